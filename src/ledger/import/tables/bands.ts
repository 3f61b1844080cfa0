import type { MergedRange } from "../../../shared/workbook.ts";
import type { RecordKind } from "../../contract.ts";
import { codeIn, codeOf } from "../cells/code.ts";
import { nfkc, tidy } from "../cells/plain-text.ts";
import type { ColumnMapping } from "../import-contract.ts";
import { targetCategoryWords } from "../words/target-categories.ts";
import type { PreviewRow } from "./preview.ts";
import { nonRecord } from "./row-class.ts";

/** Section bands of a table and what they say about the rows below: a target category, a kind of device, a department. */
export function proposeBands(
  kind: RecordKind,
  body: readonly PreviewRow[],
  merges: readonly MergedRange[],
): Record<string, Record<string, string>> {
  const bands: Record<string, Record<string, string>> = {};
  for (const row of body) {
    if (row.filled !== 1) continue;
    const text = row.texts.find((cell) => cell !== "") ?? "";
    if (nonRecord(text, 1, 6, spansColumns(merges, row.number)) !== "section_band") continue;
    const name = bandName(text);
    bands[name] = meaning(kind, name);
  }
  return bands;
}

/** Band text without its ornaments; the key under which its meaning is kept. */
export function bandName(text: string): string {
  return tidy(text).replace(/^[【〔［[<＜《■●◆▼▽□◇○=\-―\s]+|[】〕］\]>＞》=\-―\s]+$/g, "");
}

export function spansColumns(merges: readonly MergedRange[], row: number): boolean {
  return merges.some((range) => range.top === row && range.bottom === row && range.right - range.left >= 2);
}

function meaning(kind: RecordKind, name: string): Record<string, string> {
  if (kind === "connection") {
    const code = codeIn(targetCategoryWords, name);
    if (code) return { targetCategory: code };
  }
  if ((kind === "asset" || kind === "connection") && departmentName.test(name)) return { department: name };
  if (kind === "asset") {
    const code = codeOf("assetKind", name);
    if (code && code !== "other_device") return { kind: code };
  }
  return {};
}

const departmentName = /^.{1,12}(?:部|科|課|室|係|病棟|センター)$/;
/**
 * What a whole table has in common though no column says so: the department that keeps the list, named in the title
 * (「放射線科調べ」) or before the first mark of the file name. Only for connections, whose department is who answers for them.
 */
export function proposeDefaults(
  kind: RecordKind,
  columns: readonly ColumnMapping[],
  title: string,
  fileName: string,
  sheet: string | null,
): Record<string, string> {
  if (kind !== "connection" || columns.some((column) => column.target === "department")) return {};
  const told = /[(（]([^()（）]*?)(?:調べ|作成|把握分?|管理分?|分)[)）]/.exec(title)?.[1] ?? "";
  const first = (text: string) => nfkc(text).split(/[\s_・.\-－（(]/)[0] ?? "";
  const department = [told, first(sheet ?? ""), first(fileName)].find(
    (text) => departmentName.test(text) && !/^(?:外部|内部|全部|一部|各部)$/.test(text),
  );
  return department === undefined ? {} : { department };
}
