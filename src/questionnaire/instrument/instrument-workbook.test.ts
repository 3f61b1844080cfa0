import { describe, expect, test } from "vitest";
import { readWorkbook } from "../../platform/spreadsheet/read-workbook.ts";
import { writeXlsx } from "../../platform/spreadsheet/write-xlsx.ts";
import type { DocumentSheet, SheetDocument } from "../../shared/sheet-document.ts";
import { shippedInstruments } from "../design/shipped.ts";
import { Instrument } from "./instrument.ts";
import { instrumentWorkbook } from "./instrument-workbook.ts";
import { readInstrumentWorkbook } from "./read-instrument-workbook.ts";

async function read(document: SheetDocument) {
  const workbook = await readWorkbook(await writeXlsx(document), "shiken.xlsx");
  if (!workbook.ok) throw new Error(workbook.error.reason);
  return readInstrumentWorkbook(workbook.value);
}

const words = (ja: string) => ({ ja });
/** One of everything that a workbook has a column for. */
const everything = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "zenbu",
  edition: "2",
  title: { ja: "すべての形", en: "Every shape" },
  intro: words("一行目\n二行目"),
  thanks: words("=ありがとうございました"),
  source: { doc: "seed-report", certainty: "proposal" },
  follows: {
    edition: "1",
    changes: [
      { question: "Q1", change: "new" },
      { question: "Q2", change: "renamed", before: "Q9" },
      {
        question: "Q3",
        change: "options",
        options: [
          { before: ["1"], now: ["1", "2"] },
          { before: [], now: ["3"] },
        ],
      },
    ],
  },
  sections: [
    {
      id: "S1",
      label: words("全員"),
      intro: words("説明"),
      questions: [
        {
          id: "Q1",
          kind: "single",
          label: words("一つ"),
          text: { ja: "一つ選んでください", en: "Choose one" },
          help: words("補足"),
          required: true,
          mayRefuse: true,
          scale: true,
          correct: ["2"],
          options: [
            { id: "1", label: words("はい"), also: ["YES", "承諾"] },
            { id: "2", label: { ja: "いいえ", en: "No" } },
            { id: "3", label: words("そのほか"), other: true },
            { id: "9", label: words("無効"), notOffered: true },
          ],
        },
        {
          id: "Q2",
          kind: "multiple",
          label: words("いくつか"),
          atLeast: 1,
          atMost: 2,
          options: [
            { id: "1", label: words("甲") },
            { id: "2", label: words("なし"), exclusive: true },
          ],
        },
      ],
    },
    {
      id: "S2",
      label: words("機器"),
      show: { any: [{ question: "Q1", is: ["1"] }, { not: { question: "Q2", picked: { min: 2 } } }] },
      repeats: { of: { ja: "機器", en: "device" }, atMost: 5 },
      questions: [
        { id: "Q3", kind: "number", label: words("数"), unit: words("台"), min: 0, max: 10.5, integer: true },
        { id: "Q4", kind: "text", label: words("文"), lines: 3, maxLength: 200, contact: true },
        { id: "Q5", kind: "date", label: words("日"), min: "2026-01-01", max: "2026-12-31" },
        {
          id: "Q6",
          kind: "matrix",
          label: words("表"),
          show: { derived: "D1", is: ["大"] },
          rows: [{ id: "r1", label: words("行1") }],
          options: [{ id: "1", label: words("列1") }],
        },
      ],
    },
  ],
  rankings: [{ id: "R1", label: words("順位"), questions: ["Q1", "Q3"] }],
  derived: [
    {
      id: "D1",
      label: words("群"),
      groups: [{ id: "大", label: words("大"), when: { question: "Q1", answered: true } }],
    },
    { id: "D2", label: words("点"), number: { score: ["Q1"] } },
    { id: "D3", label: words("数"), number: { picked: "Q2" } },
    { id: "D4", label: words("和"), number: { sum: ["Q3", "Q4"] } },
  ],
});

describe("written and read back", () => {
  test.each([everything, ...shippedInstruments()].map((one) => [`${one.id} ${one.edition}`, one] as const))(
    "%s is the same instrument",
    async (_, instrument) => {
      expect(await read(instrumentWorkbook(instrument))).toEqual({ ok: true, value: instrument });
    },
  );
});

/** Writes into a cell of the workbook, as somebody would. */
function changed(sheet: string, header: string, row: number, value: string): SheetDocument {
  const document = instrumentWorkbook(everything);
  const change = (one: DocumentSheet): DocumentSheet => {
    const column = one.columns.findIndex((known) => known.header === header);
    const rows = one.rows.map((line, at) => {
      if (at !== row - 2) return line;
      return { cells: one.columns.map((_, index) => (index === column ? value : (line.cells[index] ?? null))) };
    });
    return { ...one, rows };
  };
  return { ...document, sheets: document.sheets.map((one) => (one.name === sheet ? change(one) : one)) };
}

describe("a problem stands with its sheet and cell", () => {
  test.each([
    ["設問", "種類", 3, "えらぶ", "「設問」C3", "いくつでも選ぶ"],
    ["設問", "短い名前", 2, "", "「設問」D2", "空けておけません"],
    ["設問", "番号", 2, "Q 1", "「設問」B2", "使えるのは"],
    ["設問", "区分", 2, "S7", "「設問」A2", "S7"],
    ["設問", "欄の行数", 4, "たくさん", "「設問」V4", "数値ではありません"],
    ["設問", "欄の行数", 2, "3", "「設問」V2", "欄の行数"],
    ["設問", "必須", 2, "たぶん", "「設問」L2", "○"],
    ["区分", "たずねる条件", 3, "Q1==2", "「区分」F3", "4文字目"],
    ["選択肢", "設問", 2, "Q77", "「選択肢」A2", "Q77"],
    ["選択肢", "設問", 2, "Q4", "「選択肢」A2", "置けません"],
    ["選択肢", "選択肢", 3, "", "「選択肢」C3", "空けておけません"],
  ])("シート「%s」の「%s」%i行目に「%s」", async (sheet, header, row, value, place, told) => {
    const outcome = await read(changed(sheet, header, row, value));
    if (outcome.ok) throw new Error("read as if nothing were wrong");
    const found = outcome.error.find((one) => one.place === place);
    expect(found?.message.ja, JSON.stringify(outcome.error)).toContain(told);
  });

  test("a sheet that is missing is named, and so is a column", async () => {
    const document = instrumentWorkbook(everything);
    const without = { ...document, sheets: document.sheets.filter(({ name }) => name !== "設問") };
    expect(await read(without)).toMatchObject({ ok: false, error: [{ place: "設問" }] });
    const sheets = document.sheets.map((sheet) =>
      sheet.name === "選択肢"
        ? { ...sheet, columns: sheet.columns.map((column) => ({ ...column, header: `旧${column.header}` })) }
        : sheet,
    );
    const renamed = await read({ ...document, sheets });
    expect(!renamed.ok && renamed.error.map(({ place }) => place)).toContain("「選択肢」1");
  });

  test("a question without its options is told where the question stands", async () => {
    const document = instrumentWorkbook(everything);
    const sheets = document.sheets.map((sheet) => (sheet.name === "選択肢" ? { ...sheet, rows: [] } : sheet));
    const outcome = await read({ ...document, sheets });
    expect(!outcome.ok && outcome.error[0]).toMatchObject({
      place: "「設問」B2",
      message: { ja: expect.stringContaining("選択肢がありません") },
    });
  });
});

test("columns may stand in any order, and strange ones are passed over", async () => {
  const document = instrumentWorkbook(everything);
  const sheets = document.sheets.map((sheet) => {
    if (sheet.name === "調査票") return sheet;
    const columns = [{ header: "メモ", width: 10 }, ...sheet.columns.toReversed()];
    const rows = sheet.rows.map(({ cells }) => ({
      cells: ["控え", ...sheet.columns.map((_, at) => cells[at] ?? null).toReversed()],
    }));
    return { ...sheet, columns, rows };
  });
  expect(await read({ ...document, sheets })).toEqual({ ok: true, value: everything });
});
