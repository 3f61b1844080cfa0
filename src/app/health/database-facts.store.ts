import { sql } from "kysely";
import { brokenChainEnd } from "../../platform/audit/chain-ends.ts";
import { verifyChains } from "../../platform/audit/verify-chains.ts";
import { readMigrations } from "../../platform/db/migrate.ts";
import { asOperator } from "../../platform/db/operator.ts";
import type { Db } from "../../platform/db/tables.ts";
import { jobCounts } from "../../platform/jobs.ts";
import { alarmingFeeds } from "../../vulnerability/feed/feed-alarm.store.ts";
import { lastBackup } from "../backup/last-backup.store.ts";
import { brokenWords } from "../cli/audit.cli.ts";
import type { DatabaseFacts } from "./facts.ts";

/**
 * @param applied names of the migrations of the data, which only an administrator's session can read
 * @param audit none: not looked at; ends: that the chains end where their heads say; thorough: every entry
 */
export async function databaseFacts(
  db: Db,
  {
    embedded,
    now,
    applied,
    audit,
  }: { embedded: boolean; now: Date; applied: readonly string[]; audit: "none" | "ends" | "thorough" },
): Promise<DatabaseFacts> {
  const migrations = migrationFacts(applied);
  const last = await lastBackup(db);
  const isOfThisVersion = migrations.pending.length === 0 && migrations.unknown.length === 0;
  return {
    ...(await serverFacts(db)),
    embedded,
    migrations,
    hospitals: await hospitals(db),
    lastBackup: last,
    // Tables of other versions are not known here.
    erasedSince: last && isOfThisVersion ? await erasedSince(db, last) : 0,
    mail: await mailFacts(db),
    jobs: await jobCounts(db),
    staleFeeds: isOfThisVersion ? (await alarmingFeeds(db, now)).map(({ name }) => name) : [],
    audit: audit === "none" ? null : await auditFacts(db, audit),
  };
}

async function serverFacts(db: Db): Promise<Pick<DatabaseFacts, "version" | "clockAheadMs" | "serverRuns">> {
  const asked = Date.now();
  const { rows } = await sql<{ version: string; at: Date; runs: boolean }>`
    select current_setting('server_version') as version, clock_timestamp() as at,
      exists (select from pg_locks where locktype = 'advisory' and classid = 0 and objid = 727002 and objsubid = 1
        and database = (select oid from pg_database where datname = current_database())) as runs`.execute(db);
  const between = (asked + Date.now()) / 2;
  const { version = "", at = new Date(), runs = false } = rows[0] ?? {};
  return { version, clockAheadMs: at.getTime() - between, serverRuns: runs };
}

function migrationFacts(applied: readonly string[]): DatabaseFacts["migrations"] {
  const known = readMigrations().map(({ name }) => name);
  return {
    applied: applied.length,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

const hospitals = (db: Db): Promise<number> =>
  asOperator(db, async (trx) => {
    const { n } = await trx.selectFrom("facility").select(sql<number>`count(*)::int`.as("n")).executeTakeFirstOrThrow();
    return n;
  });

async function erasedSince(db: Db, last: Date): Promise<number> {
  const { n } = await db
    .selectFrom("custody_erasure")
    .select(sql<number>`count(*)::int`.as("n"))
    .where("agreed_at", ">", last)
    .executeTakeFirstOrThrow();
  return n;
}

async function mailFacts(db: Db): Promise<DatabaseFacts["mail"]> {
  const { rows } = await sql<DatabaseFacts["mail"]>`
    select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'kept')::int as kept, min(created_at) filter (where state = 'waiting') as "oldestWaiting"
    from mail`.execute(db);
  return rows[0] ?? { waiting: 0, failed: 0, kept: 0, oldestWaiting: null };
}

async function auditFacts(db: Db, how: "ends" | "thorough"): Promise<NonNullable<DatabaseFacts["audit"]>> {
  const seen = how === "thorough" ? await verifyChains(db) : await brokenChainEnd(db);
  const thorough = how === "thorough";
  return "broken" in seen
    ? { thorough, chains: 0, broken: brokenWords(seen.broken) }
    : { thorough, chains: seen.chains, broken: null };
}
