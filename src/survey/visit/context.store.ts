import type { Db } from "../../platform/db/tables.ts";

/** What visits stand on. */
export interface VisitContext {
  db: Db;
  now(): Date;
}
