import { sql } from "kysely";
import type { Trx } from "../platform/db/tables.ts";
import { Plan } from "./programme/plan.ts";
import type { SurveyKey } from "./survey-reach.ts";

/** The plan that counts for what is still ahead of the hospital. `trx` sees the programme (in-survey.store.ts). */
export async function planOf(trx: Trx, { programmeId }: Pick<SurveyKey, "programmeId">): Promise<Plan> {
  const { rows } = await sql<{ plan: unknown }>`
    select plan.plan from survey_plan plan
      join survey_programme programme on programme.programme_id = plan.programme_id and programme.plan_edition = plan.edition
    where plan.programme_id = ${programmeId}`.execute(trx);
  return Plan.parse(rows[0]?.plan ?? {});
}
