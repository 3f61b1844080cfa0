import { readWorkbook } from "../../platform/spreadsheet/read-workbook.ts";
import { refusalText } from "../../platform/spreadsheet/refusal-text.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Cell } from "../../shared/workbook.ts";
import type { UnreadableFile } from "./answer-import.ts";

/** A list of names and addresses is short; whoever sends a database dump is told so before it is read. */
const limits = { fileBytes: 5 * 1024 * 1024 };

/** The first sheet of a workbook, or a CSV, as lines of text. In a thread: the file comes from outside. */
export async function readLines(file: {
  name: string;
  content: Uint8Array;
}): Promise<Result<string[][], UnreadableFile>> {
  const read = await readWorkbook(file.content, file.name, limits);
  if (!read.ok) {
    const { message, remedy } = refusalText(read.error, "ja");
    return refuse({ reason: read.error.reason, message: `${message}${remedy}`, place: read.error.place });
  }
  const rows = read.value.sheets.find(({ hidden }) => !hidden)?.rows() ?? [];
  return ok(Array.from(rows, ({ cells }) => Array.from(cells, textOf)));
}

function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (typeof cell === "string") return cell;
  return "text" in cell ? cell.text : "";
}
