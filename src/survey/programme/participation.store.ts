import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { japanDay } from "../../shared/japan-day.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { SurveyState } from "./state.ts";
import type { Reached } from "./term.ts";

/** A hospital in a programme, as its steps need it. */
export interface Participation extends SurveyKey {
  hospitalName: string;
  companyId: string | null;
  state: SurveyState;
  stateSince: Date;
  dueOn: string | null;
  sharedWith: string | null;
}

const columns = sql`facility_id as "facilityId", programme_id as "programmeId", hospital_name as "hospitalName",
  company_id as "companyId", state, state_since as "stateSince", due_on::text as "dueOn", shared_with as "sharedWith"`;

/** `trx` is one of `inFacility`, here and below. */
export const findParticipation = (trx: Trx, key: SurveyKey) => read(trx, key, sql``);

/** Locks it until the transaction ends, so that of two who take a step at once the second meets the new state. */
export const lockParticipation = (trx: Trx, key: SurveyKey) => read(trx, key, sql`for no key update`);

async function read(trx: Trx, key: SurveyKey, lock: ReturnType<typeof sql>): Promise<Participation | undefined> {
  const { rows } = await sql<Participation>`select ${columns} from survey_participation
    where facility_id = ${key.facilityId} and programme_id = ${key.programmeId} ${lock}`.execute(trx);
  return rows[0];
}

/** All programmes a hospital takes part in, the newest first. */
export async function participationsOf(trx: Trx, facilityId: string): Promise<Participation[]> {
  const { rows } = await sql<Participation>`select ${columns} from survey_participation
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
