import type { Cell, MergedRange, Sheet, Workbook } from "../../../shared/workbook.ts";

/** What a test writes for a cell; null and "" are empty, a Date is a date cell in the format yyyy/m/d. */
export type PlainCell = string | number | boolean | Date | null | Exclude<Cell, string>;

interface SheetOptions {
  merges?: readonly (readonly [top: number, left: number, bottom: number, right: number])[];
  hidden?: boolean;
  hiddenColumns?: readonly number[];
  /** Number of the first row; rows follow each other, empty ones included. */
  from?: number;
}

export function sheet(name: string | null, rows: readonly (readonly PlainCell[])[], options: SheetOptions = {}): Sheet {
  const from = options.from ?? 1;
  const built = rows.map((cells, at) => ({ number: from + at, cells: cells.map(toCell), hidden: false }));
  const merges: MergedRange[] = (options.merges ?? []).map(([top, left, bottom, right]) => ({
    top,
    left,
    bottom,
    right,
  }));
  return {
    name,
    hidden: options.hidden ?? false,
    hiddenColumns: options.hiddenColumns ?? [],
    merges,
    rows: () => built,
  };
}

export function workbook(fileName: string, ...sheets: readonly Sheet[]): Workbook {
  const format = fileName.endsWith(".csv") ? "csv" : "xlsx";
  return { fileName, format, encoding: format === "csv" ? "utf-8" : null, sheets, notices: [] };
}

function toCell(value: PlainCell): Cell | undefined {
  if (value === null || value === "") return undefined;
  if (typeof value === "string") return value;
  if (typeof value === "number") return { type: "number", value, text: String(value), format: null };
  if (typeof value === "boolean") return { type: "boolean", value };
  if (value instanceof Date) {
    const iso = value.toISOString().slice(0, 10);
    const [year, month, day] = iso.split("-").map(Number);
    const serial = Math.round(value.getTime() / 86_400_000) + 25_569;
    return { type: "date", iso, serial, text: `${year}/${month}/${day}`, format: "yyyy/m/d" };
  }
  return value;
}
