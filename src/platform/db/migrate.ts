import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { projectFolder } from "../config.ts";
import { StartRefused } from "../start-refused.ts";

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

export function readMigrations(): Migration[] {
  const folder = join(projectFolder, "migrations");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Brings the database to the version of this program: each file in its own transaction, once, in order of name.
 * @returns names of the migrations that were applied now
 * @throws StartRefused when the data is of a newer version or a landed migration was edited
 */
export async function migrate(client: pg.Client, migrations = readMigrations()): Promise<string[]> {
  await client.query("select pg_advisory_lock(727001)");
  try {
    await client.query(
      "create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ name: string; checksum: string }>(
      "select name, checksum from migration order by name",
    );
    const known = new Map(migrations.map((migration) => [migration.name, migration]));
    for (const { name, checksum } of rows) {
      const migration = known.get(name);
      if (!migration) {
        throw new StartRefused(
          "data_newer",
          `データはより新しい版のSekishoで作られています（${name}）。新しい版を使うか、別のデータフォルダを指定してください。`,
        );
      }
      if (migration.checksum !== checksum) throw new Error(`migration ${name} was changed after it was applied`);
    }
    const applied = new Set(rows.map((row) => row.name));
    const pending = migrations.filter((migration) => !applied.has(migration.name));
    for (const migration of pending) {
      await client.query("begin");
      try {
        await client.query(migration.sql);
        await client.query("insert into migration (name, checksum) values ($1, $2)", [
          migration.name,
          migration.checksum,
        ]);
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        throw new Error(`migration ${migration.name} failed`, { cause: error });
      }
    }
    return pending.map((migration) => migration.name);
  } finally {
    await client.query("select pg_advisory_unlock(727001)");
  }
}
