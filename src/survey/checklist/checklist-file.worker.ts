import { parse } from "yaml";
import { readWorkbook } from "../../platform/spreadsheet/read-workbook.ts";
import { refusalText } from "../../platform/spreadsheet/refusal-text.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Cell } from "../../shared/workbook.ts";
import type { FileProblem } from "./checklist-rows.ts";

/** A checklist has hundreds of rows; whoever sends more is told so before it is read. */
const limits = { fileBytes: 8 * 1024 * 1024, rows: 20_000, cells: 400_000 };

export interface SheetLines {
  name: string;
  lines: string[][];
}
/** Sheets of a workbook, or what a YAML or JSON file holds. */
export type ChecklistFile = { is: "sheets"; sheets: SheetLines[] } | { is: "tree"; tree: unknown };

/** Reads a file that came from outside; in a thread. */
export async function readChecklistFile(file: {
  name: string;
  content: Uint8Array;
}): Promise<Result<ChecklistFile, FileProblem>> {
  if (/\.(ya?ml|json)$/i.test(file.name)) return readTree(file.content);
  const read = await readWorkbook(file.content, file.name, limits);
  if (!read.ok) {
    const [ja, en] = [refusalText(read.error, "ja"), refusalText(read.error, "en")];
    return refuse({
      place: read.error.place,
      ja: `${ja.message}${ja.remedy}`,
      en: `${en.message} ${en.remedy}`,
    });
  }
  const sheets = read.value.sheets.filter(({ hidden }) => !hidden);
  return ok({
    is: "sheets",
    sheets: sheets.map((sheet) => ({ name: sheet.name ?? file.name, lines: linesOf(sheet) })),
  });
}

/** Lines by row number, so that a row is called as the spreadsheet calls it. */
function linesOf(sheet: { rows(): Iterable<{ number: number; cells: readonly (Cell | undefined)[] }> }): string[][] {
  const lines: string[][] = [];
  for (const { number, cells } of sheet.rows()) {
    while (lines.length < number - 1) lines.push([]);
    lines[number - 1] = Array.from(cells, textOf);
  }
  return lines;
}

function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  return "text" in cell ? cell.text : "";
}

function readTree(content: Uint8Array): Result<ChecklistFile, FileProblem> {
  if (content.byteLength > limits.fileBytes)
    return refuse({
      place: null,
      ja: "ファイルが大きすぎます（8 MBまで）。",
      en: "The file is too large (up to 8 MB).",
    });
  try {
    // Aliases could unfold into far more than the file holds.
    const tree: unknown = parse(new TextDecoder("utf-8", { fatal: true }).decode(content), { maxAliasCount: 0 });
    return ok({ is: "tree", tree });
  } catch (error) {
    const where = error instanceof Error ? error.message.split("\n")[0] : "";
    return refuse({
      place: null,
      ja: `YAML・JSONとして読めません: ${where}`,
      en: `This is neither YAML nor JSON: ${where}`,
    });
  }
}
