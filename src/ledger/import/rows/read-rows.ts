import type { Cell, Sheet, SheetRow } from "../../../shared/workbook.ts";
import type { FieldValue } from "../../contract.ts";
import { known } from "../cells/field-value.ts";
import { cellText, nfkc } from "../cells/plain-text.ts";
import type { CellAnswer, PlanNotice } from "../import-contract.ts";
import { bandName, spansColumns } from "../tables/bands.ts";
import { nonRecord } from "../tables/row-class.ts";
import { type CellResult, ColumnReader, isValues } from "./column-reader.ts";
import { addressIn, type Draft, emptyDraft, imply, type SkippedRow, type TableRun, type Trouble } from "./draft.ts";
import { finishRow } from "./finish-row.ts";
import { UnreadCells } from "./unread-cells.ts";

/** Reads the rows of one table, given one after another. */
export class RowReader {
  private readonly run: TableRun;
  private readonly sheet: Sheet;
  private readonly answers: Readonly<Record<string, CellAnswer>>;
  private readonly readers: ColumnReader[];
  private readonly ignored: ReadonlySet<number>;
  private readonly headers: ReadonlyMap<number, string>;
  private readonly unread: UnreadCells;
  private band: Record<string, string> | null = null;

  constructor(run: TableRun, sheet: Sheet, answers: Readonly<Record<string, CellAnswer>>, notices: PlanNotice[]) {
    this.unread = new UnreadCells(run.file, run.sheet, notices);
    this.run = run;
    this.sheet = sheet;
    this.answers = answers;
    this.ignored = new Set(run.mapping.ignoredRows);
    this.headers = new Map(run.mapping.columns.map((column) => [column.column, column.header]));
    this.readers = run.mapping.columns.flatMap((column) =>
      column.target === null || column.target === "ignore"
        ? []
        : [new ColumnReader(run.kind, column, column.target, sheet.merges)],
    );
  }

  read(row: SheetRow): Draft | SkippedRow | null {
    let filled = 0;
    let first: { column: number; text: string } | null = null;
    for (let at = 0; at < row.cells.length; at += 1) {
      const cell = row.cells[at];
      if (cell === undefined || cell === "") continue;
      filled += 1;
      if (!first) first = { column: at + 1, text: cellText(cell) };
    }
    if (!first) return null;
    const skipped = this.skip(row, first, filled);
    return skipped ?? this.draft(row);
  }

  private skip(row: SheetRow, first: { column: number; text: string }, filled: number): SkippedRow | null {
    const cell = addressIn(this.run, first.column, row.number);
    const because = (reason: Trouble["reason"]): SkippedRow => ({
      row: row.number,
      outcome: "skipped",
      trouble: { reason, cell, text: first.text },
    });
    if (this.ignored.has(row.number)) return because("ignored_by_mapping");
    const columns = this.readers.length;
    if (filled <= Math.max(3, columns / 3)) {
      const reason = nonRecord(
        first.text,
        filled,
        columns,
        filled === 1 && spansColumns(this.sheet.merges, row.number),
      );
      if (reason === "section_band") this.band = this.run.mapping.bands[bandName(first.text)] ?? {};
      if (reason) return because(reason);
      if (filled === 1 && columns > 3 && !this.headers.has(first.column)) return because("note");
    }
    const header = this.headers.get(first.column);
    if (header !== undefined && header !== "" && header.endsWith(nfkc(first.text)) && this.repeatsHeader(row))
      return because("repeated_header");
    return null;
  }

  private repeatsHeader(row: SheetRow): boolean {
    let same = 0;
    let different = 0;
    for (const [column, header] of this.headers) {
      const text = nfkc(cellText(row.cells[column - 1])).replace(/\s+/g, " ");
      if (text === "") continue;
      if (header.endsWith(text)) same += 1;
      else different += 1;
    }
    return same >= 2 && different === 0;
  }

  private draft(row: SheetRow): Draft | SkippedRow {
    const draft = emptyDraft(this.run, row.number);
    for (const reader of this.readers) {
      const cell = row.cells[reader.column - 1];
      if (typeof cell === "object" && cell.type === "error") {
        draft.trouble = { reason: "error_cell", cell: addressIn(this.run, reader.column, row.number), text: cell.code };
        continue;
      }
      let result = reader.read(row.number, cell);
      if (result === "left") result = this.fromLeft(reader, row, draft);
      result = this.answered(reader, row, cell, result, draft);
      if (reader.target === "connectionNumber") number(draft, cell);
      else if (isValues(result))
        for (const [field, value, implied] of result)
          implied ? imply(draft, field, value) : put(draft, field, value, false);
      else if (result) {
        if (reader.field)
          this.unread.look(reader.field, result, reader.column, () => addressIn(this.run, reader.column, row.number));
        put(draft, reader.target, result, true);
      }
    }
    const trouble = finishRow(draft, this.band, this.run.mapping);
    return trouble ? { row: row.number, outcome: "refused", trouble } : draft;
  }

  /** 同左 repeats the nearest filled cell to the left; a version that the model cell already gave is meant by it. */
  private fromLeft(reader: ColumnReader, row: SheetRow, draft: Draft): CellResult {
    const given = draft.fields[reader.target];
    if (given) {
      reader.set(given);
      return undefined;
    }
    for (let at = reader.column - 2; at >= 0; at -= 1) {
      const cell = row.cells[at];
      if (cell === undefined || cell === "") continue;
      const result = reader.readAnswer(cellText(cell));
      reader.set(result);
      return result;
    }
    return undefined;
  }

  private answered(
    reader: ColumnReader,
    row: SheetRow,
    cell: Cell | undefined,
    result: CellResult,
    draft: Draft,
  ): CellResult {
    if (result === undefined || isValues(result) || result.state !== "lossy") return result;
    const at = addressIn(this.run, reader.column, row.number);
    const answer = this.answers[at];
    if (answer && answer.text === result.text) {
      const read = reader.readAnswer(answer.answer);
      if (read && !isValues(read) && read.state === "known") return { ...read, raw: result.text };
      return read;
    }
    const type = typeof cell === "object" && cell.type === "date" ? "date" : "number";
    draft.lossy ??= [];
    draft.lossy.push({ field: reader.target, cell: at, text: result.text, type });
    return result;
  }
}

function number(draft: Draft, cell: Cell | undefined): void {
  const text = nfkc(cellText(cell));
  if (/^(?:no\.?\s*)?\d{1,6}$/i.test(text)) draft.number = Number(text.replace(/\D/g, ""));
  else if (text !== "") put(draft, "ledgerNumber", known(text), true);
}

/** Between what several columns say about one field. */
const separators: Readonly<Record<string, string>> = { location: " ", comment: " / ", contact: " / " };

/** `own`: the column is the field's own, so it overrides what a composite cell gave in passing. */
function put(draft: Draft, field: string, value: FieldValue, own: boolean): void {
  if (field.startsWith("contract.")) {
    draft.contract ??= {};
    draft.contract[field.slice("contract.".length)] = value;
    return;
  }
  const before = draft.fields[field];
  if (!before) draft.fields[field] = value;
  else if (separators[field] !== undefined) draft.fields[field] = joined(before, value, separators[field]);
  else if (own) draft.fields[field] = value;
}

function joined(first: FieldValue, second: FieldValue, separator: string): FieldValue {
  if (first.state !== "known" || typeof first.value !== "string") return second;
  if (second.state !== "known" || typeof second.value !== "string") return first;
  return known(`${first.value}${separator}${second.value}`);
}
