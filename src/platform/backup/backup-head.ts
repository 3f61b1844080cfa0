import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { z } from "zod";
import { BackupRefused } from "./backup-refused.ts";

/**
 * The only part of a backup that anybody can read: what decides whether it can be restored here at all, and nothing of a hospital.
 * Laid out as 16 bytes of magic, the length of the JSON (4 bytes, big endian), the JSON, and SHA-256 of all before.
 */
export const BackupHead = z.object({
  instance: z.string().regex(/^[0-9a-f]{12}$/),
  /** backup: an installation. erasures: the list kept beside the backups. */
  kind: z.enum(["backup", "erasures"]),
  createdAt: z.iso.datetime(),
  /** Of the program that made it. */
  version: z.string(),
  /** Last migration of the data. */
  migration: z.string().nullable(),
  /** Null: the database is elsewhere (DATABASE_URL), and not in here. The folder of a PostgreSQL fits the same kind of machine only. */
  database: z.object({ major: z.int(), platform: z.string(), arch: z.string() }).nullable(),
  /** About as much is written when it is restored. */
  estimatedBytes: z.number(),
  wrap: z.object({
    n: z.int().max(2 ** 20),
    r: z.int().max(32),
    p: z.int().max(16),
    salt: z.string(),
    wrapped: z.string(),
  }),
});
export type BackupHead = z.infer<typeof BackupHead>;

const magic = Buffer.from("SEKISHO-BACKUP1\n");
const digestBytes = 32;
const mostBytes = 64 * 1024;

export function writtenHead(head: BackupHead): Buffer {
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  const open = Buffer.concat([magic, length, json]);
  return Buffer.concat([open, createHash("sha256").update(open).digest()]);
}

/** @returns the head, and its bytes as they lie in the file; the sealed pieces follow them */
export async function readHead(file: FileHandle, name: string): Promise<{ head: BackupHead; bytes: Buffer }> {
  const start = Buffer.alloc(magic.length + 4);
  await file.read(start, 0, start.length, 0);
  if (!start.subarray(0, magic.length).equals(magic))
    throw new BackupRefused("no_backup", `${name} は関所の控えではありません。`, name);
  const length = start.readUInt32BE(magic.length);
  if (length > mostBytes) throw damaged(name);
  const bytes = Buffer.alloc(start.length + length + digestBytes);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  const open = bytes.subarray(0, bytes.length - digestBytes);
  const digest = createHash("sha256").update(open).digest();
  if (bytesRead < bytes.length || !digest.equals(bytes.subarray(open.length))) throw damaged(name);
  const parsed = BackupHead.safeParse(JSON.parse(open.subarray(start.length).toString()));
  if (!parsed.success)
    throw new BackupRefused(
      "backup_newer",
      `${name} は、この版の関所では読めない形の控えです。控えを取った版か、それより新しい版で開いてください。`,
      name,
    );
  return { head: parsed.data, bytes };
}

const damaged = (name: string) =>
  new BackupRefused("damaged", `${name} の見出しが壊れています。別の日の控えを使ってください。`, name);
