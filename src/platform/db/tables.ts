import type { Kysely, Transaction } from "kysely";

/**
 * The tables of the database. Each capability adds its own by augmenting this interface:
 * `declare module "../platform/db/tables.ts" { interface Tables { asset: AssetTable } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the capabilities
export interface Tables {}

export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;
