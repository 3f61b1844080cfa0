import { sql } from "kysely";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import type { RouteContract } from "../../shared/route.ts";
import { hourOf, mannerOf } from "./access-log.ts";
import type { AccessManner } from "./access-log-contract.ts";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    access_log: {
      facility_id: string;
      hour: Date;
      organisation_id: string;
      person_id: string;
      task: string;
      manner: AccessManner;
      times: number;
      last_at: Date;
    };
  }
}

/**
 * Counts one request that reaches the hospital through engagements: in a transaction of its own and before anything is answered, so
 * that neither a handler that fails nor one that is slow loses it. When it cannot be written, nothing is shown.
 */
export const noteAccess = (
  db: Db,
  {
    facilityId,
    personId,
    organisationIds,
    contract,
  }: {
    facilityId: string;
    personId: string;
    organisationIds: readonly string[];
    contract: Pick<RouteContract, "id" | "method" | "binaryReply">;
  },
  now: Date,
): Promise<void> =>
  inFacility(db, facilityId, async (trx) => {
    // Not waiting for the disk: a power cut may lose the last half second of counts, and every page would be slower by a disk's turn.
    await sql`set local synchronous_commit = off`.execute(trx);
    const rows = organisationIds.toSorted().map((organisation_id) => ({
      facility_id: facilityId,
      hour: hourOf(now),
      organisation_id,
      person_id: personId,
      task: contract.id,
      manner: mannerOf(contract),
      times: 1,
      last_at: now,
    }));
    await trx
      .insertInto("access_log")
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(["facility_id", "hour", "organisation_id", "person_id", "task"]).doUpdateSet((set) => ({
          times: sql<number>`access_log.times + 1`,
          last_at: set.ref("excluded.last_at"),
        })),
      )
      .execute();
  });

export interface LogFilter {
  organisationId?: string | undefined;
  /** From, and up to but not including. */
  between?: readonly [Date, Date] | undefined;
  manner?: AccessManner | undefined;
}

/** Newest first. `trx` must be one of `inFacility`. */
export const accessLog = (
  trx: Trx,
  facilityId: string,
  { organisationId, between, manner }: LogFilter,
  limit?: number,
) =>
  trx
    .selectFrom("access_log as log")
    .innerJoin("organisation", "organisation.id", "log.organisation_id")
    .innerJoin("person", "person.id", "log.person_id")
    .select(["log.hour", "log.organisation_id as organisationId", "organisation.name as organisation"])
    .select(["log.person_id as personId", "person.name as person", "log.task", "log.manner", "log.times"])
    .select("log.last_at as lastAt")
    .where("log.facility_id", "=", facilityId)
    .$if(organisationId !== undefined, (query) => query.where("log.organisation_id", "=", organisationId ?? ""))
    .$if(manner !== undefined, (query) => query.where("log.manner", "=", manner ?? "looked"))
    .$if(between !== undefined, (query) =>
      query.where("log.hour", ">=", between?.[0] ?? new Date(0)).where("log.hour", "<", between?.[1] ?? new Date(0)),
    )
    .orderBy("log.hour", "desc")
    .orderBy("log.last_at", "desc")
    .orderBy("log.task")
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
export type LoggedAccess = Awaited<ReturnType<typeof accessLog>>[number];

/** Organisations that are in the hospital's log, by name. */
export const loggedOrganisations = (trx: Trx, facilityId: string) =>
  trx
    .selectFrom("access_log as log")
    .innerJoin("organisation", "organisation.id", "log.organisation_id")
    .select(["log.organisation_id as organisationId", "organisation.name"])
    .distinct()
    .where("log.facility_id", "=", facilityId)
    .orderBy("organisation.name")
    .execute();
