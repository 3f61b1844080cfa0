import { existsSync } from "node:fs";
import { join } from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Config } from "../config.ts";
import { secret } from "../data-folder.ts";
import { StartRefused } from "../start-refused.ts";
import { type Cluster, startCluster } from "./cluster.ts";
import { keepPlansOn } from "./kept-plans.ts";
import { migrate } from "./migrate.ts";
import type { Db } from "./tables.ts";

/** The opened database: `db` acts under the application's role, which row-level security binds. */
export interface Database {
  db: Db;
  pool: pg.Pool;
  /** Connection string under which pools act; for pg-boss and worker processes. */
  appUrl: string;
  /** True when this process is the server of this database; false when another one already is. */
  becomeServer(): Promise<boolean>;
  /** A session of the database's administrator for `work`: for upkeep that no role of the application may do. Never for what a request asks. */
  asAdministrator<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

// numeric and bigint stay strings by default; our counts fit a JavaScript number.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * Name the sessions of this process and its threads go by, so that it can see whether others still use the embedded server. Its own are
 * told apart: those of a thread that has just ended live on for a moment.
 */
export const applicationName = `sekisho ${process.pid}`;

export async function openDatabase(
  config: Pick<Config, "databaseUrl" | "dataFolder">,
  poolSize = 12,
): Promise<Database> {
  const cluster = config.databaseUrl ? null : await startCluster(config.dataFolder);
  const adminUrl = cluster ? (await ensureDatabase(cluster, "sekisho")).url : (config.databaseUrl ?? "");
  const guard = new pg.Client({ connectionString: adminUrl, application_name: applicationName, keepAlive: true });
  try {
    await guard.connect();
  } catch (error) {
    throw new StartRefused(
      "database_unreachable",
      `データベースに接続できません（${reason(error)}）。DATABASE_URL を確認してください。`,
    );
  }
  guard.on("error", () => {});
  let appUrl: string;
  try {
    await requireVersion(guard);
    await migrate(guard);
    appUrl = cluster ? await ensureLogin(guard, adminUrl, config.dataFolder) : withRole(adminUrl);
  } catch (error) {
    // Data that cannot be opened must leave neither a process that waits for ever nor a PostgreSQL that nobody uses.
    await leave(guard, cluster);
    throw error;
  }
  const { db, pool } = connect(appUrl, poolSize);
  return {
    db,
    pool,
    appUrl,
    asAdministrator: async (work) => {
      const client = new pg.Client({ connectionString: adminUrl, application_name: applicationName, keepAlive: true });
      await client.connect();
      try {
        return await work(client);
      } finally {
        await client.end();
      }
    },
    becomeServer: async () => (await guard.query("select pg_try_advisory_lock(727002) as won")).rows[0].won,
    close: async () => {
      await db.destroy();
      await leave(guard, cluster);
    },
  };
}

/**
 * A session of the database's administrator, and the application's beside it, on the data as they are: nothing is brought to this
 * program's version, nothing is made. For what copies the data, looks whether they are well, or proves that they came back.
 * @throws StartRefused when there is no database to look at
 */
export async function onDataAsTheyAre<T>(
  config: Pick<Config, "databaseUrl" | "dataFolder">,
  work: (session: { client: pg.Client; db: Db }) => Promise<T>,
): Promise<T> {
  if (!config.databaseUrl && !existsSync(join(config.dataFolder, "postgres", "PG_VERSION")))
    throw new StartRefused(
      "no_data",
      `${config.dataFolder} に関所のデータがありません。SEKISHO_DATA が正しいか確かめてください。`,
    );
  const cluster = config.databaseUrl ? null : await startCluster(config.dataFolder);
  const adminUrl = cluster ? cluster.adminUrl.replace(/\/postgres$/, "/sekisho") : (config.databaseUrl ?? "");
  const client = new pg.Client({ connectionString: adminUrl, application_name: applicationName, keepAlive: true });
  try {
    await client.connect();
  } catch (error) {
    throw new StartRefused("database_unreachable", `データベースに接続できません（${reason(error)}）。`);
  }
  client.on("error", () => {});
  client.on("notice", () => {});
  const { db } = connect(withRole(adminUrl), 2);
  try {
    return await work({ client, db });
  } finally {
    await db.destroy();
    await leave(client, cluster);
  }
}

/** The last one out stops the embedded server. */
async function leave(guard: pg.Client, cluster: Cluster | null): Promise<void> {
  const others = await guard.query(
    "select count(*)::int as n from pg_stat_activity where application_name like 'sekisho %' and application_name <> $1",
    [applicationName],
  );
  await guard.end();
  if (cluster && others.rows[0].n === 0) cluster.stop();
}

/** Pools of an opened database, also for worker threads, which get its `appUrl`. */
export function connect(appUrl: string, poolSize: number): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: poolSize,
    application_name: applicationName,
    keepAlive: true,
  });
  // A lost connection is reported by the query that needed it; without a listener it would end the process.
  pool.on("error", () => {});
  pool.on("connect", keepPlansOn);
  return { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), pool };
}

const reason = (error: unknown) => (error instanceof Error ? error.message || error.name : String(error));

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select current_setting('server_version_num')::int as version");
  if (rows[0].version < 150_000) throw new StartRefused("database_too_old", "PostgreSQL 15 以上が必要です。");
}

async function ensureDatabase(cluster: Cluster, name: string): Promise<{ url: string }> {
  const client = new pg.Client({ connectionString: cluster.adminUrl, application_name: applicationName });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!rowCount) {
      await client.query(`create database ${name}`).catch((error: { code?: string }) => {
        if (error.code !== "42P04" && error.code !== "23505") throw error;
      });
    }
  } finally {
    await client.end();
  }
  return { url: cluster.adminUrl.replace(/\/postgres$/, `/${name}`) };
}

/** With the embedded server the application signs in as a role of its own that is no superuser and owns nothing. */
async function ensureLogin(client: pg.Client, adminUrl: string, dataFolder: string): Promise<string> {
  const password = secret(join(dataFolder, "application.secret"));
  await client.query("select pg_advisory_lock(727003)");
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = 'sekisho_login'");
  if (!rowCount) await client.query("create role sekisho_login login noinherit nosuperuser nobypassrls");
  await client.query(`alter role sekisho_login password '${password}'`);
  await client.query(
    "grant sekisho_app, sekisho_operator, sekisho_matcher, sekisho_statistics, sekisho_statistics_named, sekisho_public, sekisho_programme, sekisho_survey_company to sekisho_login",
  );
  await client.query("select pg_advisory_unlock(727003)");
  const url = new URL(adminUrl);
  url.username = "sekisho_login";
  url.password = password;
  return withRole(url.toString());
}

/** Every session of the application acts as sekisho_app, whoever signed in. */
function withRole(connectionString: string): string {
  const url = new URL(connectionString);
  url.searchParams.set("options", "-c role=sekisho_app");
  return url.toString();
}
