import { ok, type Result, refuse } from "../../shared/result.ts";
import type { ProgrammePart } from "../contract.ts";
import { isOpen } from "./engaged-grants.ts";
import type { EngagementKind, EngagementRefusal } from "./engagement-contract.ts";

/** A pledge, contract or order as recorded. It is never removed: the duty of confidentiality outlives every term. */
export interface Engagement {
  id: string;
  organisationId: string;
  part: ProgrammePart;
  kind: EngagementKind;
  since: Date;
  /** The first moment it counts no more; null: no term. */
  until: Date | null;
  endedAt: Date | null;
}

/** Which part signs what: domain.md 2 and 3. */
export const kindsOfPart: Record<ProgrammePart, readonly EngagementKind[]> = {
  secretariat: ["pledge"],
  supervising_company: ["nda"],
  survey_company: ["nda", "purchase_order"],
  research_group: ["nda"],
  ministry: ["delivery"],
};

export const standingOf = (
  { since, until, endedAt }: Pick<Engagement, "since" | "until" | "endedAt">,
  now: Date,
): "ahead" | "inForce" | "lapsed" | "ended" => {
  if (endedAt !== null && endedAt <= now) return "ended";
  if (until !== null && until <= now) return "lapsed";
  return since > now ? "ahead" : "inForce";
};

const stands = (one: Engagement, now: Date): boolean => ["ahead", "inForce"].includes(standingOf(one, now));

/** What must be known of a hospital in a programme before anything is recorded about it; given by whoever keeps participations. */
export interface Participation {
  /** False after it declined or left. */
  takesPart: boolean;
  intentConfirmed: boolean;
}

export interface WantedEngagement {
  organisationId: string;
  kind: EngagementKind;
  /** YYYY-MM-DD in Japan. */
  signedOn: string;
  /** Null: as long as the pledge. */
  until: Date | null;
  /** It may take the place of the one in force. */
  renews?: boolean;
}

/**
 * May this be recorded now? A pledge after the hospital confirmed its intent; everything else only while the pledge stands, and not
 * longer than it.
 * @param part what the organisation is in the programme now; null: nothing
 * @param held what was recorded for the hospital in this programme so far
 * @returns the part, until when it counts, and which one it takes the place of
 */
export function mayRecord(
  {
    participation,
    part,
    held,
  }: { participation: Participation; part: ProgrammePart | null; held: readonly Engagement[] },
  wanted: WantedEngagement,
  { now, today }: { now: Date; today: string },
): Result<{ part: ProgrammePart; until: Date | null; renewed: string | null }, EngagementRefusal> {
  if (!participation.takesPart) return refuse("hospital_has_left");
  if (!participation.intentConfirmed) return refuse("intent_not_confirmed");
  if (part === null) return refuse("no_part_in_programme");
  if (!kindsOfPart[part].includes(wanted.kind)) return refuse("kind_of_another_part");
  if (wanted.signedOn > today) return refuse("signed_in_future");
  if (wanted.until !== null && wanted.until <= now) return refuse("term_has_passed");
  const standing = held.filter((one) => stands(one, now));
  const same = standing.find((one) => one.kind === wanted.kind && one.organisationId === wanted.organisationId);
  if (same && !wanted.renews) return refuse("already_recorded");
  const renewed = same?.id ?? null;
  if (wanted.kind === "pledge") return ok({ part, until: wanted.until, renewed });
  const pledge = standing.find((one) => one.kind === "pledge");
  if (!pledge) return refuse("no_pledge");
  if (pledge.until === null) return ok({ part, until: wanted.until, renewed });
  if (wanted.until !== null && wanted.until > pledge.until) return refuse("longer_than_pledge");
  return ok({ part, until: wanted.until ?? pledge.until, renewed });
}

/** What a renewed pledge of this term cuts short: nothing lasts longer than the pledge. */
export const cutShortBy = (held: readonly Engagement[], pledgeUntil: Date | null, now: Date): Engagement[] =>
  held.filter(
    (one) =>
      one.kind !== "pledge" &&
      stands(one, now) &&
      pledgeUntil !== null &&
      (one.until === null || one.until > pledgeUntil),
  );

/** What ends with one that is ended: with the pledge everything of the programme, else it alone. */
export function endsWith(held: readonly Engagement[], id: string, now: Date): Result<Engagement[], EngagementRefusal> {
  const one = held.find((known) => known.id === id);
  if (!one) return refuse("not_found");
  if (!stands(one, now)) return refuse("already_over");
  return ok(one.kind === "pledge" ? held.filter((other) => stands(other, now)) : [one]);
}

/** What ends when the hospital shuts the organisation out: all that it holds; with the one that gave the pledge, everything. */
export function shutsOut(held: readonly Engagement[], id: string, now: Date): Result<Engagement[], EngagementRefusal> {
  const one = held.find((known) => known.id === id);
  if (!one) return refuse("not_found");
  const own = held.filter((other) => other.organisationId === one.organisationId && stands(other, now));
  if (own.length === 0) return refuse("already_over");
  return ok(own.some(({ kind }) => kind === "pledge") ? held.filter((other) => stands(other, now)) : own);
}

/** Does the organisation see the hospital, by all it holds in force? */
export const opensHospital = (own: readonly Engagement[], now: Date): boolean =>
  own.some(({ part }) =>
    isOpen({ part, kinds: own.flatMap((one) => (standingOf(one, now) === "inForce" ? [one.kind] : [])) }),
  );

/** Since when it has been open: the youngest of what opens it. Null when it is not. */
export function openSince(own: readonly Engagement[], now: Date): Date | null {
  if (!opensHospital(own, now)) return null;
  const counting = own.filter((one) => standingOf(one, now) === "inForce");
  return new Date(Math.max(...counting.map(({ since }) => since.getTime())));
}

/** When the first of what opens it runs out; null: no term. */
export function openUntil(own: readonly Engagement[], now: Date): Date | null {
  const terms = own.flatMap((one) => (standingOf(one, now) === "inForce" && one.until ? [one.until.getTime()] : []));
  return terms.length > 0 ? new Date(Math.min(...terms)) : null;
}
