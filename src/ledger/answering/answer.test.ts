import { expect, test } from "vitest";
import { fieldDefinition, kinds } from "../catalogue.ts";
import type { RecordId } from "../contract.ts";
import { answerProblem, checkAnswers } from "./answer.ts";
import { AnswerDraft, AnswerValue, FullAnswer } from "./route-contracts.ts";

const recordId = "00000000-0000-4000-8000-000000000001" as RecordId;
const other = "00000000-0000-4000-8000-000000000002" as RecordId;
const asked = [
  { recordId, kind: "asset", field: "softwareVersion" },
  { recordId, kind: "asset", field: "installedOn" },
] as const;
const known = (value: string) => ({ state: "known", value }) as const;

test("what was asked may be answered, in part and with unknown", () => {
  expect(checkAnswers(asked, [{ recordId, field: "softwareVersion", value: known("7.2.10") }]).ok).toBe(true);
  expect(checkAnswers(asked, [{ recordId, field: "installedOn", value: { state: "unknown" } }]).ok).toBe(true);
  expect(checkAnswers(asked, []).ok).toBe(true);
});

test.each([
  ["another field of the record", { recordId, field: "model", value: known("X") }],
  ["the same field of another record", { recordId: other, field: "softwareVersion", value: known("X") }],
  ["a field that there is not", { recordId, field: "__proto__", value: known("X") }],
])("%s was not asked", (_what, answer) => {
  expect(checkAnswers(asked, [answer])).toEqual({ ok: false, error: { reason: "not_asked" } });
});

test("the same field is answered once", () => {
  const twice = ["7.2.10", "7.4.0"].map((version) => ({ recordId, field: "softwareVersion", value: known(version) }));
  expect(checkAnswers(asked, twice)).toEqual({ ok: false, error: { reason: "not_asked" } });
});

test("a value that does not fit is refused with its field and what would fit", () => {
  const answer = { recordId, field: "installedOn", value: known("去年") };
  const checked = checkAnswers(asked, [{ recordId, field: "softwareVersion", value: known("7.2.10") }, answer]);
  expect(checked).toMatchObject({ ok: false, error: { reason: "bad_answer", answer } });
  expect(!checked.ok && checked.error.reason === "bad_answer" && checked.error.words.en).toContain("2026-03-31");
});

test("another record is described and never named by its id", () => {
  const [kind, definition] = kinds.flatMap(({ kind, fields }) =>
    fields.filter(({ type }) => type.is === "ref").map((field) => [kind, field] as const),
  )[0] ?? [undefined, undefined];
  if (!kind || !definition) throw new Error("no field of the catalogue refers to a record");
  const item = { kind, field: definition.id };
  expect(answerProblem(item, definition, known(recordId))).not.toBeNull();
  expect(answerProblem(item, definition, { state: "vague", text: "CT室のサーバ" })).toBeNull();
});

test("what is too vague is no answer where a value is asked for", () => {
  const definition = fieldDefinition("asset", "softwareVersion");
  if (!definition) throw new Error("no such field");
  expect(
    answerProblem({ kind: "asset", field: "softwareVersion" }, definition, { state: "vague", text: "最新版" }),
  ).not.toBeNull();
});

test("states that are not an answer, and provenance, are not taken from outside", () => {
  for (const state of ["checking", "notSubmitted", "lossy", "conflict"])
    expect(AnswerValue.safeParse({ state, text: "x", claims: [] }).success).toBe(false);
  const parsed = AnswerValue.parse({ ...known("7.2.10"), source: 0, implied: true, asOf: "1999", others: [] });
  expect(parsed).toEqual(known("7.2.10"));
});

test("characters that a database cannot hold, or that make a name look like another, are left out", () => {
  const draft = AnswerDraft.parse({ name: "山田\u0000\n太郎\u202e", comment: "一行目\r\n二行目\u001b[31m\ud800" });
  expect(draft.comment).toBe("一行目\n二行目[31m\ufffd");
  expect(draft.name).toBe("山田 太郎");
});

test("an answer that is handed in names a person and a company", () => {
  expect(FullAnswer.safeParse({ name: " ", company: "架空保守" }).success).toBe(false);
  expect(FullAnswer.parse({ name: " 山田 ", company: "架空保守" })).toMatchObject({ name: "山田", answers: [] });
});
