import { expect, test } from "vitest";
import { cellsOf, isHours, nextCell, pasted } from "./week-draft.ts";

const grid = { rows: ["W-01", "W-02", "W-03"], days: ["2026-11-30", "2026-12-01"] };

test("cells are sent as hundredths, emptied ones as null, with the note they had", () => {
  const notes = new Map([["W-01 2026-11-30", "初回訪問"]]);
  expect(cellsOf({ "W-01 2026-11-30": "7:30", "W-02 2026-12-01": "" }, notes)).toEqual([
    { rowId: "W-01", workedOn: "2026-11-30", hundredths: 750, note: "初回訪問" },
    { rowId: "W-02", workedOn: "2026-12-01", hundredths: null, note: "" },
  ]);
});

test("nothing is sent while one cell is no time", () => {
  expect(cellsOf({ "W-01 2026-11-30": "7", "W-02 2026-12-01": "たくさん" }, new Map())).toBeNull();
  expect(["25", "0", "24", ""].map(isHours)).toEqual([false, false, true, true]);
});

test("a block from a spreadsheet fills the grid from the cell on, and not beyond it", () => {
  expect(pasted("1\t2\t3\r\n4\t\r\n", grid, { row: 1, day: 0 })).toEqual({
    "W-02 2026-11-30": "1",
    "W-02 2026-12-01": "2",
    "W-03 2026-11-30": "4",
    "W-03 2026-12-01": "",
  });
});

test("Enter and the arrows lead to the neighbour, sideways only from the edge of the text", () => {
  const size = { rows: 3, days: 2 };
  const caret = { atStart: true, atEnd: false };
  expect(nextCell("Enter", { row: 0, day: 1 }, size, caret)).toEqual({ row: 1, day: 1 });
  expect(nextCell("ArrowDown", { row: 2, day: 0 }, size, caret)).toBeNull();
  expect(nextCell("ArrowLeft", { row: 1, day: 1 }, size, caret)).toEqual({ row: 1, day: 0 });
  expect(nextCell("ArrowRight", { row: 1, day: 0 }, size, caret)).toBeNull();
  expect(nextCell("a", { row: 1, day: 0 }, size, caret)).toBeNull();
});
