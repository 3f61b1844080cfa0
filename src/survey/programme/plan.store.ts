import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { Plan } from "./plan.ts";

export interface StoredProgramme {
  id: string;
  secretariatId: string;
  title: string;
  state: "preparing" | "running" | "closed";
  planEdition: number;
  plan: Plan;
}

/** The programme with the plan that counts for what is ahead. `trx` is one of `inProgramme` or `inFacilityOfProgramme`, here and below. */
export const findProgramme = (trx: Trx, programmeId: string) => read(trx, programmeId, sql``);

/** Locked until the transaction ends, so that editions of its plan come one after the other. */
export const lockProgramme = (trx: Trx, programmeId: string) =>
  read(trx, programmeId, sql`for no key update of programme`);

async function read(trx: Trx, id: string, lock: ReturnType<typeof sql>): Promise<StoredProgramme | undefined> {
  const { rows } = await sql<Omit<StoredProgramme, "plan"> & { plan: unknown }>`
    select programme.programme_id as id, secretariat_id as "secretariatId", title, state, plan_edition as "planEdition", plan
    from survey_programme programme
      join survey_plan on survey_plan.programme_id = programme.programme_id and survey_plan.edition = programme.plan_edition
    where programme.programme_id = ${id} ${lock}`.execute(trx);
  const [row] = rows;
  // A plan of an older release lacks what came later, which is then as usual.
  return row && { ...row, plan: Plan.parse(row.plan) };
}

export interface StoredPlan {
  edition: number;
  plan: Plan;
  why: string;
  madeBy: string;
  madeAt: Date;
}

/** All editions, the newest first. */
export async function planEditions(trx: Trx, programmeId: string): Promise<StoredPlan[]> {
  const { rows } = await sql<Omit<StoredPlan, "plan"> & { plan: unknown }>`
    select edition, plan, why, made_by as "madeBy", made_at as "madeAt" from survey_plan
    where programme_id = ${programmeId} order by edition desc`.execute(trx);
  return rows.map((row) => ({ ...row, plan: Plan.parse(row.plan) }));
}

export async function insertPlan(
  trx: Trx,
  programmeId: string,
  { edition, plan, why, madeBy, madeAt }: StoredPlan,
): Promise<void> {
  await sql`insert into survey_plan (programme_id, edition, plan, why, made_by, made_at)
    values (${programmeId}, ${edition}, ${JSON.stringify(plan)}, ${why}, ${madeBy}, ${madeAt})`.execute(trx);
}
