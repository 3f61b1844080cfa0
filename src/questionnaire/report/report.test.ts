import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { headerRowNumber } from "../../shared/sheet-document.ts";
import { makeReport } from "./make-report.worker.tsx";
import { printedNotes } from "./printed-notes.ts";
import { figuresSheet } from "./report-files.ts";
import { reportWorkbook } from "./report-workbook.ts";
import { responseFacts } from "./response-words.ts";
import { gridOf } from "./table-grid.ts";
import { cell, column, countTable, noAnswerColumn, numberTable, reportOf, row } from "./testing/tables.ts";

const cross = countTable({
  id: "cross",
  figure: 2,
  kind: "cross",
  chart: "band",
  title: "対策の状況（組織の有無別）",
  rows: [
    { ...row("情報システム部門がある", [20, 5, 5]), group: "組織" },
    { ...row("ない", [7, 0, null], 9), group: "組織" },
  ],
  notes: ["nが30に満たない行の割合は参考値です。"],
});
const multiple = countTable({
  id: "wide",
  figure: 4,
  kind: "banner",
  columnsAddUp: false,
  columns: [
    ...Array.from({ length: 18 }, (_, index) => column(`o${index}`, `${index + 1}番目の長い選択肢の名称`)),
    noAnswerColumn,
  ],
  rows: ["全体", "病院", "診療所"].map((label) =>
    row(label, [...Array.from({ length: 18 }, (_, index) => index), 2], 25),
  ),
});
const report = reportOf([
  countTable({}),
  cross,
  numberTable(),
  multiple,
  countTable({ id: "pie", figure: 5, chart: "pie" }),
]);
const text = async (format: "csv" | "json") => Buffer.from(await makeReport(report, format)).toString("utf8");

test("a cross table is printed count over row percent, zero as a dash and what is hidden as X", () => {
  const grid = gridOf(cross);
  expect(grid.heads.map(({ label }) => label)).toEqual(["n", "実施している", "実施していない", "無回答"]);
  expect(grid.rows[0]?.cells.map(({ lines }) => lines)).toEqual([["30"], ["20", "66.7"], ["5", "16.7"], ["5", "16.7"]]);
  expect(grid.rows[1]?.cells.map(({ lines }) => lines)).toEqual([["9"], ["7", "77.8"], ["-", "-"], ["X", "X"]]);
  expect(grid.rows.map(({ group }) => group)).toEqual(["組織", null]);
});

test("an option that was not there is neither zero nor hidden, and intervals stand below the percents", () => {
  const waves = countTable({
    kind: "waves",
    rows: [
      { ...row("前回", [20, 5, 5]), cells: [{ count: 0, percent: null, absent: true }, cell(5, 30), "X"] },
      { ...row("今回", [20, 5, 5]), cells: [{ count: 20, percent: 66.7, interval: { low: 0.4878, high: 0.8077 } }] },
    ],
  });
  expect(gridOf(waves).rows.map(({ cells }) => cells.slice(1).map(({ lines }) => lines.join(" ")))).toEqual([
    ["・ ・", "5 16.7", "X X"],
    ["20 66.7 (48.8～80.8)"],
  ]);
  expect(figuresSheet(reportOf([waves])).rows[0]?.cells.slice(8, 11)).toEqual([null, null, 30]);
  const [, sheet] = reportWorkbook(reportOf([waves])).sheets;
  expect(sheet?.rows.slice(2, 5).map(({ cells }) => cells[2])).toMatchObject([
    { value: 20 },
    { value: 66.7 },
    { value: "(48.8～80.8)" },
  ]);
});

test("a test stands below its table with its cautions", () => {
  const cautions = ["参考のための検定です。", "検定を2回行っています。"];
  const notes = (test: NonNullable<ReturnType<typeof countTable>["test"]>) => printedNotes({ notes: ["注意"], test });
  expect(notes({ name: "chiSquare", statistic: 14.5513, df: 2, p: 0.00069, cautions })).toEqual([
    "注意",
    "カイ二乗検定: χ²=14.55、自由度2、p<0.001。参考のための検定です。検定を2回行っています。",
  ]);
  expect(notes({ name: "fisher", statistic: null, df: null, p: 0.06339, cautions: [] }).at(-1)).toBe(
    "フィッシャーの正確確率検定: p=0.063。",
  );
});

test("a simple table lists its options and closes with 100 %; multiple answers close with n instead", () => {
  const single = gridOf(countTable({}));
  expect(single.rows.at(-1)).toMatchObject({ label: "計", cells: [{ lines: ["46"] }, { lines: ["100.0"] }] });
  const several = gridOf(countTable({ columnsAddUp: false }));
  expect(several.rows.at(-1)).toMatchObject({ label: "回答者数（n）", cells: [{ lines: ["46"] }, { lines: [""] }] });
});

test("the workbook has an index whose links are its sheets, and numbers that can be reckoned with", () => {
  const book = reportWorkbook(report);
  const [index, ...sheets] = book.sheets;
  const links = index?.rows.map(({ cells: [first] }) =>
    first && typeof first === "object" && "link" in first ? first.link : null,
  );
  expect(links).toEqual(sheets.map(({ name }) => name));
  const sheet = sheets[1];
  expect(sheet?.rows[1]?.cells.slice(1, 3)).toMatchObject([{ value: 30 }, { value: 20 }]);
  expect(sheet?.rows[2]?.cells.slice(2, 3)).toMatchObject([{ value: 66.7 }]);
  expect(sheet?.rows[3]?.cells.slice(3, 5)).toMatchObject([{ value: "-" }, { value: "X" }]);
  expect(sheet?.merges?.[0]).toEqual({
    top: (sheet ? headerRowNumber(sheet) : 0) + 2,
    bottom: (sheet ? headerRowNumber(sheet) : 0) + 3,
    left: 1,
    right: 1,
  });
});

test("two tables of one number are two sheets", () => {
  const twice = reportWorkbook(reportOf([countTable({}), countTable({ id: "again" })]));
  expect(twice.sheets.map(({ name }) => name)).toEqual(["目次", "図表1", "図表1（2）"]);
});

test("no file tells what is hidden", async () => {
  expect(await text("csv")).toContain("2,cross,cross,対策の状況（組織の有無別）,組織,ない,無回答,count,X,X,9,,");
  expect(JSON.parse(await text("json")).tables[1].rows[1].cells[2]).toBe("X");
});

test("a percent, a base and a measure can be hidden each by itself", () => {
  const [first] = countTable({}).rows;
  if (!first) throw new Error("the table has a row");
  const baseHidden = countTable({
    rows: [{ ...first, n: "X", cells: first.cells.map((cell) => (cell === "X" ? cell : { ...cell, percent: "X" })) }],
  });
  const grid = gridOf(baseHidden);
  expect(grid.rows[0]?.cells).toEqual([
    { lines: ["30"], values: [30] },
    { lines: ["X"], values: [null] },
  ]);
  expect(grid.rows.at(-1)?.cells[0]).toEqual({ lines: ["X"], values: [null] });
  const [numbers] = numberTable().rows;
  if (!numbers) throw new Error("the table has a row");
  const extremes = gridOf(numberTable({ rows: [{ ...numbers, min: "X", max: "X" }] }));
  expect(extremes.rows[0]?.cells.map(({ lines: [words] }) => words)).toEqual([
    "7",
    "2.50",
    "1.25",
    "X",
    "1",
    "2",
    "4",
    "X",
  ]);
});

test("every cell of every table is one line of the CSV", () => {
  // 3 columns in each simple table, 2 × 3 in the cross table, 8 measures, 3 × 19 in the wide one.
  expect(figuresSheet(report).rows).toHaveLength(3 + 6 + 8 + 57 + 3);
});

test("the response rate comes with its interval, and only where the population is known", () => {
  const facts = new Map(responseFacts(report));
  // The interval itself is checked against R where it is made (src/questionnaire/statistic).
  expect(facts.get("回収率")).toBe("9.1%（95％信頼区間 6.9%～11.9%）");
  expect(new Map(responseFacts({ ...report, population: null })).has("回収率")).toBe(false);
});

test("the report is set as a PDF, the same each time", async () => {
  const pdf = await makeReport(report, "pdf");
  expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
  expect(Buffer.compare(pdf, await makeReport(report, "pdf"))).toBe(0);
  if (process.env.SEKISHO_LOOK) writeFileSync(process.env.SEKISHO_LOOK, pdf);
});
