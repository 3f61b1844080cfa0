import { expect, test } from "vitest";
import type { ContentColumn, ContentRow } from "../contract.ts";
import { shareWidth } from "./column-widths.ts";
import { setTable } from "./set-table.ts";
import { naturalWidth } from "./wrap-text.ts";

const advance = (codePoint: number) => (codePoint < 0x2000 ? 0.55 : 1);
const advances = { regular: advance, bold: advance };
const room = { width: 500, tallest: 300, page: 700 };
const columns: ContentColumn[] = [
  { id: "number", label: "番号", key: true, align: "right" },
  { id: "model", label: "型番" },
  { id: "comment", label: "備考" },
];
const row = (id: number, ...cells: ContentRow["cells"]): ContentRow => ({ id: String(id), cells });
const linesOf = (cell: readonly string[] | { lines: readonly string[] }) => ("lines" in cell ? cell.lines : cell);

test("no line is wider than its column and no text is lost, whatever stands in the cells", () => {
  const texts = [
    "FG200FT9219004170000000000000000000000000000XYZ",
    '#set page() *太字* $x$ \\ "引用" <a> @b',
    "あ".repeat(900),
  ];
  const set = setTable(
    { columns, groups: [], rows: texts.map((text, id) => row(id, String(id), text, text)) },
    advances,
    room,
  );
  for (const entry of set.rows) {
    if (entry.is !== "row") continue;
    entry.cells.forEach((cell, index) => {
      for (const line of linesOf(cell))
        expect(naturalWidth(line, advance) * set.size).toBeLessThanOrEqual(
          (set.widths[index] ?? 0) - 2 * set.padding.x,
        );
    });
    expect(entry.height).toBeLessThanOrEqual(room.tallest + 2 * set.padding.y);
  }
  const said = set.rows.flatMap((entry) => (entry.is === "row" ? [...linesOf(entry.cells[2] ?? [])] : [])).join("");
  expect(said.replaceAll(" ", "")).toBe(texts.join("").replaceAll(" ", ""));
});

test("the table is never wider than the page", () => {
  const many = Array.from({ length: 40 }, (_, id): ContentColumn => ({ id: String(id), label: "長い見出しの列" }));
  const rows = [row(1, ...many.map(() => "FortiGate-200F-XXXXXXXX"))];
  const set = setTable({ columns: many, groups: [], rows }, advances, room);
  expect(set.widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(room.width + 0.001);
});

test("states of a value are told apart by style as well as by word", () => {
  const cells = (["unknown", "blank", "none", "known"] as const).map((state) => ({ text: state, state }));
  const four = cells.map((_, id): ContentColumn => ({ id: String(id), label: "列" }));
  const [entry] = setTable({ columns: four, groups: [], rows: [row(1, ...cells)] }, advances, room).rows;
  const styles = entry?.is === "row" ? entry.cells.map((cell) => ("style" in cell ? cell.style : null)) : [];
  expect(styles).toEqual(["open", "blank", "muted", null]);
});

test("numbers keep their width when space is short, and take no more when there is plenty", () => {
  const needs = [
    { least: 20, comfortable: 20, fixed: true },
    { least: 100, comfortable: 200 },
    { least: 100, comfortable: 200 },
  ];
  expect(shareWidth(needs, 120)).toEqual([20, 50, 50]);
  expect(shareWidth(needs, 320)).toEqual([20, 150, 150]);
  expect(shareWidth(needs, 2000)).toEqual([20, 300, 300]);
});
