import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { coarsen, smallestCrowd } from "./anonymity.ts";
import type { RoundContext } from "./context.store.ts";
import { newLinkKey } from "./link-secret.store.ts";
import { findRound, lockRound, type StoredRound } from "./read-round.store.ts";
import { checkSettings, mayOpen, type OpeningRefusal, roundActions, type SettingsRefusal } from "./round.ts";
import type { RoundSettings } from "./route-contracts.ts";
import { stirRound } from "./stir.store.ts";
import "./tables.store.ts";

export type RoundRefusal =
  | "not_found"
  | "no_such_instrument"
  | "address_taken"
  | "wrong_state"
  | SettingsRefusal
  | OpeningRefusal;
type Outcome<T = StoredRound> = Promise<Result<T, RoundRefusal>>;

/** Sends a change through: the round locked, and gone back on when it is refused. */
async function changing<T>(
  { db }: Pick<RoundContext, "db">,
  organisationId: string,
  roundId: string,
  work: (trx: Trx, round: StoredRound) => Outcome<T>,
): Outcome<T> {
  return inOrganisation(db, organisationId, async (trx) => {
    const round = await lockRound(trx, organisationId, roundId);
    return round ? work(trx, round) : refuse("not_found");
  });
}

export async function createRound(
  context: RoundContext,
  actor: Actor,
  organisationId: string,
  settings: RoundSettings,
): Outcome {
  const allowed = checkSettings(settings);
  if (!allowed.ok) return allowed;
  const { db, now, roundKey } = context;
  const at = now();
  const id = randomUUID();
  const open = settings.access === "open";
  const slug = open ? (settings.slug ?? `q-${randomBytes(5).toString("hex")}`) : null;
  return inOrganisation(db, organisationId, async (trx): Outcome => {
    const instrument = await instrumentState(trx, organisationId, settings);
    if (!instrument) return refuse("no_such_instrument");
    const inserted = await sql`
      insert into questionnaire_round (organisation_id, id, title, instrument_id, edition, access, anonymous, editable, slug, opens_on,
        closes_on, population, remind_after_days, reminders_at_most, state, link_key, created_by, created_at)
      values (${organisationId}, ${id}, ${settings.title}, ${settings.instrumentId}, ${settings.edition}, ${settings.access},
        ${settings.anonymous}, ${settings.editable}, ${slug}, ${settings.opensOn}, ${settings.closesOn}, ${settings.population},
        ${settings.remindAfterDays}, ${settings.remindersAtMost}, 'draft', ${open ? null : newLinkKey(roundKey)}, ${actor.label}, ${at})
      on conflict (slug) do nothing returning id`.execute(trx);
    if (inserted.rows.length === 0) return refuse("address_taken");
    const { title, access, anonymous } = settings;
    await audit(trx, actor, at, "round.created", organisationId, id, { title, access, anonymous });
    return ok(await found(trx, organisationId, id));
  });
}

type Changes = Partial<
  Pick<
    RoundSettings,
    "title" | "editable" | "opensOn" | "closesOn" | "population" | "remindAfterDays" | "remindersAtMost"
  >
>;

export const changeRound = (
  context: RoundContext,
  actor: Actor,
  organisationId: string,
  roundId: string,
  changes: { [Name in keyof Changes]?: Changes[Name] | undefined },
): Outcome =>
  changing(context, organisationId, roundId, async (trx, round): Outcome => {
    const at = context.now();
    if (!roundActions(round, japanDay(at)).includes("change")) return refuse("wrong_state");
    const stated = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Changes;
    const next = { ...round, ...stated };
    const allowed = checkSettings(next);
    if (!allowed.ok) return allowed;
    await sql`update questionnaire_round set title = ${next.title}, editable = ${next.editable}, opens_on = ${next.opensOn},
        closes_on = ${next.closesOn}, population = ${next.population}, remind_after_days = ${next.remindAfterDays},
        reminders_at_most = ${next.remindersAtMost}
      where organisation_id = ${organisationId} and id = ${roundId}`.execute(trx);
    await audit(trx, actor, at, "round.changed", organisationId, roundId, stated);
    return ok(next);
  });

/** A draft that nobody has seen: its list goes with it. */
export const removeRound = (
  context: RoundContext,
  actor: Actor,
  organisationId: string,
  roundId: string,
): Outcome<null> =>
  changing(context, organisationId, roundId, async (trx, round): Outcome<null> => {
    if (round.state !== "draft") return refuse("wrong_state");
    await trx
      .deleteFrom("questionnaire_invitation")
      .where("organisation_id", "=", organisationId)
      .where("round_id", "=", roundId)
      .execute();
    await trx
      .deleteFrom("questionnaire_round")
      .where("organisation_id", "=", organisationId)
      .where("id", "=", roundId)
      .execute();
    await audit(trx, actor, context.now(), "round.removed", organisationId, roundId, { title: round.title });
    return ok(null);
  });

export const openRound = (context: RoundContext, actor: Actor, organisationId: string, roundId: string): Outcome =>
  changing(context, organisationId, roundId, async (trx, round): Outcome => {
    const at = context.now();
    const instrument = await instrumentState(trx, organisationId, round);
    const { rows } = await sql<{ invited: number }>`select count(*)::int as invited from questionnaire_invitation
      where organisation_id = ${organisationId} and round_id = ${roundId} and stopped_on is null`.execute(trx);
    const facts = { instrumentFixed: instrument === "fixed", invited: rows[0]?.invited ?? 0, smallestCrowd };
    const allowed = mayOpen(round, facts, japanDay(at));
    if (!allowed.ok) return allowed;
    if (round.anonymous) await coarsenSegments(trx, organisationId, roundId);
    await sql`update questionnaire_round set state = 'open', opened_at = ${at}
      where organisation_id = ${organisationId} and id = ${roundId}`.execute(trx);
    await audit(trx, actor, at, "round.opened", organisationId, roundId, { invited: facts.invited });
    return ok(await found(trx, organisationId, roundId));
  });

/** Over the whole list at once, however it was put together: from now on the segments go with answers. */
async function coarsenSegments(trx: Trx, organisationId: string, roundId: string): Promise<void> {
  const invited = await trx
    .selectFrom("questionnaire_invitation")
    .select(["id", "segments"])
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", roundId)
    .execute();
  const coarse = coarsen(invited.map(({ segments }) => segments));
  const ids = invited.map(({ id }) => id);
  const segments = coarse.map((own) => JSON.stringify(own));
  await sql`update questionnaire_invitation invitation set segments = told.segments::jsonb
    from unnest(${ids}::uuid[], ${segments}::text[]) as told (id, segments)
    where invitation.organisation_id = ${organisationId} and invitation.round_id = ${roundId} and invitation.id = told.id`.execute(
    trx,
  );
}

/** Nothing is taken any more, and the key of the links is destroyed: from now on nobody can tell whose link was used. */
export const closeRound = (
  context: Pick<RoundContext, "db" | "now" | "roundKey">,
  actor: Pick<Actor, "label">,
  organisationId: string,
  roundId: string,
): Outcome =>
  changing(context, organisationId, roundId, async (trx, round): Outcome => {
    const at = context.now();
    if (round.state !== "open") return refuse("wrong_state");
    await sql`update questionnaire_round set state = 'closed', closed_at = ${at}, link_key = null
      where organisation_id = ${organisationId} and id = ${roundId}`.execute(trx);
    // What was begun and never handed in is nobody's statement.
    await sql`delete from questionnaire_ticket where organisation_id = ${organisationId} and round_id = ${roundId} and not spent`.execute(
      trx,
    );
    if (round.anonymous) await stirRound(trx, context.roundKey, round);
    await audit(trx, actor, at, "round.closed", organisationId, roundId, {});
    return ok(await found(trx, organisationId, roundId));
  });

async function instrumentState(
  trx: Trx,
  organisationId: string,
  { instrumentId, edition }: { instrumentId: string; edition: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`select state from questionnaire_instrument
    where organisation_id = ${organisationId} and instrument_id = ${instrumentId} and edition = ${edition}`.execute(
    trx,
  );
  return rows[0]?.state;
}

async function found(trx: Trx, organisationId: string, roundId: string): Promise<StoredRound> {
  const round = await findRound(trx, organisationId, roundId);
  if (!round) throw new Error("a round is missing that was just written");
  return round;
}

/** What is done with rounds stands in the instance's chain; of respondents and their answers nothing does. */
export const audit = (
  trx: Trx,
  actor: Pick<Actor, "label">,
  at: Date,
  action: string,
  organisationId: string,
  roundId: string,
  detail: Record<string, unknown>,
): Promise<void> =>
  recordInstanceAudit(trx, {
    at,
    actor: actor.label,
    action,
    subject: `round:${roundId}`,
    detail: { organisationId, ...detail },
  });
