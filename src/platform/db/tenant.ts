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
