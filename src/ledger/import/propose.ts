import type { Sheet, Workbook } from "../../shared/workbook.ts";
import { fieldDefinition } from "../catalogue.ts";
import type { RecordKind } from "../contract.ts";
import { nfkc } from "./cells/plain-text.ts";
import type { ColumnMapping, IgnoreReason, PlanNotice, SourceMapping, TableMapping } from "./import-contract.ts";
import { proposeBands, proposeDefaults } from "./tables/bands.ts";
import { type FoundHeader, headerAt } from "./tables/find-header.ts";
import { keyValueTable } from "./tables/key-value.ts";
import { type Preview, previewOf } from "./tables/preview.ts";
import { sideways } from "./tables/sideways.ts";
import { sourceKey, stableName } from "./tables/source-key.ts";
import { dateOrder, refineByValues } from "./tables/value-hints.ts";
import { changeLog, kindHintsIn, lookupList, superseded } from "./words/sheet-words.ts";

export interface Proposal {
  mappings: SourceMapping[];
  notices: PlanNotice[];
}

/** How each sheet of a workbook would be read with nobody confirming anything. Looks at the first rows only. */
export function propose(workbook: Workbook): Proposal {
  const notices: PlanNotice[] = [];
  const mappings = workbook.sheets.map((sheet) => proposeSheet(workbook, sheet, notices));
  return { mappings, notices };
}

function proposeSheet(workbook: Workbook, sheet: Sheet, notices: PlanNotice[]): SourceMapping {
  const preview = previewOf(sheet, workbook.format);
  const title = titleOf(preview);
  const tables = preview.rows.length === 0 ? [] : findTables(workbook.fileName, sheet, preview, title, notices);
  const reason = reasonToIgnore(sheet, preview, title, tables);
  const headers = tables.flatMap((table) => table.columns.map((column) => column.header));
  return {
    key: sourceKey(workbook.fileName, sheet.name, headers),
    fileName: workbook.fileName,
    sheet: sheet.name,
    hidden: sheet.hidden,
    action: reason ? "ignore" : "import",
    reason,
    tables,
    answers: {},
  };
}

/** Texts of the rows above the first row with several cells. */
function titleOf(preview: Preview): string {
  const lines: string[] = [];
  for (const row of preview.rows.slice(0, 4)) {
    if (row.filled > 2) break;
    lines.push(row.texts.filter((text) => text !== "").join(" "));
  }
  return nfkc(lines.join(" "));
}

function reasonToIgnore(
  sheet: Sheet,
  preview: Preview,
  title: string,
  tables: readonly TableMapping[],
): IgnoreReason | null {
  const name = nfkc(sheet.name ?? "")
    .toLowerCase()
    .replace(/\s/g, "");
  const heading = title.toLowerCase().replace(/\s/g, "");
  if (preview.rows.length === 0) return "empty";
  if (changeLog.test(name) || (tables.length === 0 && changeLog.test(heading))) return "change_log";
  if (lookupList.test(name) && (sheet.hidden || !tables.some((table) => table.confidence > 0.75))) return "lookup_list";
  if (superseded.test(name) || (sheet.hidden && superseded.test(heading))) return "hidden_superseded";
  if (sheet.hidden) return tables.length === 0 && preview.width <= 3 ? "lookup_list" : "hidden_sheet";
  return tables.length === 0 ? "not_recognised" : null;
}

function findTables(
  fileName: string,
  sheet: Sheet,
  preview: Preview,
  title: string,
  notices: PlanNotice[],
): TableMapping[] {
  const facts = keyValueTable(preview);
  if (facts) return [facts];
  const hints = hintsFor(fileName, sheet, title);
  const headers: FoundHeader[] = [];
  for (let index = 0; index < preview.rows.length; index += 1) {
    if (!mayStartTable(preview, index, headers.at(-1))) continue;
    const header = headerAt(
      preview,
      index,
      sheet.merges,
      headers.length === 0 ? hints : blockHints(preview, index, hints),
    );
    if (!header) continue;
    headers.push(header);
    index = header.index;
  }
  if (headers.length === 0) return sidewaysTable(fileName, sheet, preview, title, hints, notices);
  const tables = headers.map((header, at) =>
    tableOf(sheet, preview, header, headers[at + 1], title, fileName, notices),
  );
  if (tables.length > 1) {
    notices.push({ code: "several_tables", place: { file: fileName, sheet: sheet.name }, text: String(tables.length) });
  }
  return tables;
}

/** Fewer known labels than this in a column may be words of a text. */
const leastLabels = 4;

/** A table whose labels stand at the left and whose records stand beside one another, as forms and comparisons do. */
function sidewaysTable(
  fileName: string,
  sheet: Sheet,
  preview: Preview,
  title: string,
  hints: readonly RecordKind[],
  notices: PlanNotice[],
): TableMapping[] {
  const turned = preview.cut ? null : sideways(sheet);
  if (!turned) return [];
  const columns = previewOf(turned, "xlsx");
  for (const index of [0, 1, 2]) {
    const header = headerAt(columns, index, turned.merges, hints);
    if (!header || header.assignments.filter(({ target }) => target !== null).length < leastLabels) continue;
    const table = tableOf(turned, columns, header, undefined, title, fileName, notices);
    const body = columns.rows.filter((row) => row.number >= table.firstRow);
    // Titles and headings above the labels have nothing beside them; 「項目」 only has names of the columns.
    const labels = table.columns.filter(({ column, header: label }) => {
      const filled = body.some((row) => (row.texts[column - 1] ?? "") !== "");
      return filled && !/^(?:項目|内容|質問|設問|item|field)$/i.test(label);
    });
    return [{ ...table, layout: "columns", columns: labels, bands: {} }];
  }
  return [];
}

function hintsFor(fileName: string, sheet: Sheet, title: string): RecordKind[] {
  const texts = [nfkc(sheet.name ?? ""), title, sheet.name === null ? stableName(fileName) : ""];
  return [...new Set(texts.flatMap((text) => kindHintsIn(text.toLowerCase().replace(/\s/g, ""))))];
}

/** A second table on a sheet has its own heading above it. */
function blockHints(preview: Preview, index: number, hints: readonly RecordKind[]): readonly RecordKind[] {
  const above = preview.rows[index - 1];
  const heading =
    above && above.filled <= 2 ? kindHintsIn(nfkc(above.texts.join("")).toLowerCase().replace(/\s/g, "")) : [];
  return heading.length > 0 ? heading : hints;
}

/** Rows inside a table are not looked at again, unless a gap or a lone heading stands above them. */
function mayStartTable(preview: Preview, index: number, current: FoundHeader | undefined): boolean {
  if (!current) return index < 60;
  const row = preview.rows[index];
  const above = preview.rows[index - 1];
  if (!row || !above || row.filled < 2) return false;
  return above.number < row.number - 1 || above.filled <= 2;
}

/** Row where the heading of a further table begins: lone cells right above its header are its title, not rows of the table before. */
function headingAbove(preview: Preview, header: number): number {
  let row = header;
  for (const above of preview.rows.filter((candidate) => candidate.number < header).reverse()) {
    if (above.filled > 2 || above.number !== row - 1) break;
    row = above.number;
  }
  return row;
}

function tableOf(
  sheet: Sheet,
  preview: Preview,
  header: FoundHeader,
  next: FoundHeader | undefined,
  title: string,
  fileName: string,
  notices: PlanNotice[],
): TableMapping {
  const first = header.rows[1] + 1;
  const last = next ? headingAbove(preview, next.rows[0]) - 1 : null;
  const body = preview.rows.filter((row) => row.number >= first && (last === null || row.number <= last));
  const samples = (column: number) =>
    body
      .slice(0, 200)
      .map((row) => row.texts[column - 1] ?? "")
      .filter((text) => text !== "")
      .slice(0, 40);
  refineByValues(header.kind, header.assignments, samples);
  const hidden = new Set(sheet.hiddenColumns);
  const columns = header.columns.map((column, at): ColumnMapping => {
    const { target, confidence } = header.assignments[at] ?? { target: null, confidence: 0 };
    const text = column.group === "" ? column.text : `${column.group} ${column.text}`;
    const mapping: ColumnMapping = {
      column: column.column,
      header: nfkc(text).replace(/\s+/g, " "),
      target: hidden.has(column.column) ? "ignore" : target,
      confidence,
    };
    const order =
      target && fieldDefinition(header.kind, target)?.type.is === "date"
        ? dateOrder(text, samples(column.column))
        : null;
    if (order) {
      mapping.dateOrder = order.order;
      if (!order.sure)
        notices.push({
          code: "date_order_assumed",
          place: { file: fileName, sheet: sheet.name },
          text: mapping.header,
        });
    }
    return mapping;
  });
  return {
    kind: header.kind,
    layout: "rows",
    confidence: Math.round(Math.min(1, header.share) * 100) / 100,
    headerRows: header.rows,
    firstRow: first,
    lastRow: last,
    columns,
    bands: proposeBands(header.kind, body, sheet.merges),
    defaults: proposeDefaults(header.kind, columns, title, fileName, sheet.name),
    ignoredRows: [],
  };
}
