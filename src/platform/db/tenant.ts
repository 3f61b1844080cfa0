import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "kysely";
import type { Result } from "../../shared/result.ts";
import type { Db, Trx } from "./tables.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const reach = new AsyncLocalStorage<ReadonlySet<string>>();

/**
 * Within `work`, no transaction sees a facility outside `facilityIds`, whichever it asks for: what a request may touch follows from who
 * sent it, not from the address it names, even where a policy function lets it pass by mistake.
 */
export const withinReach = <T>(facilityIds: readonly string[], work: () => T): T =>
  reach.run(new Set(facilityIds), work);

/** Facilities that transactions begun here may see at most; null where nobody set a limit (jobs, command line, start of the server). */
export const currentReach = (): readonly string[] | null => {
  const set = reach.getStore();
  return set ? [...set] : null;
};

/**
 * Within `work`, this facility may be touched as well. For what is written about a hospital by somebody who may not see it yet: a
 * secretariat adds it to its programme, or records its pledge. Whoever calls this has made sure that it is theirs to write.
 */
export function reachingAlso<T>(facilityId: string, work: () => T): T {
  const within = reach.getStore();
  return within ? reach.run(new Set([...within, facilityId]), work) : work();
}

/**
 * Runs `work` in one transaction that sees only the named facilities: the last line of defence behind the policy functions.
 * `set local` takes no bind parameters, so the ids are checked to be uuids; it is sent as a statement of its own (scale-out.md 2.9).
 */
export async function inFacilities<T>(
  db: Db,
  facilityIds: readonly string[],
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  for (const id of facilityIds) if (!uuid.test(id)) throw new RangeError("not a facility id");
  const within = reach.getStore();
  const seen = within ? facilityIds.filter((id) => within.has(id)) : facilityIds;
  return db.transaction().execute(async (trx) => {
    await sql.raw(`set local app.facility_ids = '${seen.join(",")}'`).execute(trx);
    return work(trx);
  });
}

export const inFacility = <T>(db: Db, facilityId: string, work: (trx: Trx) => Promise<T>) =>
  inFacilities(db, [facilityId], work);

const organisationReach = new AsyncLocalStorage<ReadonlySet<string>>();

/** As `withinReach`, for what belongs to organisations. */
export const withinOrganisations = <T>(organisationIds: readonly string[], work: () => T): T =>
  organisationReach.run(new Set(organisationIds), work);

/** Runs `work` in one transaction that sees what belongs to this organisation, and of no hospital anything. */
export async function inOrganisation<T>(db: Db, organisationId: string, work: (trx: Trx) => Promise<T>): Promise<T> {
  if (!uuid.test(organisationId)) throw new RangeError("not an organisation id");
  const within = organisationReach.getStore();
  const seen = !within || within.has(organisationId) ? organisationId : "";
  return db.transaction().execute(async (trx) => {
    await sql.raw(`set local app.organisation_ids = '${seen}'`).execute(trx);
    return work(trx);
  });
}

const programmeReach = new AsyncLocalStorage<ReadonlySet<string>>();

/** As `withinReach`, for what belongs to survey programmes. */
export const withinProgrammes = <T>(programmeIds: readonly string[], work: () => T): T =>
  programmeReach.run(new Set(programmeIds), work);

/**
 * In whose eyes a programme is looked at. overseer: all its hospitals, of each what it shares (role sekisho_programme; reads only).
 * company: the hospitals this organisation is to survey (role sekisho_survey_company; reads only). plan: the programme's own data, and
 * of no hospital anything (reads and writes).
 */
export type ProgrammeView = { as: "overseer" } | { as: "company"; organisationId: string } | { as: "plan" };

/** Runs `work` in one transaction that sees what belongs to this programme, as far as `view` goes. */
export async function inProgramme<T>(
  db: Db,
  programmeId: string,
  view: ProgrammeView,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  const organisationId = view.as === "company" ? view.organisationId : "";
  if (!uuid.test(programmeId) || (organisationId && !uuid.test(organisationId)))
    throw new RangeError("not a programme or organisation id");
  const seen = (id: string, within: ReadonlySet<string> | undefined) => (!within || within.has(id) ? id : "");
  return db.transaction().execute(async (trx) => {
    if (view.as === "overseer") await sql`set local role sekisho_programme`.execute(trx);
    if (view.as === "company") await sql`set local role sekisho_survey_company`.execute(trx);
    const organisation = seen(organisationId, organisationReach.getStore());
    await sql.raw(`set local app.organisation_ids = '${organisation}'`).execute(trx);
    await sql.raw(`set local app.programme_ids = '${seen(programmeId, programmeReach.getStore())}'`).execute(trx);
    return work(trx);
  });
}

/**
 * One transaction that sees a hospital and a programme it takes part in: for what is written about the hospital and has to know the
 * programme's plan. The hospital's own people belong to no programme, so which one it is has to come from its participation.
 */
export const inFacilityOfProgramme = <T>(
  db: Db,
  { facilityId, programmeId }: { facilityId: string; programmeId: string },
  work: (trx: Trx) => Promise<T>,
): Promise<T> => {
  if (!uuid.test(programmeId)) throw new RangeError("not a programme id");
  return inFacility(db, facilityId, async (trx) => {
    await sql.raw(`set local app.programme_ids = '${programmeId}'`).execute(trx);
    return work(trx);
  });
};

/** As `inFacility`; a refusal leaves nothing of what was written before it. */
export async function inFacilityOrNothing<Outcome extends Result<unknown, unknown>>(
  db: Db,
  facilityId: string,
  work: (trx: Trx) => Promise<Outcome>,
): Promise<Outcome> {
  let refused: Outcome | undefined;
  try {
    return await inFacility(db, facilityId, async (trx) => {
      const outcome = await work(trx);
      if (outcome.ok) return outcome;
      refused = outcome;
      throw new Error("refused");
    });
  } catch (error) {
    if (refused) return refused;
    throw error;
  }
}
