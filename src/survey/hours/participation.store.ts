import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";

/** A hospital in a programme, as hours, review and delivery need it. */
export interface Participation {
  facilityId: string;
  programmeId: string;
  hospitalName: string;
  state: string;
  companyId: string | null;
  /** The programme that may read along; null when the hospital shares nothing. Copied into every row that is written. */
  sharedWith: string | null;
  addedAt: Date;
}

export interface ParticipationKey {
  facilityId: string;
  programmeId: string;
}

/** `trx` is one of `inFacility`, here and below. */
export const findParticipation = (trx: Trx, key: ParticipationKey) => read(trx, key, sql``);

/** Locks it until the transaction ends, so that two people's writing about one survey comes one after the other. */
export const lockParticipation = (trx: Trx, key: ParticipationKey) => read(trx, key, sql`for update`);

async function read(
  trx: Trx,
  { facilityId, programmeId }: ParticipationKey,
  lock: ReturnType<typeof sql>,
): Promise<Participation | undefined> {
  const { rows } = await sql<Participation>`
    select facility_id as "facilityId", programme_id as "programmeId", hospital_name as "hospitalName", state, company_id as "companyId",
      shared_with as "sharedWith", added_at as "addedAt"
    from survey_participation where facility_id = ${facilityId} and programme_id = ${programmeId} ${lock}`.execute(trx);
  return rows[0];
}

/** Nothing is added to a survey that is over, or that the hospital has left. */
export const isOver = ({ state }: Participation): boolean => ["closed", "declined", "withdrawn"].includes(state);

/** The first columns of every row about this survey. */
export const rowKey = ({ facilityId, programmeId, sharedWith }: Participation) => ({
  facility_id: facilityId,
  programme_id: programmeId,
  shared_with: sharedWith,
});
