import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { inOrganisation, withinOrganisations } from "../../platform/db/tenant.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Segments } from "../round/anonymity.ts";
import type { RoundContext } from "../round/context.store.ts";
import { whatHash, whoHash } from "../round/link-secret.store.ts";
import { findRound, type StoredRound } from "../round/read-round.store.ts";
import { answering } from "../round/round.ts";
import type { respondentPaces } from "./pace.ts";
import type { draftSaver } from "./save-drafts.store.ts";

export type RespondentContext = Pick<RoundContext, "db" | "now" | "roundKey"> & {
  paces: ReturnType<typeof respondentPaces>;
  saveSealed: ReturnType<typeof draftSaver>;
};

/** Whoever holds the secret of a link, and the round that it leads to. */
export interface Comer {
  organisationId: string;
  roundId: string;
  secret: string;
  whoHash: string;
  whatHash: string;
}

export type ComingRefusal = "link_wrong" | "too_many_attempts";

/** Finds the round of a link, or of an open round's address; whether it takes answers is seen there. */
export async function come(
  { db, now, paces }: RespondentContext,
  { token, slug }: { token: string; slug?: string | undefined },
  address: string,
): Promise<Result<Comer, ComingRefusal>> {
  const at = now();
  const [who, what] = [whoHash(token), whatHash(token)];
  if (paces.wrongLinks.isUsedUp(address, at) || !paces.uses.allows(who, at)) return refuse("too_many_attempts");
  const { rows } = await (slug === undefined
    ? sql<RoundKey>`select organisation_id as "organisationId", round_id as "roundId" from questionnaire_round_of_link(${who})`
    : sql<RoundKey>`select organisation_id as "organisationId", round_id as "roundId" from questionnaire_round_of_slug(${slug})`
  ).execute(db);
  const [round] = rows;
  if (!round) {
    paces.wrongLinks.allows(address, at);
    return refuse("link_wrong");
  }
  return ok({ ...round, secret: token, whoHash: who, whatHash: what });
}

interface RoundKey {
  organisationId: string;
  roundId: string;
}

/** Somebody of the list of a round, as far as answering goes; an open round has none. */
export interface Invitation {
  id: string;
  segments: Segments;
}

export interface Welcome {
  round: StoredRound;
  invitation: Invitation | null;
  /** Answers are taken today. */
  open: boolean;
}

export type WelcomeRefusal = "link_wrong" | "link_stopped" | "round_not_open";

/** One transaction in the organisation of the link, and in no other. */
export const inRound = <T>(
  { db }: RespondentContext,
  { organisationId }: Comer,
  work: (trx: Trx) => Promise<T>,
): Promise<T> => withinOrganisations([organisationId], () => inOrganisation(db, organisationId, work));

/** The round behind the link, with the invitation, if the link is in force. A round that is over still shows what was handed in. */
export async function welcome(trx: Trx, comer: Comer, now: Date): Promise<Result<Welcome, WelcomeRefusal>> {
  const { organisationId, roundId } = comer;
  const round = await findRound(trx, organisationId, roundId);
  if (!round) return refuse("link_wrong");
  const state = answering(round, japanDay(now));
  if (state === "not_begun") return refuse("round_not_open");
  if (round.access === "open") return ok({ round, invitation: null, open: state === "taken" });
  const { rows } = await sql<Invitation & { stopped: boolean }>`
    select id, segments, stopped_on is not null as stopped from questionnaire_invitation
    where organisation_id = ${organisationId} and round_id = ${roundId} and who_hash = ${comer.whoHash}`.execute(trx);
  const [invitation] = rows;
  if (!invitation) return refuse("link_wrong");
  if (invitation.stopped) return refuse("link_stopped");
  return ok({ round, invitation, open: state === "taken" });
}
