import { expect, test } from "vitest";
import { openAnswerFile } from "../answer-file/open-answer-file.ts";
import { Answers } from "../instrument/answer.ts";
import { Instrument } from "../instrument/instrument.ts";
import { answerSheetColumns } from "./answer-sheet-csv.ts";

const label = { ja: "名前" };
const options = [
  { id: "1", label: { ja: "はい" } },
  { id: "2", label: { ja: "その他" }, other: true },
];
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "example",
  edition: "1",
  title: label,
  sections: [
    {
      id: "A",
      label,
      questions: [
        { id: "Q1", label, kind: "multiple", options },
        { id: "Q2", label, kind: "matrix", rows: [{ id: "a", label }], options },
        { id: "Q3", label, kind: "text", contact: true },
        { id: "Q4", label, kind: "number", mayRefuse: true },
      ],
    },
    {
      id: "4",
      label,
      repeats: { of: label, atMost: 5 },
      questions: [{ id: "4-1", label, kind: "single", options: [{ id: "1", label: { ja: "専用線" } }] }],
    },
  ],
});
const dedicated = { "4-1": { picked: ["1"] } };
const all = [
  { values: { Q1: { picked: ["1", "2"], words: { 2: "研究会" } }, Q2: { rows: { a: "1" } }, Q4: { refused: true } } },
  { values: { Q4: { number: 0 } }, repeated: { 4: [dedicated, {}, dedicated] } },
].map((answers) => Answers.parse(answers));
const columns = answerSheetColumns(instrument, all);

test("a column for each question, row and thing, none for contacts; words stand beside their option", () => {
  expect(columns.heads).toEqual(["Q1", "Q1.words", "Q2.a", "Q4", "4/1/4-1", "4/2/4-1", "4/3/4-1"]);
  expect(all.map(columns.cellsOf)).toEqual([
    ["1;2", "研究会", "1", "refused", null, null, null],
    [null, null, null, 0, "1", null, "1"],
  ]);
});

test("a round in which nobody named a thing still has the columns of the first", () => {
  expect(answerSheetColumns(instrument, []).heads).toContain("4/1/4-1");
});

test("what is exported is read again as it was answered", () => {
  const lines = [columns.heads, ...all.map(columns.cellsOf)].map((line) =>
    line.map((cell) => (cell === null ? undefined : String(cell))),
  );
  const opened = openAnswerFile(
    instrument,
    {
      name: null,
      hidden: false,
      hiddenColumns: [],
      merges: [],
      rows: () => lines.map((cells, at) => ({ number: at + 1, cells, hidden: false })),
    },
    {},
  );
  if (!opened.ok) throw new Error(opened.error.reason);
  expect([...opened.value.rows()][1]?.answers).toEqual(all[1]);
});
