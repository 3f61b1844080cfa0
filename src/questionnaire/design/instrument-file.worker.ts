import { z } from "zod";
import { readWorkbook } from "../../platform/spreadsheet/read-workbook.ts";
import { refusalText } from "../../platform/spreadsheet/refusal-text.ts";
import { writeXlsx } from "../../platform/spreadsheet/write-xlsx.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { Instrument } from "../instrument/instrument.ts";
import type { InstrumentProblem } from "../instrument/instrument-problem.ts";
import { instrumentWorkbook } from "../instrument/instrument-workbook.ts";
import { readInstrument } from "../instrument/read-instrument.ts";
import { readInstrumentWorkbook } from "../instrument/read-instrument-workbook.ts";
import { paperPdf } from "../paper/paper-pdf.worker.ts";
import type { DesignRefusal } from "./refusal.ts";
import { InstrumentFormat } from "./route-contracts.ts";

/** A questionnaire of 1,000 questions with 300 options each is far more than anybody answers. */
const limits = { fileBytes: 10 * 1024 * 1024, rows: 350_000, cells: 2_000_000 };
/** So many problems are told at once: enough to work through before the next try. */
const toldAtOnce = 10;

/** An instrument from an uploaded file, JSON or a workbook, whichever the bytes are. In a thread: the file comes from outside. */
export async function readInstrumentFile(file: {
  name: string;
  content: Uint8Array;
}): Promise<Result<Instrument, DesignRefusal>> {
  const first = Buffer.from(file.content.subarray(0, 64))
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  return first.startsWith("{") ? fromJson(file) : fromWorkbook(file);
}

function fromJson({ name, content }: { name: string; content: Uint8Array }): Result<Instrument, DesignRefusal> {
  let tree: unknown;
  try {
    tree = JSON.parse(
      Buffer.from(content)
        .toString("utf8")
        .replace(/^\uFEFF/, ""),
    );
  } catch {
    return unreadable([
      {
        weight: "error",
        place: name,
        message: {
          ja: "JSON として読めません。括弧やカンマを確かめてください。",
          en: "This cannot be read as JSON. Check its brackets and commas.",
        },
      },
    ]);
  }
  const read = readInstrument(tree);
  return read.ok ? ok(read.value.instrument) : unreadable(read.error);
}

async function fromWorkbook(file: { name: string; content: Uint8Array }): Promise<Result<Instrument, DesignRefusal>> {
  const workbook = await readWorkbook(file.content, file.name, limits);
  if (!workbook.ok) {
    const [ja, en] = (["ja", "en"] as const).map((language) => {
      const { message, remedy } = refusalText(workbook.error, language);
      return language === "ja" ? `${message}${remedy}` : `${message} ${remedy}`;
    });
    return refuse({
      reason: "unreadable_file",
      place: workbook.error.place,
      message: { ja: ja ?? "", en: en ?? "" },
    });
  }
  const read = readInstrumentWorkbook(workbook.value);
  return read.ok ? ok(read.value) : unreadable(read.error);
}

/** All in one message, each with its place. */
function unreadable(problems: readonly InstrumentProblem[]): Result<never, DesignRefusal> {
  const told = problems.slice(0, toldAtOnce);
  const more = problems.length - told.length;
  const lines = (language: "ja" | "en", rest: string) =>
    [...told.map(({ place, message }) => `${place}: ${message[language]}`), ...(more > 0 ? [rest] : [])].join("\n");
  return refuse({
    reason: "unreadable_file",
    place: problems[0]?.place ?? null,
    message: { ja: lines("ja", `ほか${more}件`), en: lines("en", `and ${more} more`) },
  });
}

export const InstrumentFile = z.object({ document: Instrument, format: InstrumentFormat, today: z.iso.date() });

/** One edition as a file. The same edition gives the same bytes (a PDF: on the same day). */
export async function makeInstrumentFile(file: z.infer<typeof InstrumentFile>): Promise<Uint8Array> {
  const { document, format, today } = file;
  switch (format) {
    case "json":
      return Buffer.from(`${JSON.stringify(document, null, 1)}\n`);
    case "xlsx":
      return writeXlsx(instrumentWorkbook(document));
    case "pdf":
      return paperPdf(document, today);
  }
}
