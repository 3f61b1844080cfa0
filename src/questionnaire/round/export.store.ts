import type { Trx } from "../../platform/db/tables.ts";
import { writeCsv } from "../../platform/spreadsheet/write-csv.ts";
import type { DocumentValue } from "../../shared/sheet-document.ts";
import { answerSheetColumns } from "./answer-sheet-csv.ts";
import { instrumentOf } from "./instrument-of.store.ts";
import type { StoredRound } from "./read-round.store.ts";
import { sheetsOf } from "./sheet.store.ts";

const segmentHeads = ["bedClass", "founderClass", "region"];

/**
 * All answers of a round for whoever analyses, one a line. Numbers of lines are no ids: they are the same answer's only within one file.
 */
export async function answersCsv(trx: Trx, round: StoredRound): Promise<Buffer> {
  const instrument = await instrumentOf(trx, round);
  const sheets = await sheetsOf(trx, round.organisationId, round.id);
  const columns = answerSheetColumns(
    instrument,
    sheets.map(({ answers }) => answers),
  );
  const about = [
    "番号",
    "経路",
    "疑い",
    ...(round.anonymous ? [] : ["提出日"]),
    ...segmentHeads.map((head) => `@${head}`),
  ];
  const lines = sheets.map((sheet, index) => [
    index + 1,
    sheet.origin,
    sheet.flags.join(";"),
    ...(round.anonymous ? [] : [sheet.handedInOn]),
    ...segmentHeads.map((head) => sheet.segments[head] ?? null),
    ...columns.cellsOf(sheet.answers),
  ]);
  return csv([...about, ...columns.heads], lines);
}

/** What respondents said of themselves, in an order of its own: nothing leads from a line to an answer. */
export async function contactsCsv(trx: Trx, { organisationId, id }: StoredRound): Promise<Buffer> {
  const rows = await trx
    .selectFrom("questionnaire_contact")
    .select("given")
    .where("organisation_id", "=", organisationId)
    .where("round_id", "=", id)
    .orderBy("id")
    .execute();
  const heads = [...new Set(rows.flatMap(({ given }) => Object.keys(given)))].sort();
  return csv(
    heads,
    rows.map(({ given }) => heads.map((head) => given[head] ?? null)),
  );
}

function csv(heads: readonly string[], lines: readonly (readonly DocumentValue[])[]): Buffer {
  const columns = heads.map((header) => ({ header, width: 12 }));
  const made = writeCsv(
    { name: "answers", columns, rows: lines.map((cells) => ({ cells })) },
    { encoding: "utf-8-bom" },
  );
  if (!made.ok) throw new Error("UTF-8 holds every character");
  return made.value.bytes;
}
