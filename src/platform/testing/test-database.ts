import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { type Database, openDatabase } from "../db/open.ts";

/** A migrated, empty database for one test file; dropped when the file is done. Call at the top level of the file. */
export async function testDatabase(): Promise<Database & { adminUrl: string }> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = inject("adminUrl");
  await asAdmin(server, `create database ${name}`);
  const adminUrl = server.replace(/\/postgres$/, `/${name}`);
  const database = await openDatabase({ databaseUrl: adminUrl, dataFolder: "/nonexistent" }, 6);
  afterAll(async () => {
    await database.close();
    await asAdmin(server, `drop database ${name} with (force)`);
  });
  return { ...database, adminUrl };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
