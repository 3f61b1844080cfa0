import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { restoreMark } from "../data-folder.ts";
import { readMigrations } from "../db/migrate.ts";
import type { BackupHead } from "./backup-head.ts";
import type { OpenedBackup } from "./read-backup.ts";
import { refuseUnfit } from "./restore-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "sekisho-restore-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fits: BackupHead = {
  instance: "0123456789ab",
  kind: "backup",
  createdAt: "2026-11-28T00:00:00.000Z",
  version: "0.1.0",
  migration: readMigrations().at(-1)?.name ?? null,
  database: { major: 18, platform: process.platform, arch: process.arch },
  estimatedBytes: 1000,
  wrap: { n: 2, r: 1, p: 1, salt: "", wrapped: "" },
};
const reason = (head: Partial<BackupHead>, into: string): Promise<string | null> =>
  // Nothing but the head is looked at before anything is written.
  refuseUnfit({ head: { ...fits, ...head }, name: "a.backup" } as OpenedBackup, into).then(
    () => null,
    (error) => error.reason,
  );
const madeOf = (name: string, files: readonly string[]): string => {
  const made = join(folder, name);
  mkdirSync(join(made, "postgres"), { recursive: true });
  for (const file of files) writeFileSync(join(made, file), "");
  if (files.length === 0) rmSync(join(made, "postgres"), { recursive: true });
  return made;
};
const newFolder = join(folder, "new", "below");

test("a backup that fits goes into a new folder and into an empty one", async () => {
  expect(await reason({}, newFolder)).toBeNull();
  expect(await reason({}, madeOf("empty", []))).toBeNull();
});

test("a backup of a newer version, of another kind of machine, or too large for the disk is refused", async () => {
  expect(await reason({ migration: "9999-of-tomorrow.sql" }, newFolder)).toBe("backup_newer");
  expect(await reason({ database: { major: 18, platform: "aix", arch: "ppc64" } }, newFolder)).toBe("other_machine");
  expect(await reason({ estimatedBytes: 1e18 }, newFolder)).toBe("too_little_space");
  expect(await reason({ kind: "erasures" }, newFolder)).toBe("no_backup");
});

test("only the data folder of a database elsewhere fits every kind of machine", async () => {
  expect(await reason({ database: null }, newFolder)).toBeNull();
});

test("a folder with anything in it is refused, and a running server or an unfinished restore is named", async () => {
  expect(await reason({}, madeOf("full", ["notes.txt"]))).toBe("folder_not_empty");
  expect(await reason({}, madeOf("begun", [restoreMark]))).toBe("folder_not_empty");
  expect(await reason({}, madeOf("live", ["postgres/postmaster.pid"]))).toBe("server_running");
  expect(await reason({}, join(madeOf("file", ["a"]), "a"))).toBe("no_such_folder");
});
