import { z } from "zod";

/** The last entry of a backup: what is in it. A backup without it is none. */
export const manifestPath = "manifest.json";
export const headsPath = "audit-heads.jsonl";
/** Files of the data folder lie below it. */
export const dataPrefix = "data/";

export const Manifest = z.object({
  instance: z.string(),
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** All that was acknowledged until here is in it. */
  finishedAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  database: z
    .object({ major: z.int(), platform: z.string(), arch: z.string(), startLsn: z.string(), stopLsn: z.string() })
    .nullable(),
  audit: z.object({
    chains: z.int(),
    entries: z.int(),
    newestAt: z.iso.datetime().nullable(),
    headsSha256: z.string(),
  }),
  /** What the application says of it: src/app/backup/contents.ts */
  contents: z.unknown(),
  files: z.array(z.object({ path: z.string(), size: z.number(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

export type FileDigest = Manifest["files"][number];

/** Where what was read differs from what the manifest says; null: nowhere. */
export function firstDifference(said: readonly FileDigest[], read: readonly FileDigest[]): string | null {
  const found = new Map(read.map((file) => [file.path, file]));
  for (const { path, size, sha256 } of said) {
    const file = found.get(path);
    if (!file || file.size !== size || file.sha256 !== sha256) return path;
    found.delete(path);
  }
  return found.keys().next().value ?? null;
}

/** Whether the path of an entry stays in the folder it is restored to, on every system. */
export const isSafePath = (path: string): boolean =>
  path !== "" && !/^[/\\]|^[A-Za-z]:|\0/.test(path) && !path.split(/[/\\]/).includes("..");
