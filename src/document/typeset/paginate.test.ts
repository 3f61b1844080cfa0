import { expect, test } from "vitest";
import { paginate } from "./paginate.ts";
import type { SetRow, SetTable } from "./set-shape.ts";

const row = (text: string): SetRow => ({ is: "row", height: 10, cells: [[text]] });
const band = (text: string): SetRow => ({
  is: "band",
  height: 10,
  lines: [text],
  continued: [`${text} つづき`],
  continuedHeight: 10,
});
const table = (...rows: SetRow[]): SetTable => ({
  is: "table",
  size: 8,
  padding: { x: 3, y: 3 },
  widths: [100],
  align: ["left"],
  groups: [],
  groupHeight: 0,
  head: [["見出し"]],
  headHeight: 10,
  rows,
});
const said = (page: SetTable) =>
  page.rows.map((entry) =>
    "lines" in entry ? entry.lines[0] : entry.cells.flatMap((cell) => ("lines" in cell ? cell.lines : cell))[0],
  );

test("every page has room for its head, and no row is lost or said twice", () => {
  const rows = Array.from({ length: 25 }, (_, index) => row(String(index)));
  const pages = paginate(table(...rows), 40, 60);
  expect(pages.map((page) => page.rows.length)).toEqual([3, 5, 5, 5, 5, 2]);
  expect(pages.flatMap(said)).toEqual(rows.map((_, index) => String(index)));
});

test("a band goes on at the head of the next page", () => {
  const pages = paginate(table(band("CT"), row("1"), row("2"), row("3")), 40, 40);
  expect(pages.map(said)).toEqual([
    ["CT", "1", "2"],
    ["CT つづき", "3"],
  ]);
});

test("a band is never left alone at the foot of a page", () => {
  const pages = paginate(table(band("CT"), row("1"), band("MRI"), row("2")), 40, 40);
  expect(pages.map(said)).toEqual([
    ["CT", "1"],
    ["MRI", "2"],
  ]);
});

test("a row taller than a page stands on one of its own", () => {
  const tall: SetRow = { is: "row", height: 500, cells: [["長"]] };
  expect(paginate(table(row("1"), tall, row("2")), 40, 40).map(said)).toEqual([["1"], ["長"], ["2"]]);
});
