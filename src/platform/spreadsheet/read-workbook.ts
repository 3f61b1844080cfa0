import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Workbook, WorkbookRefusal } from "../../shared/workbook.ts";
import { readCsv } from "./csv/read-csv.ts";
import { fileKind } from "./file-kind.ts";
import { type ReadingLimits, readingLimits } from "./reading-limits.ts";
import { WorkbookRefused } from "./workbook-refused.ts";
import { readXlsx } from "./xlsx-reading/read-xlsx.ts";

/** Last part of a path of either kind, without control characters: names come from strangers. */
const baseName = (fileName: string): string => (fileName.split(/[/\\]/).at(-1) ?? "").replace(/\p{Cc}/gu, "");

/**
 * Reads a workbook or a delimited text, whichever the bytes are; the name decides nothing. Touches no disk and no network.
 * The bytes must not be changed afterwards: a CSV reads its rows from them.
 * @param limits what the file may cost; memory stays within a few times of them
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadingLimits> = {},
): Promise<Result<Workbook, WorkbookRefusal>> {
  const name = baseName(fileName);
  const allowed = { ...readingLimits, ...limits };
  const refused = (reason: WorkbookRefusal["reason"], place: string | null) =>
    refuse({ reason, fileName: name, place });
  if (bytes.length > allowed.fileBytes) return refused("file_too_large", null);
  const kind = fileKind(bytes);
  if (kind !== "xlsx" && kind !== "text") return refused(kind, null);
  try {
    return ok(kind === "xlsx" ? await readXlsx(bytes, name, allowed) : readCsv(bytes, name, allowed));
  } catch (error) {
    if (error instanceof WorkbookRefused) return refused(error.reason, error.place);
    throw error;
  }
}
