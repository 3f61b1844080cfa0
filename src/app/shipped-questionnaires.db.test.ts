import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { signedIn } from "../identity/testing/sign-in.ts";
import { shippedInstruments } from "../questionnaire/design/shipped.ts";
import type { Answers, AnswerValue } from "../questionnaire/instrument/answer.ts";
import { type AnswerProblemReason, answerProblems } from "../questionnaire/instrument/answer-problem.ts";
import { type AskedQuestion, evaluate } from "../questionnaire/instrument/evaluate.ts";
import { type Instrument, ItemId } from "../questionnaire/instrument/instrument.ts";
import { withAnswer } from "../questionnaire/respond/answering.ts";
import type { Form } from "../questionnaire/respond/route-contracts.ts";
import { anOrganisation, roundSettings } from "../questionnaire/round/testing/an-organisation.ts";
import { composedApp } from "./testing/composed-app.ts";

/** The questionnaires that come along, answered over HTTP along their branches, and what the server does not let pass. */
const { app, identity, runtime } = await composedApp();

type Picks = Readonly<Record<string, string>>;

/** A round of the instrument that whoever has its address answers. @returns one more respondent, and how many answers the round has */
async function askAround(id: string) {
  const instrument = shippedInstruments().find((one) => one.id === id);
  if (!instrument) throw new Error(`${id} does not come along`);
  const organisationId = await anOrganisation(runtime.database.db, instrument);
  const { headers } = await signedIn(identity, { organisations: [{ organisationId, role: "surveyManager" }] });
  const base = `/api/v1/organisations/${organisationId}/rounds`;
  const ask = async <Answer>(method: "GET" | "POST", url: string, payload?: object): Promise<Answer> => {
    const reply = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    if (reply.statusCode >= 300) throw new Error(`${url}: ${reply.statusCode} ${reply.body}`);
    return reply.json();
  };
  const { edition } = instrument;
  const settings = { ...roundSettings, instrumentId: id, edition, access: "open" };
  const round = await ask<{ id: string; path: string }>("POST", base, settings);
  const { path } = await ask<{ path: string }>("POST", `${base}/${round.id}/open`);
  const respondent = () => {
    const comer = { slug: path.replace("/q/", ""), token: randomBytes(32).toString("base64url") };
    return (step: "read" | "save" | "hand-in", own: object = {}) =>
      app.inject({ method: "POST", url: `/api/v1/answering/${step}`, payload: { ...comer, ...own } });
  };
  const answered = async () => (await ask<{ answered: number }>("GET", `${base}/${round.id}`)).answered;
  return { instrument, respondent, answered };
}

/** Answers everything that is put to somebody: as `picks` says, else with the first that fits. */
function filled(instrument: Instrument, picks: Picks): Answers {
  for (let answers: Answers = { values: {} }; ; ) {
    const open = evaluate(instrument, answers).asked.find(({ state }) => state === "open");
    if (!open) return answers;
    const spot = { section: open.section, thing: open.thing };
    answers = withAnswer(answers, spot, open.question.id, someAnswer(instrument, answers, open, picks));
  }
}

function someAnswer(instrument: Instrument, answers: Answers, { question }: AskedQuestion, picks: Picks): AnswerValue {
  const { id } = question;
  if (question.kind === "text") return { text: "特にありません" };
  if (question.kind === "number") return { number: question.min ?? 1 };
  if (question.kind === "date") return { date: question.min ?? "2026-11-20" };
  const options = question.options.filter(({ notOffered }) => !notOffered).map((option) => option.id);
  const [first] = options;
  if (!first) throw new Error(`${id} offers nothing`);
  if (question.kind === "matrix") return { rows: Object.fromEntries(question.rows.map((row) => [row.id, first])) };
  const wanted = picks[id];
  if (wanted !== undefined) return { picked: [ItemId.parse(wanted)] };
  const fits = (option: ItemId) => {
    const next = { values: { ...answers.values, [id]: { picked: [option] } } };
    return !evaluate(instrument, next).problems.some(({ place }) => place === id);
  };
  return { picked: [options.find(fits) ?? first] };
}

const placesOf = (instrument: Instrument, answers: Answers) =>
  evaluate(instrument, answers).asked.map(({ place }) => place);
const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `Q${from + index}`);

/** Of the 106 questions, those that some are not asked. */
const conditional = ["Q6", "Q10", ...numbered(12, 16), "Q29", "Q30", "Q35", "Q103"];
const branches: Readonly<Record<string, readonly [name: string, picks: Picks, asked: readonly string[]][]>> = {
  isac2022: [
    [
      "remote maintenance with the product named",
      { Q1: "1", Q2: "1", Q3: "1" },
      ["Q1", "Q2", "Q3", "Q4", "Q6", "Q7", "Q8"],
    ],
    ["another product", { Q3: "2", Q7: "2" }, ["Q1", "Q2", "Q3", "Q5", "Q6", "Q7"]],
    ["versions not known", { Q2: "2" }, ["Q1", "Q2", "Q6", "Q7", "Q8"]],
    ["none", { Q1: "2", Q7: "2" }, ["Q1", "Q6", "Q7"]],
  ],
  "remote-service-2019": [
    ["a maker without remote services", { "1-1": "2" }, ["F1", "F2", "1-1"]],
    ["one that plans them", { "1-1": "3", "2-1": "2", "3-2": "2" }, ["F1", "F2", "1-1", "2-1", "2-3", "3-1", "3-2"]],
    [
      "one that has them",
      {},
      [
        ...["F1", "F2", "1-1", "2-1", "2-2", "2-3", "3-1", "3-2", "3-3"],
        ...Array.from({ length: 13 }, (_, index) => `4/1/4-${index + 1}`),
      ],
    ],
  ],
  patient30: [
    ["nobody's patient within the year", { S1: "2" }, ["S1"]],
    ["one who did not understand the explanation", { S2: "2" }, ["S1", "S2"]],
    [
      "one who has never heard of it, and would rather not",
      { Q10: "3", Q26: "3", Q7: "2" },
      ["S1", "S2", ...numbered(1, 10), "Q26", "Q27", "Q29", "Q30"],
    ],
    [
      "one who knows it and has not used it",
      { Q11: "2" },
      ["S1", "S2", ...numbered(1, 7), "Q9", "Q10", "Q11", "Q28", "Q29", "Q30"],
    ],
    ["one who has used it", {}, ["S1", "S2", ...numbered(1, 7), ...numbered(9, 25), "Q29", "Q30"]],
  ],
  awareness106: [
    ["one whom every question concerns", { Q102: "4" }, numbered(1, 106)],
    [
      "one outside hospitals, without department, officer or training",
      { Q5: "12", Q9: "2", Q11: "4", Q28: "2" },
      numbered(1, 106).filter((id) => !conditional.includes(id)),
    ],
  ],
};

describe.each(Object.entries(branches))("%s", async (id, ways) => {
  const { instrument, respondent, answered } = await askAround(id);

  test.each(ways)("asks %s what concerns them: saved, resumed, handed in once", async (_, picks, asked) => {
    const answers = filled(instrument, picks);
    expect(placesOf(instrument, answers)).toEqual(asked);
    const before = await answered();
    const phone = respondent();
    const form: Form = (await phone("read")).json();
    expect(form.instrument).toEqual(instrument);
    expect([form.resumed, form.handedIn]).toEqual([false, false]);
    const section = instrument.sections[0]?.id ?? null;
    expect((await phone("save", { answers, section })).statusCode).toBe(200);
    // The same address on another device.
    const resumed: Form = (await phone("read")).json();
    expect(resumed).toMatchObject({ answers, section, resumed: true, handedIn: false });
    for (let times = 0; times < 2; times++)
      expect((await phone("hand-in", { answers, seconds: 600 })).json()).toMatchObject({ handedIn: true });
    expect(await answered()).toBe(before + 1);
    expect((await phone("read")).json()).toMatchObject({ handedIn: true, open: false });
    expect((await phone("save", { answers, section })).statusCode).toBe(409);
  });
});

const picked = (...ids: string[]) => ({ picked: ids });
/** What the form lets nobody do: the questionnaire, the way to the question, what is changed there, why that is wrong, and where. */
const refused: readonly [
  what: string,
  id: string,
  picks: Picks,
  change: object,
  why: AnswerProblemReason,
  place: string,
][] = [
  ["an option that is not there", "isac2022", {}, { Q1: picked("9") }, "unknownOption", "Q1"],
  ["two options where one is picked", "isac2022", {}, { Q1: picked("1", "2") }, "tooMany", "Q1"],
  ["the answer to a question that is not asked", "isac2022", { Q3: "2" }, { Q4: picked("1") }, "notAsked", "Q4"],
  ["the answer to a question that does not exist", "isac2022", {}, { Q99: picked("1") }, "unknownQuestion", "Q99"],
  ["an answer of another kind", "isac2022", {}, { Q1: { text: "はい" } }, "wrongKind", "Q1"],
  ["options beside one that stands alone", "patient30", {}, { Q19: picked("1", "5") }, "exclusive", "Q19"],
  ["a row that the matrix has not", "patient30", {}, { Q9: { rows: { nowhere: "1" } } }, "unknownRow", "Q9"],
  ["declining where that is not offered", "patient30", {}, { Q6: { refused: true } }, "mayNotRefuse", "Q6"],
  ["four picks where three may be", "awareness106", {}, { Q42: picked("1", "2", "3", "4") }, "tooMany", "Q42"],
  ["an option of old sheets that is not offered", "awareness106", {}, { Q11: picked("CSIRT") }, "unknownOption", "Q11"],
  ["the same thing in two places", "awareness106", {}, { Q99: picked("1") }, "samePlace", "Q99"],
  ["a negative number of people", "awareness106", {}, { Q10: { number: -1 } }, "outOfRange", "Q10"],
];

test.each(refused)(
  "the server refuses %s, at its place, and keeps nothing",
  async (_, id, picks, change, why, place) => {
    const { instrument, respondent, answered } = await askAround(id);
    const answers = filled(instrument, picks);
    const phone = respondent();
    const reply = await phone("hand-in", { answers: { ...answers, values: { ...answers.values, ...change } } });
    expect(reply.json()).toMatchObject({ reason: "illegal_answers", message: answerProblems[why].ja, place });
    expect(reply.statusCode).toBe(422);
    expect(await answered()).toBe(0);
    expect((await phone("hand-in", { answers })).statusCode).toBe(200);
  },
);

test("answers about services are refused from whoever has none, and more of them than there may be", async () => {
  const { instrument, respondent } = await askAround("remote-service-2019");
  const service = { "4-4": picked("1") };
  const none = filled(instrument, { "1-1": "2" });
  const hidden = await respondent()("hand-in", { answers: { ...none, repeated: { "4": [{}, service] } } });
  expect(hidden.json()).toMatchObject({ reason: "illegal_answers", place: "4/2/4-4" });
  const has = filled(instrument, {});
  const many = Array.from({ length: 21 }, () => service);
  const tooMany = await respondent()("hand-in", { answers: { ...has, repeated: { "4": many } } });
  expect(tooMany.json()).toMatchObject({ reason: "illegal_answers", place: "4" });
});

test("what has to be answered is asked for, and nothing at all is no answer", async () => {
  const patients = await askAround("patient30");
  const open = await patients.respondent()("hand-in", { answers: { values: {} } });
  expect(open.json()).toMatchObject({ reason: "illegal_answers", place: "S1" });
  const practices = await askAround("isac2022");
  const nothing = await practices.respondent()("hand-in", { answers: { values: {} } });
  expect(nothing.json()).toMatchObject({ reason: "nothing_answered" });
});
