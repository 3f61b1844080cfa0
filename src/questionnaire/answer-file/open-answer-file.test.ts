import { expect, test } from "vitest";
import type { Cell, Sheet } from "../../shared/workbook.ts";
import { Instrument } from "../instrument/instrument.ts";
import { openAnswerFile } from "./open-answer-file.ts";

const label = (ja: string) => ({ ja });
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "example",
  edition: "1",
  title: label("試し"),
  sections: [
    {
      id: "A",
      label: label("はじめに"),
      questions: [
        {
          id: "Q1",
          label: label("統括部署の有無"),
          kind: "single",
          options: [
            { id: "1", label: label("ある") },
            { id: "2", label: label("なし") },
          ],
        },
        {
          id: "Q2",
          label: label("対策"),
          kind: "multiple",
          show: { question: "Q1", is: ["1"] },
          options: [
            { id: "1", label: label("IDS、IPS") },
            { id: "2", label: label("EDR"), also: ["端末での検知と対応", "端末検知…"] },
            { id: "3", label: label("その他"), other: true },
          ],
        },
        { id: "Q3", label: label("担当者数"), kind: "number", unit: label("人"), integer: true, min: 0 },
        {
          id: "Q4",
          label: label("見方"),
          kind: "matrix",
          rows: [
            { id: "a", label: label("便利") },
            { id: "b", label: label("不安") },
          ],
          options: [
            { id: "1", label: label("思う") },
            { id: "2", label: label("思わない") },
          ],
        },
        { id: "Q5", label: label("実施日"), kind: "date" },
        { id: "Q6", label: label("意見"), kind: "text", mayRefuse: true },
      ],
    },
    {
      id: "S",
      label: label("サービス"),
      repeats: { of: label("サービス"), atMost: 3 },
      questions: [{ id: "S1", label: label("回線"), kind: "single", options: [{ id: "1", label: label("専用線") }] }],
    },
  ],
});

const sheetOf = (lines: Cell[][]): Sheet => ({
  name: null,
  hidden: false,
  hiddenColumns: [],
  merges: [],
  rows: () => lines.map((cells, at) => ({ number: at + 1, cells, hidden: false })),
});
const read = (lines: Cell[][], rules = {}) => {
  const file = openAnswerFile(instrument, sheetOf(lines), rules);
  if (!file.ok) throw new Error(file.error.reason);
  return { ...file.value, read: [...file.value.rows()] };
};
const first = (header: string, cell: Cell) => {
  const [row] = read([
    ["Q1", header],
    ["ある", cell],
  ]).read;
  return {
    values: row?.answers.values,
    problems: row?.problems.map(({ place, message }) => `${place}: ${message.ja}`),
  };
};

test("questions are named by id, by label, or by both, however the file sets its characters", () => {
  const { unknownColumns, missingQuestions } = read([
    ["respondent_id", "Ｑ１", "対策", "Q3 担当者数", "備考"],
    ["R1", "ある"],
  ]);
  expect(unknownColumns).toEqual(["備考"]);
  expect(missingQuestions).toEqual(["Q4", "Q5", "Q6", "S1"]);
});

test.each([
  ["a label", "Q1", "なし", { Q1: { picked: ["2"] } }],
  ["a number of an option", "Q1", { type: "number", value: 2, text: "2", format: null }, { Q1: { picked: ["2"] } }],
  ["several, divided by bars, one with a comma of its own", "Q2", "IDS、IPS | EDR", { Q2: { picked: ["1", "2"] } }],
  ["several, divided by commas where that leaves options", "Q2", "EDR、その他", { Q2: { picked: ["2", "3"] } }],
  [
    "words beside an option",
    "Q2",
    "EDR；その他：持ち込み禁止",
    { Q2: { picked: ["2", "3"], words: { 3: "持ち込み禁止" } } },
  ],
  ["zero with its unit, in wide characters", "Q3", "０人", { Q3: { number: 0 } }],
  ["a row of a matrix", "Q4.b", "思う", { Q4: { rows: { b: "1" } } }],
  ["a row of a matrix by its label", "Q4[便利]", "2", { Q4: { rows: { a: "2" } } }],
  ["a day", "Q5", "2026年4月1日", { Q5: { date: "2026-04-01" } }],
  ["a refusal", "Q6", "回答しない", { Q6: { refused: true } }],
  ["no answer", "Q3", "無回答", {}],
  ["not applicable", "Q3", "非該当", {}],
] as [string, string, Cell, object][])("%s is read", (_what, header, cell, expected) => {
  const { values, problems } = first(header === "Q1" ? "Q9" : header, cell);
  if (header === "Q1") expect(read([["Q1"], [cell]]).read[0]?.answers.values).toEqual(expected);
  else expect(values).toEqual({ Q1: { picked: ["1"] }, ...expected });
  expect(problems).toEqual([]);
});

test.each([
  ["Q2", "WAF", "2行目 Q2: 「WAF」という選択肢はありません。調査票の選択肢か、その番号にしてください。"],
  ["Q3", "数名", "2行目 Q3: 「数名」は数として読めません。"],
  ["Q3", "-1", "2行目 Q3: 入力できる範囲を外れています。"],
  ["Q5", "春頃", "2行目 Q5: 「春頃」は日付として読めません。2026-11-20 のように書いてください。"],
])("%s = %s is refused with its place", (header, cell, expected) => {
  expect(first(header, cell).problems).toEqual([expected]);
});

test("an answer to what was not asked is told, unless it was asked of everybody", () => {
  const lines: Cell[][] = [
    ["Q1", "Q2"],
    ["なし", "EDR"],
  ];
  expect(read(lines).read[0]?.problems).toHaveLength(1);
  expect(read(lines, { askedOfAll: ["Q2"] }).read[0]?.problems).toEqual([]);
});

test.each([
  ["端末での検知と対応", ["2"]],
  ["端末検知（EDR）、導入済み", ["2"]],
  ["端末検知（EDR）|IDS、IPS", ["1", "2"]],
  ["端末検知、IDS、IPS", ["2"]],
])("an option's other names, and how they begin: %s", (cell, picked) => {
  const [row] = read([
    ["Q1", "Q2"],
    ["ある", cell],
  ]).read;
  expect(row?.answers.values).toMatchObject({ Q2: { picked } });
  expect(row?.problems).toEqual([]);
});

test("things of a repeated section, what the directory says, and the respondent's number come along; empty lines do not count", () => {
  const { read: rows, size } = read([
    ["整理番号", "@bedClass", "S1", "S/2/S1"],
    [],
    ["R07", "B3", "専用線", "1"],
    [undefined as never, ""],
  ]);
  expect(size).toBe(1);
  expect(rows[0]).toMatchObject({
    row: 3,
    respondent: "R07",
    segments: { bedClass: "B3" },
    answers: { repeated: { S: [{ S1: { picked: ["1"] } }, { S1: { picked: ["1"] } }] } },
  });
});

test.each([
  [[], "no_rows"],
  [
    [
      ["名前", "年齢"],
      ["a", "1"],
    ],
    "no_question_named",
  ],
  [
    [
      ["Q1", "統括部署の有無"],
      ["1", "2"],
    ],
    "column_twice",
  ],
] as [Cell[][], string][])("%j is no answer file: %s", (lines, reason) => {
  expect(openAnswerFile(instrument, sheetOf(lines))).toMatchObject({ ok: false, error: { reason } });
});
