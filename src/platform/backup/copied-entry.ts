import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Something that goes into a backup. The size is fixed when it is opened; what grows meanwhile is cut, what shrinks is filled with zeros. */
export interface CopiedEntry {
  path: string;
  kind: "file" | "folder";
  size: number;
  content(): AsyncIterable<Buffer>;
}

const partBytes = 256 * 1024;

export const folderEntry = (path: string): CopiedEntry => ({
  path,
  kind: "folder",
  size: 0,
  content: async function* () {},
});

export const textEntry = (path: string, content: Buffer): CopiedEntry => ({
  path,
  kind: "file",
  size: content.length,
  content: async function* () {
    yield content;
  },
});

/** @returns undefined when the file is gone: whoever removed it no longer needs it */
export async function fileEntry(path: string, file: string): Promise<CopiedEntry | undefined> {
  const handle = await open(file, "r").catch(absent);
  if (!handle) return undefined;
  const { size } = await handle.stat();
  const content = async function* () {
    try {
      for (let at = 0; at < size; ) {
        const part = Buffer.allocUnsafeSlow(Math.min(partBytes, size - at));
        const { bytesRead } = await handle.read(part, 0, part.length, at);
        // Shortened since: a database file, whose log says what belongs there.
        if (bytesRead === 0) part.fill(0);
        const found = bytesRead === 0 ? part : part.subarray(0, bytesRead);
        at += found.length;
        yield found;
      }
    } finally {
      await handle.close();
    }
  };
  return { path, kind: "file", size, content };
}

/**
 * Folders and files below a folder; what vanishes meanwhile is left out. Linked folders are followed: attachments may lie on another disk.
 * @param skip told the path within the folder, with "/"
 */
export async function* folderEntries(
  prefix: string,
  folder: string,
  skip: (path: string, isFolder: boolean) => boolean,
  within = "",
): AsyncGenerator<CopiedEntry> {
  for (const name of (await readdir(join(folder, within)).catch(absent))?.toSorted() ?? []) {
    const path = within ? `${within}/${name}` : name;
    const found = await stat(join(folder, path)).catch(absent);
    if (!found || skip(path, found.isDirectory())) continue;
    if (found.isDirectory()) {
      yield folderEntry(`${prefix}${path}`);
      yield* folderEntries(prefix, folder, skip, path);
    } else if (found.isFile()) {
      const entry = await fileEntry(`${prefix}${path}`, join(folder, path));
      if (entry) yield entry;
    }
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
