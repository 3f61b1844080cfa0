import { sql } from "kysely";
import { endEngagement } from "../../identity/api.ts";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { inHospitalsOfProgramme, type ProgrammeContext } from "./context.store.ts";
import { stepFacts } from "./facts.store.ts";
import { reachedBy, stepsOf } from "./participation.store.ts";
import { findProgramme, type StoredProgramme } from "./plan.store.ts";
import { nextReminderOn } from "./reminder.ts";
import { share, unshare } from "./share.store.ts";
import { sidesOf } from "./side.ts";
import { isContracted, isOver, type Side, type SurveyState } from "./state.ts";
import { type StepRefusal, takeStep, usualMover } from "./step.ts";
import { nextDue, type Reached } from "./term.ts";

export type TakeRefusal = StepRefusal | { reason: "not_found" };

/**
 * Takes one step of a hospital's survey in the name of one side: locked, decided, written down with its edition of the plan, shared or
 * closed to the programme, and in the hospital's audit chain, all in one transaction.
 */
export const takeSurveyStep = (
  context: ProgrammeContext,
  actor: Actor,
  key: SurveyKey,
  side: Side,
  wanted: { to: SurveyState; note: string },
): Promise<Result<null, TakeRefusal>> =>
  inHospitalsOfProgramme(
    context.db,
    key.programmeId,
    [key.facilityId],
    async (trx): Promise<Result<null, TakeRefusal>> => {
      const now = context.now();
      const participation = await findParticipation(trx, key, "locked");
      const programme = await findProgramme(trx, key.programmeId);
      if (!participation || !programme) return refuse({ reason: "not_found" });
      if (!sidesOf(actor, participation).includes(side)) return refuse({ reason: "not_found" });
      const facts = await stepFacts(trx, participation, now);
      const standing = { programme: programme.state, plan: programme.plan, state: participation.state, facts };
      const decision = takeStep(standing, wanted.to, side);
      if (!decision.ok) return decision;
      const { from, to } = decision.value;
      await writeStep(trx, key, programme, { from, to, at: now, by: actor.label, note: wanted.note });
      if (to === "withdrawn" || to === "declined") await leave(trx, key, actor, { side, why: wanted.note, at: now });
      else if (isContracted(to)) await share(trx, key);
      await recordAudit(trx, key.facilityId, {
        at: now,
        actor: actor.label,
        action: "survey.step",
        subject: `survey:${key.programmeId}`,
        detail: { from, to, side, planEdition: programme.planEdition, note: wanted.note },
      });
      return ok(null);
    },
  );

/** Whoever leaves the programme takes back with it all that opened the hospital, in the same moment. */
async function leave(
  trx: Trx,
  key: SurveyKey,
  actor: Actor,
  { side, why, at }: { side: Side; why: string; at: Date },
): Promise<void> {
  const pledges = await trx
    .selectFrom("engagement")
    .select("id")
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .where("kind", "=", "pledge")
    .where("ended_at", "is", null)
    .execute();
  const as = side === "hospital" ? "withdrawn" : "ended";
  for (const { id } of pledges)
    await endEngagement(trx, key, { engagementId: id, as, why: why || "調査の取りやめ" }, actor, at);
  await unshare(trx, key);
}

/** One more step, and the participation as it stands after it. `from` null: it begins. */
export async function writeStep(
  trx: Trx,
  key: SurveyKey,
  { plan, planEdition }: Pick<StoredProgramme, "plan" | "planEdition">,
  step: { from: SurveyState | null; to: SurveyState; at: Date; by: string; note: string },
): Promise<void> {
  const { facilityId, programmeId } = key;
  const before = await stepsOf(trx, key);
  const { from, to, at, by, note } = step;
  await sql`insert into survey_step (facility_id, programme_id, number, from_state, to_state, plan_edition, at, by, note, shared_with)
    select ${facilityId}, ${programmeId}, ${before.length + 1}, ${from}, ${to}, ${planEdition}, ${at}, ${by}, ${note}, shared_with
    from survey_participation where facility_id = ${facilityId} and programme_id = ${programmeId}`.execute(trx);
  const passedOn = from === null || usualMover(plan, from) !== usualMover(plan, to);
  const { dueOn, remindOn } = ahead(plan, to, reachedBy([...before, { to, at }]), japanDay(at), passedOn);
  await sql`update survey_participation set state = ${to}, state_since = ${at}, plan_edition = ${planEdition}, due_on = ${dueOn},
      remind_on = ${remindOn}
    where facility_id = ${facilityId} and programme_id = ${programmeId}`.execute(trx);
}

/**
 * When what comes next is due, and when somebody is first told of it, seen from `today`.
 * @param passedOn it is another side's move now, or the programme has just begun to run: they are told at once
 */
export function ahead(
  plan: StoredProgramme["plan"],
  state: SurveyState,
  reached: Reached,
  today: string,
  passedOn: boolean,
) {
  const dueOn = nextDue(plan, state, reached);
  return { dueOn, remindOn: passedOn && !isOver(state) ? today : nextReminderOn(plan, dueOn, today) };
}
