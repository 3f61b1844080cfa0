import { expect, test } from "vitest";
import { Answers } from "../instrument/answer.ts";
import { Instrument } from "../instrument/instrument.ts";
import { askedView } from "./asked-view.ts";

const options = ["yes", "no"].map((id) => ({ id, label: { ja: id } }));
const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "shiken",
  edition: "1",
  title: { ja: "試験" },
  sections: [
    {
      id: "A",
      label: { ja: "全般" },
      questions: [
        { id: "Q1", kind: "single", label: { ja: "委託の有無" }, options, required: true },
        {
          id: "Q2",
          kind: "number",
          label: { ja: "社数" },
          show: { question: "Q1", is: ["yes"] },
          max: 10,
          mayRefuse: true,
        },
      ],
    },
    {
      id: "B",
      label: { ja: "サービス" },
      repeats: { of: { ja: "サービス" }, atMost: 3 },
      questions: [{ id: "Q3", kind: "text", label: { ja: "名称" } }],
    },
  ],
});
const view = (values: object, repeated?: object) => askedView(instrument, Answers.parse({ values, repeated }));

test("a question is open until it is answered or refused, and only while it is asked", () => {
  expect(view({}).open).toEqual([
    { place: "Q1", required: true },
    { place: "B/1/Q3", required: false },
  ]);
  const yes = { Q1: { picked: ["yes"] } };
  expect(view(yes, { B: [{ Q3: { text: "PACS" } }] }).open).toEqual([{ place: "Q2", required: false }]);
  expect(view({ ...yes, Q2: { refused: true } }).isOpen("Q2")).toBe(false);
});

test("going on is held up by what is required and missing and by what is not allowed, each at its place", () => {
  expect(view({}).problemAt("Q1")).toBe("missing");
  expect(view({ Q1: { picked: ["yes"] } }).problemAt("Q2")).toBeNull();
  const tooMany = view({ Q1: { picked: ["yes"] }, Q2: { number: 11 } });
  expect(tooMany.problemAt("Q2")).toBe("outOfRange");
  expect(tooMany.illegal).toEqual([{ place: "Q2", reason: "outOfRange" }]);
});

test("after a change of mind, what is not asked any more is no mistake and is not handed in", () => {
  const { answers, illegal, isAsked } = view({ Q1: { picked: ["no"] }, Q2: { number: 3 } });
  expect(answers.values).toEqual({ Q1: { picked: ["no"] } });
  expect(illegal).toEqual([]);
  expect(isAsked("Q2")).toBe(false);
});
