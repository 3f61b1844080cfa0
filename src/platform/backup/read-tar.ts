import { blockBytes, named, padding, paxPath, readTarBlock, type TarHead } from "./tar.ts";

export interface TarEntry extends TarHead {
  /** The content, once; what is not read of it is passed over. */
  content(): AsyncGenerator<Buffer>;
}

/** Entries of a tar in their order. @throws Error when it ends too early or is none */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = byteSource(source);
  let longPath: string | null = null;
  for (;;) {
    const block = readTarBlock(await bytes.exactly(blockBytes));
    if (block.type === "end") break;
    if (block.type === "pax") {
      longPath = paxPath(await bytes.exactly(block.size));
      await bytes.exactly(padding(block.size).length);
      continue;
    }
    let left = block.size;
    const content = async function* () {
      while (left > 0) {
        const part = await bytes.upTo(left);
        left -= part.length;
        yield part;
      }
    };
    const { path } = longPath === null ? block : named(longPath, block.size);
    longPath = null;
    yield { path, kind: block.kind, size: block.size, content };
    for await (const _ of content());
    await bytes.exactly(padding(block.size).length);
  }
  // To the very end: only there the seal of the last piece is looked at.
  await bytes.drain();
}

function byteSource(source: AsyncIterable<Buffer>) {
  const parts = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { value, done } = await parts.next();
    if (done) return false;
    held = value;
    return true;
  };
  const upTo = async (n: number): Promise<Buffer> => {
    while (held.length === 0) if (!(await more())) throw new Error("the backup ends within a file");
    const part = held.subarray(0, n);
    held = held.subarray(part.length);
    return part;
  };
  return {
    upTo,
    async exactly(n: number): Promise<Buffer> {
      const found: Buffer[] = [];
      for (let left = n; left > 0; ) {
        const part = await upTo(left);
        found.push(part);
        left -= part.length;
      }
      return found.length === 1 && found[0] ? found[0] : Buffer.concat(found);
    },
    async drain(): Promise<void> {
      while (await more());
    },
  };
}
