import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inProgramme, withinProgrammes } from "../../platform/db/tenant.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { inHospitalsOfProgramme, type ProgrammeContext } from "./context.store.ts";
import { reachedBy } from "./participation.store.ts";
import { insertPlan, lockProgramme, type StoredProgramme } from "./plan.store.ts";
import type { Plan } from "./plan.ts";
import type { SurveyState } from "./state.ts";
import { ahead } from "./write-step.store.ts";

/** A secretariat begins a programme: it is being prepared, with the first edition of its plan. @returns its id */
export function foundProgramme(
  { db, now }: ProgrammeContext,
  actor: Actor,
  secretariatId: string,
  { title, plan }: { title: string; plan: Plan },
): Promise<Result<string, "not_a_secretariat">> {
  const id = randomUUID();
  const at = now();
  return withinProgrammes([id], () =>
    inProgramme(db, id, { as: "plan" }, async (trx): Promise<Result<string, "not_a_secretariat">> => {
      const organisation = trx.selectFrom("organisation").select("kind").where("id", "=", secretariatId);
      if ((await organisation.executeTakeFirst())?.kind !== "secretariat") return refuse("not_a_secretariat");
      await sql`insert into survey_programme (programme_id, secretariat_id, title, state, plan_edition, created_by, created_at)
        values (${id}, ${secretariatId}, ${title}, 'preparing', 1, ${actor.label}, ${at})`.execute(trx);
      await insertPlan(trx, id, { edition: 1, plan, why: "開始", madeBy: actor.label, madeAt: at });
      const part = { programme_id: id, organisation_id: secretariatId, part: "secretariat" as const };
      await trx
        .insertInto("programme_part")
        .values({ ...part, since: at, until: null, recorded_by: actor.label })
        .execute();
      await audit(trx, actor, at, "programme.founded", id, { secretariatId, title });
      return ok(id);
    }),
  );
}

/** Its name, or its state; once it runs, everybody is reminded again of what is ahead. */
export async function changeProgramme(
  { db, now }: ProgrammeContext,
  actor: Actor,
  programmeId: string,
  changes: { title?: string | undefined; state?: StoredProgramme["state"] | undefined },
): Promise<Result<null, "not_found">> {
  const at = now();
  const hospitals = await hospitalsOf(db, programmeId);
  return inHospitalsOfProgramme(db, programmeId, hospitals, async (trx): Promise<Result<null, "not_found">> => {
    const programme = await lockProgramme(trx, programmeId);
    if (!programme) return refuse("not_found");
    const { title = programme.title, state = programme.state } = changes;
    await sql`update survey_programme set title = ${title}, state = ${state} where programme_id = ${programmeId}`.execute(
      trx,
    );
    if (state === "running" && programme.state !== "running")
      await recount(trx, programmeId, programme.plan, japanDay(at), true);
    await audit(trx, actor, at, "programme.changed", programmeId, { title, state });
    return ok(null);
  });
}

/**
 * A new edition of the plan. Steps that were taken keep theirs; what each hospital still has ahead is counted anew.
 * @param change.edition the edition it was made from: somebody else's may have come in between
 */
export async function changePlan(
  { db, now }: ProgrammeContext,
  actor: Actor,
  programmeId: string,
  change: { plan: Plan; why: string; edition: number },
): Promise<Result<number, "not_found" | "plan_changed">> {
  const at = now();
  const hospitals = await hospitalsOf(db, programmeId);
  return inHospitalsOfProgramme(
    db,
    programmeId,
    hospitals,
    async (trx): Promise<Result<number, "not_found" | "plan_changed">> => {
      const programme = await lockProgramme(trx, programmeId);
      if (!programme) return refuse("not_found");
      if (programme.planEdition !== change.edition) return refuse("plan_changed");
      const edition = programme.planEdition + 1;
      const { plan, why } = change;
      await insertPlan(trx, programmeId, { edition, plan, why, madeBy: actor.label, madeAt: at });
      await sql`update survey_programme set plan_edition = ${edition} where programme_id = ${programmeId}`.execute(trx);
      await recount(trx, programmeId, plan, japanDay(at), false);
      await audit(trx, actor, at, "programme.planned", programmeId, { edition, why });
      return ok(edition);
    },
  );
}

const hospitalsOf = (db: Db, programmeId: string): Promise<string[]> =>
  inProgramme(db, programmeId, { as: "overseer" }, async (trx) => {
    const { rows } = await sql<{ id: string }>`select facility_id as id from survey_participation
      where programme_id = ${programmeId} order by facility_id`.execute(trx);
    return rows.map(({ id }) => id);
  });

/** What is ahead of each hospital, by the new plan. One statement reads, one writes, however many there are. */
async function recount(trx: Trx, programmeId: string, plan: Plan, today: string, begins: boolean): Promise<void> {
  const { rows } = await sql<{ facilityId: string; state: SurveyState; to: SurveyState | null; at: Date }>`
    select participation.facility_id as "facilityId", participation.state, step.to_state as "to", step.at
    from survey_participation participation
      left join survey_step step on step.facility_id = participation.facility_id and step.programme_id = participation.programme_id
    where participation.programme_id = ${programmeId} order by participation.facility_id, step.number`.execute(trx);
  const counted = [...Map.groupBy(rows, ({ facilityId }) => facilityId)].map(([facilityId, steps]) => {
    const taken = steps.flatMap(({ to, at }) => (to ? [{ to, at }] : []));
    return { facilityId, ...ahead(plan, steps[0]?.state ?? "closed", reachedBy(taken), today, begins) };
  });
  await sql`update survey_participation participation set due_on = told.due_on, remind_on = told.remind_on
    from unnest(${counted.map(({ facilityId }) => facilityId)}::uuid[], ${counted.map(({ dueOn }) => dueOn)}::date[],
      ${counted.map(({ remindOn }) => remindOn)}::date[]) as told (facility_id, due_on, remind_on)
    where participation.facility_id = told.facility_id and participation.programme_id = ${programmeId}`.execute(trx);
}

/** What concerns a programme as a whole stands in the instance's chain; of hospitals nothing does. */
export const audit = (
  trx: Trx,
  actor: Pick<Actor, "label">,
  at: Date,
  action: string,
  programmeId: string,
  detail: Record<string, unknown>,
): Promise<void> =>
  recordInstanceAudit(trx, { at, actor: actor.label, action, subject: `programme:${programmeId}`, detail });
