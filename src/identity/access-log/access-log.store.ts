import type { Trx } from "../../platform/db/tables.ts";
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
