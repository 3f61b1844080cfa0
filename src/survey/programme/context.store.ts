import { sql } from "kysely";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacilities, type ProgrammeView, reachingAlso } from "../../platform/db/tenant.ts";
import { type Actor, organisationsInProgramme } from "../../shared/actor.ts";

/** What programmes and their steps stand on. */
export interface ProgrammeContext {
  db: Db;
  now(): Date;
  /** Address that people use; links in mails and calendars begin with it. */
  publicUrl: string;
}

/** How much of a programme's hospitals a person sees: all, those their company is ordered for, or none. */
export function viewOf(actor: Actor, programmeId: string): ProgrammeView {
  if (organisationsInProgramme(actor, programmeId, "programme.oversee").length > 0) return { as: "overseer" };
  const [organisationId] = organisationsInProgramme(actor, programmeId, "programme.work");
  return organisationId ? { as: "company", organisationId } : { as: "plan" };
}

/**
 * One transaction for what a programme writes about several of its hospitals, which it may not see into yet. Whoever calls this has made
 * sure that the hospitals are the programme's to write about.
 */
export const inHospitalsOfProgramme = <T>(
  db: Db,
  programmeId: string,
  facilityIds: readonly string[],
  work: (trx: Trx) => Promise<T>,
): Promise<T> => {
  if (!uuid.test(programmeId)) throw new RangeError("not a programme id");
  const run = () =>
    inFacilities(db, facilityIds, async (trx) => {
      await sql.raw(`set local app.programme_ids = '${programmeId}'`).execute(trx);
      return work(trx);
    });
  return facilityIds.reduce((inner, id) => () => reachingAlso(id, inner), run)();
};
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
