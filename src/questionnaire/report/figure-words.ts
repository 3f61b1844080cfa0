import { countWords, fixed } from "../table/wording.ts";
import { type HiddenMark, hiddenMark, isHidden, type ShownCell } from "./shown-table.ts";

/** What stands for none at all; never the same as for a hidden figure. */
export const zeroMark = "-";

/** What cannot be there: an option that its round did not offer. */
const absentMark = "・";

export const countFigure = (cell: ShownCell): string => {
  if (isHidden(cell)) return hiddenMark;
  if (cell.absent) return absentMark;
  return cell.count === 0 ? zeroMark : countWords(cell.count);
};

/** Without the sign: "26.1". */
export const percentFigure = (cell: ShownCell, digits: 0 | 1): string => {
  if (isHidden(cell) || isHidden(cell.percent)) return hiddenMark;
  if (cell.absent) return absentMark;
  return cell.percent === null ? zeroMark : cell.percent.toFixed(digits);
};

/** 95 % interval in percent: "40.2～67.9". */
export const intervalFigure = ({ low, high }: { low: number; high: number }): string =>
  `${(low * 100).toFixed(1)}～${(high * 100).toFixed(1)}`;

export const baseFigure = (n: number | HiddenMark): string => (isHidden(n) ? hiddenMark : countWords(n));

/** Mean, SD and their like: one decimal more than what was answered, so "-" only where there is none. */
export const measureFigure = (value: number | null | HiddenMark, digits: number): string => {
  if (isHidden(value)) return hiddenMark;
  return value === null ? zeroMark : fixed(value, digits);
};
