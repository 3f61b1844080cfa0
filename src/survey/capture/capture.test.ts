import { expect, test } from "vitest";
import { answering } from "./answering.ts";
import { answerProblem } from "./check-fields.ts";
import { mergeEdits, sameValue } from "./merge.ts";
import type { CapturedValues, Operation, OperationOutcome } from "./operation.ts";
import { passphraseProblem, waitAfter } from "./passphrase.ts";
import { lacksName } from "./ready.ts";
import { termState } from "./term.ts";
import {
  answered,
  decided,
  isUnsent,
  newThing,
  refreshed,
  type Thing,
  toSend,
  unsentFields,
  written,
} from "./thing.ts";

const now = new Date("2026-12-01T01:00:00Z");
const operationId = "00000000-0000-4000-8000-000000000001";
const key = { kind: "connection", id: "00000000-0000-4000-8000-000000000002" } as const;
const fresh = (base = {}) => newThing("00000000-0000-4000-8000-000000000003", key, base);
const sent = (thing: Thing) => toSend(thing, operationId);
const taken = (more: Partial<Extract<OperationOutcome, { result: "taken" }>>): OperationOutcome => ({
  id: operationId,
  result: "taken",
  values: {},
  conflicts: [],
  ...more,
});
const edit = (field: string, from: string | null, to: string | null) => ({ field, from, to });

test("a field nobody else touched is written", () => {
  expect(mergeEdits({ a: "1" }, [edit("a", "1", "2")])).toEqual({ apply: [edit("a", "1", "2")], conflicting: [] });
});

test("a field somebody else changed to something else is not written over", () => {
  expect(mergeEdits({ a: "3" }, [edit("a", "1", "2")])).toEqual({ apply: [], conflicting: [edit("a", "1", "2")] });
});

test("a field somebody else changed to the same needs nothing, so that an operation taken twice changes nothing", () => {
  expect(mergeEdits({ a: "2" }, [edit("a", "1", "2")])).toEqual({ apply: [], conflicting: [] });
});

test("nothing, an empty text and a box not ticked are the same; 0 and a statement of no are not nothing", () => {
  expect(mergeEdits({}, [edit("a", null, "")])).toEqual({ apply: [], conflicting: [] });
  expect(sameValue(0, null)).toBe(false);
  expect(sameValue(false, null)).toBe(true);
  expect(sameValue({ state: "known", value: false }, null)).toBe(false);
});

test("a statement of the ledger is the same whatever source it names", () => {
  const mine = { state: "known", value: "FG-60F" } as const;
  expect(sameValue(mine, { ...mine, source: 3, asOf: "2026-11-30", others: [{ state: "unknown" }] })).toBe(true);
  expect(sameValue(mine, { state: "unknown" })).toBe(false);
});

test("only what was changed is sent, with what the person had seen", () => {
  const thing = sent(written(fresh({ a: "1", b: "x" }), "a", "2", now));
  expect(thing.sending).toEqual({
    id: operationId,
    key,
    at: now.toISOString(),
    edits: [edit("a", "1", "2")],
  } satisfies Operation);
});

test("an operation on its way stays the same whatever is typed meanwhile", () => {
  const first = sent(written(fresh({ a: "1" }), "a", "2", now));
  const again = toSend(written(first, "a", "3", now), "00000000-0000-4000-8000-000000000009");
  expect(again.sending).toEqual(first.sending);
});

test("what was typed while an operation was on its way is kept and sent next", () => {
  const typed = written(sent(written(fresh({ a: "1" }), "a", "2", now)), "a", "3", now);
  const after = answered(typed, taken({ values: { a: "2" } }));
  expect(after.values.a).toBe("3");
  expect(sent(after).sending?.edits).toEqual([edit("a", "2", "3")]);
});

test("taken whole, a thing has nothing left to send", () => {
  const after = answered(sent(written(fresh({ a: "1" }), "a", "2", now)), taken({ values: { a: "2" } }));
  expect(isUnsent(after)).toBe(false);
  expect(sent(after).sending).toBe(null);
});

test("an answer to another operation changes nothing", () => {
  const thing = sent(written(fresh(), "a", "2", now));
  expect(answered(thing, { ...taken({}), id: "00000000-0000-4000-8000-000000000009" })).toEqual(thing);
});

const conflicted = () =>
  answered(
    sent(written(fresh({ a: "1" }), "a", "2", now)),
    taken({
      values: { a: "9" },
      conflicts: [{ field: "a", mine: "2", theirs: "9", by: "別の人", at: now.toISOString() }],
    }),
  );

test("in a conflict both values are kept, and nothing is sent until a person decides", () => {
  const thing = conflicted();
  expect(thing.values.a).toBe("2");
  expect(thing.conflicts).toHaveLength(1);
  expect(unsentFields(thing)).toEqual([]);
});

test("mine goes over theirs only after the person said so, and says what it goes over", () => {
  const { thing } = decided(conflicted(), "a", "mine", now);
  expect(sent(thing).sending?.edits).toEqual([edit("a", "9", "2")]);
});

test("theirs leaves nothing to send", () => {
  const { thing, keepAsNote } = decided(conflicted(), "a", "theirs", now);
  expect([thing.values.a, isUnsent(thing), keepAsNote]).toEqual(["9", false, null]);
});

test("both leaves theirs standing and gives mine back for a note", () => {
  const { thing, keepAsNote } = decided(conflicted(), "a", "both", now);
  expect([thing.values.a, keepAsNote?.mine]).toEqual(["9", "2"]);
});

test("a conflict shows what the person typed last, not what they had sent", () => {
  const typed = written(sent(written(fresh({ a: "1" }), "a", "2", now)), "a", "3", now);
  const conflict = { field: "a", mine: "2", theirs: "9", by: "", at: null };
  const after = answered(typed, taken({ values: { a: "9" }, conflicts: [conflict] }));
  expect(after.conflicts[0]?.mine).toBe("3");
});

test("a refused operation is kept, said, and sent again once the person changes something", () => {
  const refused = answered(sent(written(fresh(), "a", "2", now)), {
    id: operationId,
    result: "refused",
    reason: "bad_value",
    message: "読めません",
  });
  expect([refused.values.a, refused.refused, sent(refused).sending]).toEqual(["2", "読めません", null]);
  expect(sent(written(refused, "a", "4", now)).sending?.edits).toEqual([edit("a", null, "4")]);
});

test("news of the server reach fields that wait for nothing, and no others", () => {
  const thing = refreshed(written(fresh({ a: "1", b: "x" }), "a", "2", now), { a: "7", b: "y" });
  expect([thing.values, thing.base]).toEqual([
    { a: "2", b: "y" },
    { a: "1", b: "y" },
  ]);
});

test("the term runs from the last contact and is over to the moment, also with a clock set back", () => {
  const lastContact = new Date("2026-12-01T00:00:00Z");
  const at = (iso: string, latest = lastContact) =>
    termState({ lastContact, keepDays: 14, latestKnown: latest }, new Date(iso)).state;
  expect(at("2026-12-11T23:59:59Z")).toBe("running");
  expect(at("2026-12-12T00:00:00Z")).toBe("ending");
  expect(at("2026-12-14T23:59:59Z")).toBe("ending");
  expect(at("2026-12-15T00:00:00Z")).toBe("over");
  expect(at("2026-12-02T00:00:00Z", new Date("2026-12-15T00:00:00Z"))).toBe("over");
});

test("a passphrase of few letters, of digits only, or of the same letters over and over is not enough", () => {
  expect(passphraseProblem("ゆきの朝7")).toBe("too_short");
  expect(passphraseProblem("8402617395")).toBe("digits_too_short");
  expect(passphraseProblem("aaaabbbb")).toBe("too_plain");
  expect(passphraseProblem("ゆきの朝に七つの鍵")).toBe(null);
  expect(passphraseProblem("840261739516")).toBe(null);
});

test("wrong passphrases make the next try wait longer and longer", () => {
  expect([0, 4, 5, 6, 30].map(waitAfter)).toEqual([0, 0, 60_000, 120_000, 3_600_000]);
});

const at = { today: "2026-12-01", visit: 2 };
const check = (base = {}) =>
  newThing(
    "00000000-0000-4000-8000-000000000003",
    { kind: "check", sheetId: "00000000-0000-4000-8000-000000000004", item: "EX-01" },
    base,
  );

test("an answer carries the day and the visit on which it was made, also when an earlier one is corrected", () => {
  expect(answering(check(), "answer", "yes", at, now).values).toEqual({
    answer: "yes",
    checkedOn: "2026-12-01",
    visit: 2,
  });
  const earlier = check({ answer: "yes", checkedOn: "2026-11-01", visit: 1 });
  expect(answering(earlier, "answer", "no", at, now).values).toMatchObject({ checkedOn: "2026-12-01", visit: 2 });
});

test("a day that the person set is left alone", () => {
  const dated = answering(check(), "checkedOn", "2026-11-30", at, now);
  expect(answering(dated, "answer", "yes", at, now).values.checkedOn).toBe("2026-11-30");
});

test("a target date goes with the × it belongs to, and evidence seen was asked for", () => {
  const no = answering(answering(check(), "answer", "no", at, now), "targetOn", "2027-03-31", at, now);
  expect(answering(no, "answer", "yes", at, now).values.targetOn).toBe(null);
  const seen = answering(check(), "evidenceSeen", true, at, now);
  expect(seen.values.evidenceAsked).toBe(true);
  expect(answering(seen, "evidenceAsked", false, at, now).values.evidenceSeen).toBe(false);
});

test("a connection that was only begun is not sent; one that says what it is goes", () => {
  expect(lacksName({ values: { verifiedOnSite: { state: "known", value: true } } })).toBe(true);
  expect(lacksName({ values: { model: { state: "unknown" } } })).toBe(false);
});

test("an answer stays on the device until it is complete by the server's own rule", () => {
  const problem = (values: CapturedValues, targetRequired = false) =>
    answerProblem(values, { targetRequired }, "2026-12-01");
  expect(problem({ note: "口頭" })).toBe("no_answer");
  expect(problem({ answer: "unknown", checkedOn: "2026-12-01" })).toBe("not_understood_missing");
  expect(problem({ answer: "no", checkedOn: "2026-12-01" }, true)).toBe("target_missing");
  expect(problem({ answer: "yes", checkedOn: "2026-12-02" })).toBe("checked_in_future");
  expect(problem({ answer: "yes", checkedOn: "2026-12-01", visit: null, targetOn: null })).toBe(null);
});
