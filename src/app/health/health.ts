import { address } from "./address-health.ts";
import { backup, erasedSince } from "./backup-health.ts";
import { audit, clock, migrations, unreachable } from "./database-health.ts";
import type { DatabaseFacts, HealthFacts } from "./facts.ts";
import { type HealthLevel, type HealthLine, ok } from "./health-line.ts";
import { storageHealth } from "./storage-health.ts";
import { feeds, jobs, mail, server } from "./work-health.ts";

/** Everything that was looked at, in the order in which one would look. */
export function health(facts: HealthFacts): HealthLine[] {
  const { database } = facts;
  const own = storageHealth(facts);
  const seen = "unreachable" in database ? [unreachable(database.unreachable)] : ofDatabase(facts, database);
  return [...own, ...seen, ...address(facts)];
}

const ofDatabase = (facts: HealthFacts, database: DatabaseFacts): HealthLine[] => [
  ok(
    "database",
    `データベースに接続できます（PostgreSQL ${database.version}）。`,
    `The database answers (PostgreSQL ${database.version}).`,
  ),
  migrations(database),
  ...(database.audit ? [audit(database.audit)] : []),
  server(database),
  backup(facts, database),
  ...erasedSince(database),
  clock(database),
  mail(facts, database),
  jobs(facts, database),
  feeds(database),
];

export const worst = (lines: readonly HealthLine[]): HealthLevel =>
  (["problem", "warning"] as const).find((level) => lines.some((line) => line.level === level)) ?? "ok";
