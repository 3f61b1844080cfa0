import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
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
  const pieces = writingTo(stream);
  return {
    async write(piece) {
      await pieces.write(piece);
      if (pieces.broken()) throw cannotWrite(out, pieces.broken());
    },
    async finish() {
      stream.end();
      if (!stream.closed) await once(stream, "close").catch(() => undefined);
      if (pieces.broken()) throw cannotWrite(out, pieces.broken());
      return { out, bytes: stream.bytesWritten };
    },
  };
}

function standardOutput(): Outlet {
  const pieces = writingTo(process.stdout);
  return {
    async write(piece) {
      await pieces.write(piece);
      const error = pieces.broken();
      // Whoever reads no further (head, less) has what they wanted.
      if (error && (!("code" in error) || error.code !== "EPIPE")) throw error;
    },
    finish: async () => null,
  };
}

/** Waits until the stream takes more, or breaks; what comes after that goes nowhere. */
function writingTo(stream: Writable) {
  let broken: Error | null = null;
  let goOn = () => {};
  stream.on("drain", () => goOn());
  stream.on("error", (error) => {
    broken = error;
    goOn();
  });
  return {
    broken: (): Error | null => broken,
    async write(piece: string | Uint8Array) {
      if (broken || stream.write(piece)) return;
      await new Promise<void>((resolve) => {
        goOn = resolve;
        if (broken) resolve();
      });
    },
  };
}

const cannotWrite = (out: string, error: unknown) =>
  new RefusedInput(
    "cannot_write",
    `${out} に書き込めません（${error instanceof Error ? error.message : error}）。`,
    out,
  );
