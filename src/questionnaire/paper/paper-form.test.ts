import { expect, test } from "vitest";
import { Instrument } from "../instrument/instrument.ts";
import { paperForm } from "./paper-form.ts";
import { paperPdf } from "./paper-pdf.worker.ts";

const label = (ja: string) => ({ ja });
const option = (id: string, ja: string, own: object = {}) => ({ id, label: label(ja), ...own });
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "shiken",
  edition: "1",
  title: label("試験の調査票"),
  sections: [
    {
      id: "S",
      label: label("全般"),
      show: { question: "Q1", is: ["a"] },
      repeats: { of: label("サービス"), atMost: 3 },
      questions: [
        {
          id: "Q1",
          kind: "multiple",
          label: label("対策"),
          atMost: 2,
          mayRefuse: true,
          options: [
            option("a", "更新"),
            option("old", "旧版だけ", { notOffered: true }),
            option("b", "その他", { other: true }),
          ],
        },
        { id: "Q2", kind: "number", label: label("病床数"), text: label("何床ですか。"), unit: label("床"), max: 2000 },
        { id: "Q3", kind: "text", label: label("意見"), lines: 4 },
        {
          id: "Q4",
          kind: "matrix",
          label: label("不安"),
          rows: [{ id: "r", label: label("漏えい") }],
          options: [option("1", "ある"), option("2", "ない")],
        },
        { id: "Q5", kind: "date", label: label("訓練の日") },
      ],
    },
  ],
});
const [section] = paperForm(instrument).sections;
const asked = (number: string) => section?.questions.find((question) => question.number === number);

test("the boxes have the codes that are typed when the sheet is keyed in, without options that are not offered", () => {
  expect(asked("Q1")?.answer).toEqual({
    is: "options",
    round: false,
    columns: 2,
    options: [
      { code: "1", label: "更新", other: false },
      { code: "2", label: "その他", other: true },
    ],
  });
  expect(asked("Q4")?.answer).toEqual({
    is: "matrix",
    rows: ["漏えい"],
    options: [
      { code: "1", label: "ある" },
      { code: "2", label: "ない" },
    ],
  });
});

test("a question says how it is answered, with its limits and unit, and whether one may decline", () => {
  expect([asked("Q1")?.how, asked("Q1")?.mayRefuse]).toEqual(["2つまでに ✓", true]);
  expect(asked("Q2")).toMatchObject({ text: "何床ですか。", how: "2000以下", answer: { is: "number", unit: "床" } });
  expect(asked("Q3")?.answer).toEqual({ is: "lines", lines: 4 });
});

test("a section says whom it asks, and for what things it is copied", () => {
  expect(section?.hint).toBe("Q1 で「更新」の方のみ。サービスごとに、この用紙を写してお答えください（3まで）");
});

test("the sheet is a PDF, and the same instrument and day give the same one", () => {
  const pdf = paperPdf(instrument, "2026-11-28");
  expect(Buffer.from(pdf.subarray(0, 5)).toString("latin1")).toBe("%PDF-");
  expect(Buffer.compare(paperPdf(instrument, "2026-11-28"), pdf)).toBe(0);
});
