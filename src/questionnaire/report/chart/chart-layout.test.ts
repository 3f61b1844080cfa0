import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { boxOfText, overlap } from "../../../shared/picture/placed-text.ts";
import type { ShownTable } from "../shown-table.ts";
import { column, countTable, noAnswerColumn, numberTable, row } from "../testing/tables.ts";
import { chartLayout } from "./chart-layout.ts";
import { ChartPicture } from "./chart-picture.tsx";
import type { ChartLayout } from "./chart-shapes.ts";
import { niceRange } from "./spread-layout.ts";

const drawn = (table: ShownTable): ChartLayout => {
  const layout = chartLayout(table);
  if (!layout) throw new Error("no chart");
  return layout;
};
const words = (layout: ChartLayout) => [...layout.texts, ...layout.plates].map(({ lines }) => lines.join(""));

const long = "電子カルテ等とは別のネットワーク（無線を含む）を用意しており、職員であれば誰でも利用できるようにしている";
const manyOptions = Array.from({ length: 7 }, (_, index) => column(`o${index}`, `${index + 1} ${long}`));
const tables: Record<string, ShownTable> = {
  bars: countTable({ columns: [...manyOptions, noAnswerColumn], rows: [row("全体", [30, 0, 1, 1, 3, 5, 2, 4])] }),
  bands: countTable({
    kind: "cross",
    chart: "band",
    columns: [...manyOptions, noAnswerColumn],
    rows: [
      row(long, [30, 0, 1, 1, 1, 1, 1, 1]),
      row("ある", [1, 1, 1, 1, 1, 1, 1, 993]),
      row("ない", [9, 9, 0, 0, 0, 0, 0, 0]),
    ],
  }),
  lattice: countTable({
    kind: "banner",
    columnsAddUp: false,
    columns: Array.from({ length: 19 }, (_, index) => column(`o${index}`, `${index + 1}番目の選択肢`)),
    rows: Array.from({ length: 4 }, (_, at) => ({
      ...row(
        `群${at}`,
        Array.from({ length: 19 }, (_, index) => index * 2),
        40,
      ),
      group: `区分${at % 2}`,
    })),
  }),
  pie: countTable({ chart: "pie" }),
  spread: numberTable(),
};

test.for(Object.keys(tables))("no text of the %s chart covers another or leaves the picture", (name) => {
  const layout = drawn(tables[name] as ShownTable);
  const boxes = [...layout.texts, ...layout.plates].map((text) => ({ text: text.lines[0], box: boxOfText(text) }));
  expect(boxes.length).toBeGreaterThan(5);
  for (const [index, one] of boxes.entries()) {
    expect(one.box.x, one.text).toBeGreaterThanOrEqual(-0.5);
    expect(one.box.x + one.box.width, one.text).toBeLessThanOrEqual(layout.width + 0.5);
    expect(one.box.y + one.box.height, one.text).toBeLessThanOrEqual(layout.height + 0.5);
    for (const other of boxes.slice(index + 1))
      expect(overlap(one.box, other.box), `${one.text} | ${other.text}`).toBe(false);
  }
});

test("bars are as long as their counts, and zero has none", () => {
  const layout = drawn(countTable({ rows: [row("全体", [30, 15, 0], 46)] }));
  const [first, second] = layout.marks;
  expect(layout.marks).toHaveLength(2);
  expect((first?.width ?? 0) / (second?.width ?? 1)).toBeCloseTo(2, 9);
  expect(words(layout)).toContain("65.2%（30）");
  expect(words(layout)).toContain("-");
});

test("a band ends at 100 % exactly, however its percents were rounded", () => {
  const layout = drawn(
    countTable({ kind: "cross", chart: "band", rows: [row("ある", [1, 1, 1]), row("ない", [7, 6, 4])] }),
  );
  const tops = new Set(layout.marks.slice(3).map(({ y }) => y));
  const ends = [...tops].map((top) =>
    Math.max(...layout.marks.filter(({ y }) => y === top).map(({ x, width }) => x + width)),
  );
  const hundred = Math.max(...layout.lines.filter(({ tone }) => tone === "grid").map(({ x1 }) => x1));
  expect(ends).toHaveLength(2);
  for (const end of ends) expect(end).toBeCloseTo(hundred, 6);
});

test("figures are the cells' own, not reckoned again", () => {
  const odd = countTable({
    rows: [
      {
        ...row("全体", [30, 12, 4]),
        cells: [
          { count: 30, percent: 99.9 },
          { count: 12, percent: 0.1 },
          { count: 4, percent: 50 },
        ],
      },
    ],
  });
  expect(words(drawn(odd))).toEqual(expect.arrayContaining(["99.9%（30）", "0.1%（12）", "50.0%（4）"]));
});

test("a hidden figure is an X without a length of its own", () => {
  const bars = drawn(countTable({ rows: [row("全体", [30, null, null], 46)] }));
  expect(bars.marks).toHaveLength(1);
  expect(words(bars).filter((text) => text === "X")).toHaveLength(2);
  const bands = drawn(
    countTable({ chart: "band", kind: "cross", rows: [row("ある", [30, null, null], 46), row("ない", [1, 1, 1])] }),
  );
  const pieces = bands.marks.filter(({ title }) => title.startsWith("ある"));
  expect(pieces.map(({ fill }) => fill)).toEqual([{ option: 0 }, "hidden"]);
});

test("where least and greatest are hidden, the box is drawn without its lines; a hidden base has no band", () => {
  const [numbers] = numberTable().rows;
  if (!numbers) throw new Error("the table has a row");
  const box = drawn(numberTable({ rows: [{ ...numbers, min: "X", max: "X" }] }));
  expect(box.marks).toHaveLength(1);
  expect(box.lines.filter(({ tone }) => tone === "interval")).toEqual([]);
  const all = { n: "X", mean: "X", sd: "X", median: "X", q1: "X", q3: "X", min: "X", max: "X" } as const;
  expect(chartLayout(numberTable({ rows: [{ ...numbers, ...all }] }))).toBeNull();
  const rows = [{ ...row("ある", [30, null, null]), n: "X" as const }, row("ない", [1, 1, 1])];
  const bands = drawn(countTable({ chart: "band", kind: "cross", rows }));
  expect(bands.marks.filter(({ title }) => title.startsWith("ある"))).toEqual([]);
});

test("no answer looks like no option, in any chart", () => {
  for (const table of [tables.bars, tables.bands, tables.pie] as ShownTable[]) {
    const layout = drawn(table);
    const fills = [...layout.marks, ...(layout.pie?.slices ?? [])].map(({ fill }) => fill);
    expect(fills).toContain("noAnswer");
  }
});

test("shares that do not add up make no band, more options than fills make none, hidden pieces make no pie", () => {
  const several = countTable({
    chart: "band",
    columnsAddUp: false,
    rows: [row("ある", [5, 4, 3], 6), row("ない", [5, 4, 3], 6)],
  });
  expect(words(drawn(several)).filter((text) => text === "83.3")).toHaveLength(2);
  expect(drawn(countTable({ chart: "pie", rows: [row("全体", [30, null, 4], 46)] })).pie).toBeUndefined();
  expect(chartLayout(countTable({ chart: "none" }))).toBeNull();
  expect(chartLayout(countTable({ rows: [row("全体", [0, 0, 0])] }))).toBeNull();
  expect(chartLayout(countTable({ rows: [row("全体", [null, 0, null], 46)] }))).toBeNull();
});

test("what is said in the picture is escaped, and each fill used is defined under the id given", () => {
  const layout = drawn(countTable({ columns: [column("a", "<script>"), column("b", "B&C"), noAnswerColumn] }));
  const svg = renderToStaticMarkup(createElement(ChartPicture, { layout, id: "f1" }));
  expect(svg).not.toContain("<script>");
  for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`<pattern id="${id}"`);
});

test("an axis of numbers has round steps and holds its ends", () => {
  expect(niceRange(0, 9)).toEqual({ from: 0, to: 10, step: 2 });
  expect(niceRange(0, 1234)).toEqual({ from: 0, to: 1400, step: 200 });
  expect(niceRange(-3, 0.5).from).toBeLessThanOrEqual(-3);
  expect(niceRange(0, 0).to).toBeGreaterThan(0);
});
