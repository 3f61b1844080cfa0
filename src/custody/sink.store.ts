import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface WrittenFile {
  /** With "/" between folders. */
  path: string;
  bytes: number;
  sha256: string;
}

/** Takes files one after the other; none is held in memory as a whole. */
export interface Sink {
  add(path: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<WrittenFile>;
}

/** Passes content through and measures it. */
export function measured(path: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const hash = createHash("sha256");
  let bytes = 0;
  return {
    async *content() {
      for await (const piece of content) {
        hash.update(piece);
        bytes += piece.byteLength;
        yield piece;
      }
    },
    written: (): WrittenFile => ({ path, bytes, sha256: hash.digest("hex") }),
  };
}

/** Into a folder that only its owner can read. */
export const folderSink = (folder: string): Sink => ({
  async add(path, content) {
    const file = join(folder, ...path.split("/"));
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const counted = measured(path, content);
    await pipeline(Readable.from(counted.content()), createWriteStream(file, { mode: 0o600 }));
    return counted.written();
  },
});
