import { mostHundredths, parseHours } from "../hundredths.ts";

/** What was typed and not saved yet, by "row day". */
export type WeekDraft = Readonly<Record<string, string>>;

export const cellKey = (rowId: string, day: string): string => `${rowId} ${day}`;

/** Whether what was typed can be saved: nothing, or up to a day's hours. Zero hours are no entry: leave the cell empty. */
export function isHours(text: string): boolean {
  const hundredths = parseHours(text);
  return hundredths === null || (hundredths !== undefined && hundredths > 0 && hundredths <= mostHundredths);
}

/** Cells of the draft as the server takes them. @returns null while something typed is no time */
export function cellsOf(draft: WeekDraft, notes: ReadonlyMap<string, string>) {
  const cells = [];
  for (const [key, text] of Object.entries(draft)) {
    const hundredths = parseHours(text);
    if (!isHours(text) || hundredths === undefined) return null;
    const [rowId = "", workedOn = ""] = key.split(" ");
    cells.push({ rowId, workedOn, hundredths, note: notes.get(key) ?? "" });
  }
  return cells;
}

/** A block from a spreadsheet, put in from one cell on; what would lie outside the grid is left out. */
export function pasted(
  text: string,
  grid: { rows: readonly string[]; days: readonly string[] },
  at: { row: number; day: number },
): Record<string, string> {
  const changed: Record<string, string> = {};
  for (const [down, line] of text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .entries())
    for (const [right, value] of line.split("\t").entries()) {
      const [row, day] = [grid.rows[at.row + down], grid.days[at.day + right]];
      if (row !== undefined && day !== undefined) changed[cellKey(row, day)] = value.trim();
    }
  return changed;
}

/** Where the arrow keys and Enter lead; null: nowhere, the cell keeps the key. */
export function nextCell(
  key: string,
  at: { row: number; day: number },
  size: { rows: number; days: number },
  caret: { atStart: boolean; atEnd: boolean },
): { row: number; day: number } | null {
  const to = (row: number, day: number) =>
    row >= 0 && row < size.rows && day >= 0 && day < size.days ? { row, day } : null;
  if (key === "ArrowDown" || key === "Enter") return to(at.row + 1, at.day);
  if (key === "ArrowUp") return to(at.row - 1, at.day);
  if (key === "ArrowLeft" && caret.atStart) return to(at.row, at.day - 1);
  if (key === "ArrowRight" && caret.atEnd) return to(at.row, at.day + 1);
  return null;
}
