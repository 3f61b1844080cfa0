import { expect, test } from "vitest";
import type { DatabaseFacts, HealthFacts } from "./facts.ts";
import { health, worst } from "./health.ts";

const now = new Date("2026-11-28T00:00:00Z");
const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const database: DatabaseFacts = {
  version: "18.4",
  embedded: true,
  clockAheadMs: 3,
  serverRuns: true,
  migrations: { applied: 32, pending: [], unknown: [] },
  hospitals: 1,
  lastBackup: before(6),
  erasedSince: 0,
  mail: { waiting: 0, failed: 0, kept: 0, oldestWaiting: null },
  jobs: [{ queue: "feed.update", waiting: 0, failed: 0, oldestWaiting: null }],
  staleFeeds: [],
  audit: { thorough: false, chains: 2, broken: null },
};
const well: HealthFacts = {
  now,
  version: "0.1.0",
  publicUrl: "https://sekisho.example.jp",
  host: "0.0.0.0",
  mailServer: true,
  storage: {
    folder: "/data",
    writable: true,
    freeBytes: 50 * 1024 ** 3,
    totalBytes: 100 * 1024 ** 3,
    missingKeys: [],
    openKeys: [],
    usage: { postgres: 1, files: 2, outbox: 3, feeds: 4, other: 5 },
  },
  certificate: { validUntil: new Date("2027-03-01T00:00:00Z"), trusted: true },
  database,
};
const withDatabase = (change: Partial<DatabaseFacts>): HealthFacts => ({
  ...well,
  database: { ...database, ...change },
});
const withStorage = (change: Partial<HealthFacts["storage"]>): HealthFacts => ({
  ...well,
  storage: { ...well.storage, ...change },
});
const line = (facts: HealthFacts, id: string) => health(facts).find((one) => one.id === id);

test("an installation that is well has no remedies", () => {
  const lines = health(well);
  expect(worst(lines)).toBe("ok");
  expect(lines.filter(({ remedy }) => remedy !== null)).toEqual([]);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
});

const mail = database.mail;
test.each<[string, HealthFacts, string, "warning" | "problem"]>([
  ["a folder that cannot be written to", withStorage({ writable: false }), "data_folder", "problem"],
  ["little space", withStorage({ freeBytes: 1024 ** 3 }), "free_space", "warning"],
  ["hardly any space", withStorage({ freeBytes: 100 * 1024 ** 2 }), "free_space", "problem"],
  ["a lost key", withStorage({ missingKeys: ["master.key"] }), "keys", "problem"],
  ["a key that others read", withStorage({ openKeys: ["master.key"] }), "keys", "problem"],
  ["no database", { ...well, database: { unreachable: "refused" } }, "database", "problem"],
  [
    "newer data",
    withDatabase({ migrations: { applied: 40, pending: [], unknown: ["0099-x.sql"] } }),
    "migrations",
    "problem",
  ],
  [
    "an update that waits",
    withDatabase({ migrations: { applied: 1, pending: ["0002-x.sql"], unknown: [] } }),
    "migrations",
    "warning",
  ],
  [
    "a broken audit log",
    withDatabase({ audit: { thorough: true, chains: 0, broken: "壊れています" } }),
    "audit",
    "problem",
  ],
  ["a server that does not run", withDatabase({ serverRuns: false }), "server", "warning"],
  ["no backup ever", withDatabase({ lastBackup: null }), "backup", "warning"],
  ["a missed night", withDatabase({ lastBackup: before(26) }), "backup", "warning"],
  ["a missed week", withDatabase({ lastBackup: before(8 * 24) }), "backup", "problem"],
  ["an erasure that no backup knows", withDatabase({ erasedSince: 1 }), "erased_since", "warning"],
  ["a clock that runs away", withDatabase({ clockAheadMs: -20_000 }), "clock", "warning"],
  ["a clock of another day", withDatabase({ clockAheadMs: 86_400_000 }), "clock", "problem"],
  ["mail that failed", withDatabase({ mail: { ...mail, failed: 2 } }), "mail", "warning"],
  [
    "mail that waits for hours",
    withDatabase({ mail: { ...mail, waiting: 1, oldestWaiting: before(2) } }),
    "mail",
    "warning",
  ],
  ["no mail server", { ...well, mailServer: false }, "mail", "warning"],
  [
    "a failed job",
    withDatabase({ jobs: [{ queue: "import.read", waiting: 0, failed: 1, oldestWaiting: null }] }),
    "jobs",
    "warning",
  ],
  [
    "a job that waits",
    withDatabase({ jobs: [{ queue: "import.read", waiting: 1, failed: 0, oldestWaiting: before(1) }] }),
    "jobs",
    "warning",
  ],
  ["a stale feed", withDatabase({ staleFeeds: ["NVD"] }), "feeds", "warning"],
  ["an address nobody else can open", { ...well, publicUrl: "http://localhost:8080" }, "address", "warning"],
  ["an address in the clear", { ...well, publicUrl: "http://sekisho.example.jp" }, "address", "problem"],
  [
    "a certificate that ends soon",
    { ...well, certificate: { validUntil: before(-24), trusted: true } },
    "certificate",
    "warning",
  ],
  [
    "a certificate that ended",
    { ...well, certificate: { validUntil: before(1), trusted: true } },
    "certificate",
    "problem",
  ],
  [
    "an unknown issuer",
    { ...well, certificate: { validUntil: before(-9999), trusted: false } },
    "certificate",
    "warning",
  ],
  ["an address that does not answer", { ...well, certificate: { unreachable: "timeout" } }, "certificate", "warning"],
])("%s is told, with what to do", (_what, facts, id, level) => {
  const found = line(facts, id);
  expect(found).toMatchObject({ level, what: { ja: expect.any(String), en: expect.any(String) } });
  expect([found?.remedy?.ja, found?.remedy?.en].every(Boolean)).toBe(true);
  expect(health(facts).filter((one) => one.level !== "ok")).toEqual([found]);
});

test("the age of the last backup is said in hours, then in days", () => {
  const said = (hours: number) => line(withDatabase({ lastBackup: before(hours) }), "backup")?.what.ja;
  expect([said(0.5), said(26.5), said(72)]).toEqual([
    "最後の控えは 1時間以内 です。",
    "最後の控えは 26時間前 です。",
    "最後の控えは 3日前 です。",
  ]);
});

test("on the first day, without a hospital, nobody is told to make a backup", () => {
  expect(line(withDatabase({ hospitals: 0, lastBackup: null }), "backup")?.level).toBe("ok");
});

test("a server for this machine only may be called localhost", () => {
  expect(line({ ...well, host: "127.0.0.1", publicUrl: "http://localhost:8080" }, "address")?.level).toBe("ok");
});
