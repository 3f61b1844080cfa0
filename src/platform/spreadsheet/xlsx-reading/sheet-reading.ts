import type { Sheet } from "../../../shared/workbook.ts";
import { cellReference, parseCellReference } from "../cell-reference.ts";
import type { NoticeList } from "../notice-list.ts";
import type { CellFormat } from "../number-format/cell-format.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { WorkbookRefused } from "../workbook-refused.ts";
import { foldLineBreaks, undoExcelEscapes } from "./excel-escapes.ts";
import { ESCAPED_LENGTH, RichText } from "./rich-text.ts";
import { SheetAreas } from "./sheet-areas.ts";
import { SheetCells, type StoredKind, stored } from "./sheet-cells.ts";
import type { TextPool } from "./text-pool.ts";
import type { SheetPart } from "./workbook-parts.ts";
import { readXmlPart } from "./xml-part.ts";
import type { ZipContainer } from "./zip-container.ts";

/** What the sheets of one workbook share while they are read; the counts run over all of them. */
export interface SheetContext {
  texts: TextPool;
  formats: readonly CellFormat[];
  date1904: boolean;
  limits: ReadingLimits;
  notices: NoticeList;
  counts: { rows: number; cells: number };
}

const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

/** Serial number of an ISO date-time cell (type d), which says its day itself; NaN when it is none. */
const serialOfIso = (text: string): number =>
  Date.parse(/[Zz]|[+-]\d\d:\d\d$/.test(text) ? text : `${text.length > 10 ? text : `${text}T00:00:00`}Z`) /
    86_400_000 +
  25_569;

class SheetReader {
  readonly #sheet: SheetPart;
  readonly #context: SheetContext;
  readonly #cells: SheetCells;
  readonly #areas = new SheetAreas();
  readonly #inline = new RichText();
  #inData = false;
  #row = { number: 0, hidden: false, started: false };
  #cell = { column: 0, type: "n", style: 0, hasFormula: false };
  #inValue = false;
  #value = "";

  constructor(sheet: SheetPart, context: SheetContext) {
    this.#sheet = sheet;
    this.#context = context;
    this.#cells = new SheetCells(context.texts, context.formats, context.date1904);
  }

  readonly #place = (): string => `${this.#sheet.name}!${cellReference(this.#row.number, this.#cell.column)}`;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "sheetData") this.#inData = true;
    else if (!this.#inData) this.#openOutside(name, attributes);
    else if (name === "c") this.#openCell(attributes);
    else if (name === "row") this.#openRow(attributes);
    else if (name === "v") this.#inValue = true;
    else if (name === "f") this.#cell.hasFormula = true;
    else this.#inline.open(name);
  }

  #openOutside(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "mergeCell") this.#areas.merge(attributes.ref, this.#sheet.name);
    else if (name === "col") this.#areas.column(attributes);
  }

  #openRow(attributes: Readonly<Record<string, string>>): void {
    const number = attributes.r === undefined ? this.#row.number + 1 : Number(attributes.r);
    if (!(Number.isInteger(number) && number > this.#row.number && number <= 1_048_576)) {
      throw new WorkbookRefused("malformed_workbook", this.#sheet.name);
    }
    this.#row = { number, hidden: isTrue(attributes.hidden) || Number(attributes.ht ?? "1") === 0, started: false };
    this.#cell.column = 0;
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    let column = this.#cell.column + 1;
    if (attributes.r !== undefined) {
      const reference = parseCellReference(attributes.r);
      if (reference === null || reference.row !== this.#row.number || reference.column < column) {
        throw new WorkbookRefused("malformed_workbook", this.#sheet.name);
      }
      column = reference.column;
    }
    this.#cell = {
      column,
      type: attributes.t ?? "n",
      style: Number(attributes.s ?? 0),
      hasFormula: false,
    };
    this.#value = "";
    this.#inline.start();
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else if (this.#inData) this.#inline.text(text);
    if (Math.max(this.#value.length, this.#inline.length) > this.#context.limits.fieldCharacters * ESCAPED_LENGTH) {
      throw new WorkbookRefused("field_too_long", this.#place());
    }
  }

  close(name: string): void {
    if (name === "v") this.#inValue = false;
    else if (name === "c") this.#closeCell();
    else if (name === "sheetData") this.#inData = false;
    else this.#inline.close(name);
  }

  #closeCell(): void {
    const { type, hasFormula } = this.#cell;
    const text = type === "inlineStr" ? this.#inline.finish() : this.#value;
    if (text !== "") {
      const [kind, value] = this.#decoded(text);
      if (kind !== stored.text || this.#context.texts.text(value) !== "") this.#store(kind, value);
    } else if (hasFormula && type !== "str") {
      this.#context.notices.add("formula_without_value", this.#place());
    }
  }

  /** Kind and number to store for what a cell of this type holds. */
  #decoded(text: string): [StoredKind, number] {
    const { texts, notices } = this.#context;
    switch (this.#cell.type) {
      case "s":
        return [stored.text, texts.shared(Number(text), this.#place)];
      case "inlineStr":
        return [stored.text, texts.own(text, this.#place)];
      case "str":
        return [stored.text, texts.own(foldLineBreaks(undoExcelEscapes(text)), this.#place)];
      case "b":
        return [stored.boolean, isTrue(text.trim()) ? 1 : 0];
      case "e":
        notices.add("error_cell", this.#place());
        return [stored.error, texts.own(text, this.#place)];
      case "d":
        return [stored.isoDate, this.#finite(serialOfIso(text.trim()))];
      default:
        return [stored.number, this.#finite(Number(text))];
    }
  }

  #finite(value: number): number {
    if (!Number.isFinite(value)) throw new WorkbookRefused("malformed_workbook", this.#place());
    return value;
  }

  #store(kind: StoredKind, value: number): void {
    const { limits, notices, counts } = this.#context;
    const { number, hidden } = this.#row;
    if (this.#cell.column > limits.columns || (!this.#row.started && number - this.#cells.lastRow > limits.emptyRows)) {
      notices.add("far_cell_ignored", this.#place());
      return;
    }
    if (!this.#row.started) {
      this.#cells.startRow(number, hidden);
      this.#row.started = true;
      counts.rows++;
    }
    counts.cells++;
    if (counts.rows > limits.rows || counts.cells > limits.cells) {
      throw new WorkbookRefused("too_many_rows_or_columns", this.#place());
    }
    const style =
      Number.isInteger(this.#cell.style) && this.#cell.style >= 0 && this.#cell.style < 65_536 ? this.#cell.style : 0;
    this.#cells.add(this.#cell.column, kind, style, value);
  }

  finish(): Sheet {
    const cells = this.#cells;
    return {
      name: this.#sheet.name,
      hidden: this.#sheet.hidden,
      hiddenColumns: this.#areas.hiddenColumns(cells.lastColumn),
      merges: this.#areas.merges(cells.lastRow, cells.lastColumn),
      rows: () => cells.rows(),
    };
  }
}

/** Reads one worksheet. @throws WorkbookRefused naming sheet and cell */
export async function readSheet(zip: ZipContainer, sheet: SheetPart, context: SheetContext): Promise<Sheet> {
  const reader = new SheetReader(sheet, context);
  await readXmlPart(zip, sheet.part, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  });
  return reader.finish();
}
