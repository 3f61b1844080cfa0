import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { inFacility } from "./db/tenant.ts";
import { openFileStore } from "./files.ts";
import { testDatabase } from "./testing/test-database.ts";

const { db } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "sekisho-files-"));
afterAll(() => rmSync(folder, { recursive: true }));
const files = openFileStore(folder);
const label = {
  name: "label.jpg",
  mediaType: "image/jpeg",
  content: Buffer.from("型番のラベル"),
  by: "person:1",
  at: new Date("2026-04-01T00:00:00Z"),
};

test("a file comes back as it was and lies encrypted on disk", async () => {
  const facility = randomUUID();
  const id = await inFacility(db, facility, (trx) => files.put(trx, facility, label));
  const back = await inFacility(db, facility, (trx) => files.get(trx, facility, id));
  expect(back?.content.toString()).toBe("型番のラベル");
  const stored = readFileSync(join(folder, "files", facility, id.slice(0, 2), id));
  expect(stored.includes(label.content)).toBe(false);
});

test("another facility does not find the file, even with its id", async () => {
  const [mine, theirs] = [randomUUID(), randomUUID()];
  const id = await inFacility(db, mine, (trx) => files.put(trx, mine, label));
  expect(await inFacility(db, theirs, (trx) => files.get(trx, mine, id))).toBeUndefined();
});

test("removing leaves nothing on disk", async () => {
  const facility = randomUUID();
  const id = await inFacility(db, facility, (trx) => files.put(trx, facility, label));
  await inFacility(db, facility, (trx) => files.remove(trx, facility, id));
  expect(readdirSync(join(folder, "files", facility, id.slice(0, 2)))).toEqual([]);
});
