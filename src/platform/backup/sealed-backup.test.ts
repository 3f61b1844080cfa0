import { createCipheriv } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { makeKeyFile, newPassphrase, readKeyFile, wrapNewKey } from "./backup-key.ts";
import { BackupRefused } from "./backup-refused.ts";
import { type CopiedEntry, folderEntries, folderEntry, textEntry } from "./copied-entry.ts";
import { type FileDigest, type Manifest, manifestPath } from "./manifest.ts";
import { looksWhole, readBackup, whole, withBackup } from "./read-backup.ts";
import { pieceBytes, sealPieces, unsealPieces } from "./sealed-pieces.ts";
import { packed, writeSealed } from "./write-backup.ts";

// Each opening costs what it is to cost a guesser.
vi.setConfig({ testTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), "sekisho-sealed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const passphrase = newPassphrase();
const key = Buffer.alloc(32, 7);
/** Bytes that do not shrink, and the same in every run. */
const noise = (size: number): Buffer => createCipheriv("aes-256-ctr", key, Buffer.alloc(16)).update(Buffer.alloc(size));

const about = { instance: "0123456789ab", version: "0.1.0", createdAt: "2026-11-28T00:00:00.000Z" };
const nothing = { migration: null, database: null, estimatedBytes: 0 };
const manifestOf = (files: FileDigest[]): Manifest => ({
  ...about,
  finishedAt: about.createdAt,
  migrations: [],
  database: null,
  audit: { chains: 0, entries: 0, newestAt: null, headsSha256: "" },
  contents: {},
  files,
});

async function write(path: string, given: CopiedEntry[], change: (manifest: Manifest) => unknown = (m) => m) {
  const { key: own, wrap } = wrapNewKey(passphrase);
  const files: FileDigest[] = [];
  const entries = async function* () {
    yield* given;
    yield textEntry(manifestPath, Buffer.from(JSON.stringify(change(manifestOf([...files])))));
  };
  const head = { ...about, ...nothing, kind: "backup" as const, wrap };
  await writeSealed(path, { head, key: own }, packed(entries(), files), async () => {});
}

const read = (path: string, with_ = passphrase) =>
  withBackup(path, with_, async (backup) => {
    const found: Record<string, Buffer> = {};
    await readBackup(backup, async (entry) => {
      found[entry.path] = entry.kind === "folder" ? Buffer.alloc(0) : await whole(entry);
    });
    return found;
  });
const refusal = (promise: Promise<unknown>): Promise<BackupRefused> =>
  promise.then(
    () => expect.unreachable("it was not refused"),
    (error) => {
      expect(error).toBeInstanceOf(BackupRefused);
      return error;
    },
  );

test.each([0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 3 * pieceBytes])(
  "%i bytes come back from sealed pieces as they were",
  async (size) => {
    const content = noise(size);
    const path = join(folder, "pieces");
    const parts = async function* () {
      for (let at = 0; at < size; at += 100_000) yield content.subarray(at, at + 100_000);
    };
    writeFileSync(path, "head");
    for await (const piece of sealPieces(parts(), key)) writeFileSync(path, piece, { flag: "a" });
    const file = await open(path, "r");
    const found: Buffer[] = [];
    for await (const piece of unsealPieces(file, key, 4)) found.push(piece);
    await file.close();
    expect(Buffer.concat(found).equals(content)).toBe(true);
  },
);

const long = `data/files/${"長い名前の控え".repeat(20)}/書類 1.pdf`;
const entries = () => [
  folderEntry("data"),
  textEntry("data/a", Buffer.from("あ")),
  folderEntry("data/empty"),
  textEntry("data/none", Buffer.alloc(0)),
  textEntry(long, noise(1000)),
  textEntry("data/large", noise(700_000)),
];

test("files, empty ones, folders, and long Japanese paths come back as they were", async () => {
  const path = join(folder, "whole.backup");
  await write(path, entries());
  const found = await read(path);
  expect(Object.keys(found)).toEqual(entries().map((entry) => entry.path));
  expect(found["data/a"]?.toString()).toBe("あ");
  expect([found[long]?.equals(noise(1000)), found["data/large"]?.equals(noise(700_000))]).toEqual([true, true]);
  expect(await looksWhole(path, passphrase)).toBe(true);
});

test("nothing of the content can be read in the file", async () => {
  const path = join(folder, "clear.backup");
  await write(path, [textEntry("data/secret-name", Buffer.from("この病院の弱点".repeat(100)))]);
  const bytes = readFileSync(path);
  for (const words of ["secret-name", "この病院の弱点", passphrase]) expect(bytes.includes(words)).toBe(false);
});

test("another key is said to be another key, not damage", async () => {
  const path = join(folder, "whole.backup");
  expect((await refusal(read(path, newPassphrase()))).reason).toBe("wrong_key");
  expect(await looksWhole(path, newPassphrase())).toBeNull();
});

test("a byte changed anywhere is refused, and the file within is named", async () => {
  const path = join(folder, "damaged.backup");
  await write(path, entries());
  const bytes = readFileSync(path);
  const changedAt = (at: number) => {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(path, changed);
    return refusal(read(path));
  };
  for (const at of [3, 30, 400, headLength(bytes), headLength(bytes) + pieceBytes, bytes.length - 1])
    expect(["damaged", "no_backup"], `byte ${at}`).toContain((await changedAt(at)).reason);
  expect((await changedAt(600_000)).message).toContain("data/large");
});

test("a file that was cut off, or cut at the end of a piece, is not whole", async () => {
  const path = join(folder, "cut.backup");
  await write(path, entries());
  const bytes = readFileSync(path);
  const from = bytes.length - ((bytes.length - headLength(bytes)) % (pieceBytes + 16));
  for (const length of [bytes.length - 1, from, headLength(bytes) + 1, headLength(bytes)]) {
    writeFileSync(path, bytes.subarray(0, length));
    expect(await looksWhole(path, passphrase)).toBe(false);
    expect((await refusal(read(path))).reason).toBe("damaged");
  }
});
const headLength = (bytes: Buffer): number => 20 + bytes.readUInt32BE(16) + 32;

test("a manifest that says something else than what is there is refused, and so is a backup without one", async () => {
  const path = join(folder, "manifest.backup");
  const changed = (manifest: Manifest) => ({ ...manifest, files: manifest.files.toSpliced(0, 1) });
  await write(path, entries(), changed);
  expect((await refusal(read(path))).message).toContain("data/a");
  await write(path, entries(), () => ({}));
  expect((await refusal(read(path))).reason).toBe("damaged");
});

test("an entry that would leave the folder is refused", async () => {
  const path = join(folder, "escape.backup");
  await write(path, [textEntry("data/../../escaped", Buffer.from("x"))]);
  expect((await refusal(read(path))).reason).toBe("damaged");
});

test("what fails while it is written leaves what was there before, and nothing unfinished", async () => {
  const path = join(folder, "kept.backup");
  await write(path, entries());
  const before = readFileSync(path);
  const failing: CopiedEntry = {
    ...textEntry("data/b", Buffer.alloc(10)),
    content: async function* () {
      yield Buffer.alloc(5);
      throw Object.assign(new Error("full"), { code: "ENOSPC" });
    },
  };
  expect((await refusal(write(path, [failing]))).message).toContain("空きが足りません");
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("a file that shrinks while it is copied keeps the length it was announced with", async () => {
  const data = mkdtempSync(join(folder, "shrinking-"));
  writeFileSync(join(data, "relation"), noise(1000));
  const found: CopiedEntry[] = [];
  for await (const entry of folderEntries("data/", data, () => false)) found.push(entry);
  writeFileSync(join(data, "relation"), noise(10));
  const path = join(folder, "shrunk.backup");
  await write(path, found);
  expect((await read(path))["data/relation"]).toEqual(Buffer.concat([noise(10), Buffer.alloc(990)]));
});

test("a key file is made once, read without its comments, and refused when it is too short to be safe", () => {
  const path = join(folder, "key");
  makeKeyFile(path);
  expect(readKeyFile(path)).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(() => makeKeyFile(path)).toThrow(BackupRefused);
  writeFileSync(path, "# comment\n short words \n");
  expect(() => readKeyFile(path)).toThrow(BackupRefused);
  expect(() => readKeyFile(join(folder, "none"))).toThrow(BackupRefused);
});
