import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { type Participation, participationColumns } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { SurveyState } from "./state.ts";
import type { Reached } from "./term.ts";

/** All programmes a hospital takes part in, the newest first. */
export async function participationsOf(trx: Trx, facilityId: string): Promise<Participation[]> {
  const { rows } = await sql<Participation>`select ${participationColumns} from survey_participation
    where facility_id = ${facilityId} order by added_at desc, programme_id`.execute(trx);
  return rows;
}

export interface TakenStep {
  number: number;
  from: SurveyState | null;
  to: SurveyState;
  planEdition: number;
  at: Date;
  by: string;
  note: string;
}

/** Every step that was ever taken, in its order. */
export async function stepsOf(trx: Trx, key: SurveyKey): Promise<TakenStep[]> {
  const { rows } = await sql<TakenStep>`
    select number, from_state as "from", to_state as "to", plan_edition as "planEdition", at, by, note from survey_step
    where facility_id = ${key.facilityId} and programme_id = ${key.programmeId} order by number`.execute(trx);
  return rows;
}

/** The day on which each step was reached last; what lies before a new invitation is of another time. */
export function reachedBy(steps: readonly Pick<TakenStep, "to" | "at">[]): Reached {
  const begin = steps.findLastIndex(({ to }) => to === "invited");
  return Object.fromEntries(steps.slice(Math.max(0, begin)).map(({ to, at }) => [to, japanDay(at)]));
}
