import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { RefusedInput } from "./arguments.ts";

/** Where a long answer goes piece by piece, so that no part of it waits in memory. */
export interface Outlet {
  /** Waits while whoever reads is slower than we are. */
  write(piece: string | Uint8Array): Promise<void>;
  /** @returns what is said of a written file; null for standard output */
  finish(): Promise<{ out: string; bytes: number } | null>;
}

/** The file of `--out`, else standard output. @throws RefusedInput when the file cannot be written */
export async function openOutlet(out: string | undefined): Promise<Outlet> {
  if (out === undefined) return standardOutput();
  const stream = createWriteStream(out);
  try {
    await once(stream, "open");
  } catch (error) {
    throw cannotWrite(out, error);
  }
  let broken: unknown = null;
  stream.on("error", (error) => {
    broken = error;
  });
  return {
    async write(piece) {
      if (!stream.write(piece) && !broken) await Promise.race([once(stream, "drain"), once(stream, "close")]);
      if (broken) throw cannotWrite(out, broken);
    },
    async finish() {
      stream.end();
      if (!stream.closed) await once(stream, "close");
      if (broken) throw cannotWrite(out, broken);
      return { out, bytes: stream.bytesWritten };
    },
  };
}

function standardOutput(): Outlet {
  let isRead = true;
  // Whoever reads no further (head, less) has what they wanted.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    isRead = false;
  });
  return {
    async write(piece) {
      if (isRead && !process.stdout.write(piece))
        await Promise.race([once(process.stdout, "drain"), once(process.stdout, "error").catch(() => undefined)]);
    },
    finish: async () => null,
  };
}

const cannotWrite = (out: string, error: unknown) =>
  new RefusedInput(
    "cannot_write",
    `${out} に書き込めません（${error instanceof Error ? error.message : error}）。`,
    out,
  );
