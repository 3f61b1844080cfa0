import type { Sheet, Workbook } from "../../shared/workbook.ts";
import { cellText } from "./cells/plain-text.ts";
import type { PlanNotice, SourceMapping } from "./import-contract.ts";
import { originOf } from "./merge/origin.ts";
import type { PlannedSource, UnmappedColumn } from "./plan-contract.ts";
import { propose } from "./propose.ts";
import type { Draft, SkippedRow, TableRun } from "./rows/draft.ts";
import { readFact } from "./rows/read-facts.ts";
import { RowReader } from "./rows/read-rows.ts";
import { sideways } from "./tables/sideways.ts";

export interface ReadSources {
  sources: PlannedSource[];
  /** Per source, in the order of its rows. */
  rows: (Draft | SkippedRow)[][];
  unmapped: UnmappedColumn[];
  notices: PlanNotice[];
}

/** Reads every sheet by its mapping: the caller's for its key, else the proposal. */
export function readSources(workbooks: readonly Workbook[], mappings: ReadonlyMap<string, SourceMapping>): ReadSources {
  const read: ReadSources = { sources: [], rows: [], unmapped: [], notices: [] };
  for (const workbook of workbooks) {
    const proposal = propose(workbook);
    read.notices.push(...proposal.notices);
    for (const { code, place } of workbook.notices) {
      read.notices.push({ code: "workbook", place: { file: workbook.fileName, sheet: null, cell: place }, text: code });
    }
    workbook.sheets.forEach((sheet, at) => {
      const proposed = proposal.mappings[at];
      if (proposed) readSheet(workbook, sheet, placed(mappings.get(proposed.key), proposed), read);
    });
  }
  return read;
}

/** A remembered mapping was made for an earlier file; names and what the sheet is now come from this one. */
function placed(remembered: SourceMapping | undefined, proposed: SourceMapping): SourceMapping {
  if (!remembered) return proposed;
  return { ...remembered, fileName: proposed.fileName, sheet: proposed.sheet, hidden: proposed.hidden };
}

function readSheet(workbook: Workbook, standing: Sheet, mapping: SourceMapping, read: ReadSources): void {
  const turned = mapping.tables.some((table) => table.layout === "columns");
  const sheet = (turned ? sideways(standing) : null) ?? standing;
  const source = read.sources.length;
  const counts = { created: 0, changed: 0, unchanged: 0, refused: 0, skipped: 0 };
  read.sources.push({ file: workbook.fileName, sheet: sheet.name, ownLedger: false, mapping, counts });
  const rows: (Draft | SkippedRow)[] = [];
  read.rows.push(rows);
  if (mapping.action === "ignore") return;
  const tables = mapping.tables.map((table) => {
    const stated = table.columns.filter((column) => column.target !== null && column.target !== "ignore");
    const run: TableRun = {
      source,
      file: workbook.fileName,
      sheet: sheet.name,
      sourceKey: mapping.key,
      origin: originOf(workbook.fileName, sheet.name),
      kind: table.kind,
      mapping: table,
      breadth: stated.length,
      tool: stated.some((column) => column.target === "lastSeenOn"),
    };
    return {
      run,
      reader: table.layout === "keyValue" ? null : new RowReader(run, sheet, mapping.answers, read.notices),
    };
  });
  const samples = sampler(mapping, source, read.unmapped);
  let at = 0;
  for (const row of sheet.rows()) {
    while (
      tables[at + 1] &&
      row.number >= (tables[at + 1]?.run.mapping.headerRows?.[0] ?? tables[at + 1]?.run.mapping.firstRow ?? Infinity)
    )
      at += 1;
    const table = tables[at];
    if (!table) break;
    const { firstRow, lastRow } = table.run.mapping;
    if (row.number < firstRow || (lastRow !== null && row.number > lastRow)) continue;
    const result = table.reader ? table.reader.read(row) : readFact(table.run, row);
    if (!result) continue;
    rows.push(result);
    if (samples && rows.length <= 200) samples(at, row.cells);
  }
}

/** Collects what stands in columns that nobody has mapped. */
function sampler(mapping: SourceMapping, source: number, unmapped: UnmappedColumn[]) {
  const columns = mapping.tables.flatMap((table, index) =>
    table.columns
      .filter((column) => column.target === null)
      .map(({ column, header }): UnmappedColumn => ({ source, table: index, column, header, samples: [] })),
  );
  if (columns.length === 0) return null;
  unmapped.push(...columns);
  return (table: number, cells: Parameters<typeof cellText>[0][] | readonly Parameters<typeof cellText>[0][]) => {
    for (const column of columns) {
      if (column.table !== table || column.samples.length >= 5) continue;
      const text = cellText(cells[column.column - 1]).trim();
      if (text !== "" && !column.samples.includes(text)) column.samples.push(text.slice(0, 80));
    }
  };
}
