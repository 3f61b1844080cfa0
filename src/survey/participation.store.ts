import { sql } from "kysely";
import type { Trx } from "../platform/db/tables.ts";
import type { SurveyState } from "./programme/state.ts";
import type { SurveyKey } from "./survey-reach.ts";

/** A hospital in a programme: what every part of its survey needs to know of it. */
export interface Participation extends SurveyKey {
  hospitalName: string;
  companyId: string | null;
  state: SurveyState;
  stateSince: Date;
  /** ISO day by which the next step should be taken; null: no term. */
  dueOn: string | null;
  /** The programme that may read along; null when the hospital shares nothing. Goes with every row that the survey writes. */
  sharedWith: string | null;
  addedAt: Date;
}

export const participationColumns = sql`facility_id as "facilityId", programme_id as "programmeId", hospital_name as "hospitalName",
  company_id as "companyId", state, state_since as "stateSince", due_on::text as "dueOn", shared_with as "sharedWith", added_at as "addedAt"`;

/**
 * Undefined where the hospital is not of the programme. `trx` is one of `inFacility`.
 * @param lock it neither ends nor stops sharing before the transaction does, and of two who change something in it at once the second meets
 *   the new state: everybody locks this first
 */
export async function findParticipation(
  trx: Trx,
  { facilityId, programmeId }: SurveyKey,
  lock?: "locked",
): Promise<Participation | undefined> {
  const { rows } = await sql<Participation>`select ${participationColumns} from survey_participation
    where facility_id = ${facilityId} and programme_id = ${programmeId} ${lock ? sql`for no key update` : sql``}`.execute(
    trx,
  );
  return rows[0];
}

/** The first columns of every row about this survey. */
export const rowKey = ({ facilityId, programmeId, sharedWith }: Participation) => ({
  facility_id: facilityId,
  programme_id: programmeId,
  shared_with: sharedWith,
});
