import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { type AdvanceOf, readAdvances } from "./font-metrics.ts";

/** The family name inside the font files; text is set in it alone, so that the same input gives the same pages on every machine. */
export const fontFamily = "Noto Sans JP";

const resolve = createRequire(import.meta.url).resolve;
const fontFiles = {
  regular: "@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf",
  bold: "@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf",
} as const;

export type FontWeight = keyof typeof fontFiles;

/** Only a name: all sources are given in memory, nothing is read from there. */
const workspace = join(tmpdir(), "sekisho-typst");

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** One per process or worker thread: starting it reads the fonts, and it remembers what it has laid out. */
const compiler = once(() =>
  NodeCompiler.create({
    workspace,
    fontArgs: [{ fontPaths: Object.values(fontFiles).map((file) => dirname(resolve(file))) }],
  }),
);

const advances: Record<FontWeight, () => AdvanceOf> = {
  regular: once(() => readAdvances(readFileSync(resolve(fontFiles.regular)))),
  bold: once(() => readAdvances(readFileSync(resolve(fontFiles.bold)))),
};

export const fontAdvances = (weight: FontWeight): AdvanceOf => advances[weight]();

export interface TypstJob {
  /** Typst source. */
  main: string;
  /** File name → content, as the sources name them. */
  files: Readonly<Record<string, string | Uint8Array>>;
  /** Seconds since 1970, written into the PDF in place of the time of day. */
  timestamp: number;
  /** Structure for screen readers; doubles the size of long tables. */
  tagged: boolean;
}

/** @throws Error with the diagnostics of Typst: a fault of a template, never of the data. */
export function compilePdf(job: TypstJob): Uint8Array {
  const typst = compiler();
  typst.resetShadow();
  for (const [name, content] of Object.entries(job.files)) typst.mapShadow(join(workspace, name), Buffer.from(content));
  // Compiled and exported in one call: a compiled document handed to JavaScript would stay in memory until some later collection.
  const pdf = diagnosed(() =>
    typst.pdf({ mainFileContent: job.main }, { creationTimestamp: job.timestamp, pdfTags: job.tagged }),
  );
  // What it remembers of one document hardly helps the next and is as large as the document: let it go.
  typst.evictCache(0);
  return pdf;
}

/** The compiler puts its diagnostics where an error has its code, and leaves the message empty. */
function diagnosed(compile: () => Uint8Array): Uint8Array {
  try {
    return compile();
  } catch (error) {
    const diagnostics = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new Error(`Typst: ${diagnostics}`, { cause: error });
  }
}
