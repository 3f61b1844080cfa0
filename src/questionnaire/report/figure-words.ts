import { countWords, fixed } from "../table/wording.ts";
import { isHidden, type ShownCell } from "./shown-table.ts";

/** What stands for a hidden figure, and for none at all: never the same. */
export const hiddenMark = "X";
export const zeroMark = "-";

export const countFigure = (cell: ShownCell): string =>
  isHidden(cell) ? hiddenMark : cell.count === 0 ? zeroMark : countWords(cell.count);

/** Without the sign: "26.1". */
export const percentFigure = (cell: ShownCell, digits: 0 | 1): string =>
  isHidden(cell) ? hiddenMark : cell.percent === null ? zeroMark : cell.percent.toFixed(digits);

export const baseFigure = (n: number | null): string => (n === null ? hiddenMark : countWords(n));

/** Mean, SD and their like: one decimal more than what was answered, so "-" only where there is none. */
export const measureFigure = (value: number | null, digits: number): string =>
  value === null ? zeroMark : fixed(value, digits);
