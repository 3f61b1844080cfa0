import type { Cell, SheetRow } from "../../../shared/workbook.ts";
import { type CellFormat, cellFormat, generalFormat, numberCell } from "../number-format/cell-format.ts";
import { GrowingNumbers } from "./growing-numbers.ts";
import type { TextPool } from "./text-pool.ts";

/** How the stored number of a cell is to be understood. */
export const stored = { number: 0, text: 1, boolean: 2, error: 3, isoDate: 4 } as const;
export type StoredKind = (typeof stored)[keyof typeof stored];

const isoDateFormat = cellFormat("yyyy/m/d");

/** The cells of one sheet at about 14 bytes each; `Cell` objects come into being only while rows are read. */
export class SheetCells {
  readonly #rows = new GrowingNumbers((length) => new Uint32Array(length));
  readonly #rowStarts = new GrowingNumbers((length) => new Uint32Array(length));
  readonly #rowHidden = new GrowingNumbers((length) => new Uint8Array(length));
  readonly #columns = new GrowingNumbers((length) => new Uint16Array(length));
  readonly #kinds = new GrowingNumbers((length) => new Uint8Array(length));
  readonly #styles = new GrowingNumbers((length) => new Uint16Array(length));
  readonly #values = new GrowingNumbers((length) => new Float64Array(length));
  readonly #texts: TextPool;
  readonly #formats: readonly CellFormat[];
  readonly #date1904: boolean;
  lastRow = 0;
  lastColumn = 0;

  constructor(texts: TextPool, formats: readonly CellFormat[], date1904: boolean) {
    this.#texts = texts;
    this.#formats = formats;
    this.#date1904 = date1904;
  }

  startRow(number: number, hidden: boolean): void {
    this.#rows.push(number);
    this.#rowStarts.push(this.#columns.length);
    this.#rowHidden.push(hidden ? 1 : 0);
    this.lastRow = number;
  }

  add(column: number, kind: StoredKind, style: number, value: number): void {
    this.#columns.push(column);
    this.#kinds.push(kind);
    this.#styles.push(style);
    this.#values.push(value);
    this.lastColumn = Math.max(this.lastColumn, column);
  }

  #cell(at: number): Cell {
    const value = this.#values.at(at);
    switch (this.#kinds.at(at)) {
      case stored.text:
        return this.#texts.text(value);
      case stored.boolean:
        return { type: "boolean", value: value === 1 };
      case stored.error:
        return { type: "error", code: this.#texts.text(value) };
      case stored.isoDate:
        return numberCell(value, isoDateFormat, false);
      default:
        return numberCell(value, this.#formats[this.#styles.at(at)] ?? generalFormat, this.#date1904);
    }
  }

  *rows(): Generator<SheetRow> {
    for (let row = 0; row < this.#rows.length; row++) {
      const start = this.#rowStarts.at(row);
      const end = row + 1 < this.#rows.length ? this.#rowStarts.at(row + 1) : this.#columns.length;
      const cells: (Cell | undefined)[] = new Array(this.#columns.at(end - 1)).fill(undefined);
      for (let at = start; at < end; at++) cells[this.#columns.at(at) - 1] = this.#cell(at);
      yield { number: this.#rows.at(row), cells, hidden: this.#rowHidden.at(row) === 1 };
    }
  }
}
