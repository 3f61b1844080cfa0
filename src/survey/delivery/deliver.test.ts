import { expect, test } from "vitest";
import { type DocumentState, owedDocuments, type SurveyDocument, surveyDocuments } from "../review/contract.ts";
import { type DeliveryWish, mayDeliver, mayReceive } from "./deliver.ts";
import { wordsOf } from "./refusal.ts";

const documents = (state: DocumentState, but: Partial<Record<SurveyDocument, DocumentState>> = {}) =>
  ({ ...Object.fromEntries(surveyDocuments.map((kind) => [kind, state])), ...but }) as Record<
    SurveyDocument,
    DocumentState
  >;
const report: DeliveryWish = { recipient: "secretariat", kinds: owedDocuments, message: "" };

test.each(surveyDocuments)("nothing is delivered while %s is not accepted, to whomever", (kind) => {
  for (const state of ["none", "drafted", "returned"] as const)
    for (const recipient of ["secretariat", "hospital", "ministry"] as const) {
      const wish = { recipient, kinds: surveyDocuments, message: "助言" };
      const situation = { documents: documents("accepted", { [kind]: state }), takenOver: true };
      expect(mayDeliver(wish, situation)).toEqual({ ok: false, error: { reason: "not_accepted", kinds: [kind] } });
    }
});

test("the report to the secretariat holds all seven documents", () => {
  const situation = { documents: documents("accepted"), takenOver: false };
  expect(mayDeliver(report, situation).ok).toBe(true);
  expect(mayDeliver({ ...report, kinds: ["D1", "D2"] }, situation)).toEqual({
    ok: false,
    error: { reason: "owed_missing", kinds: ["D3", "D4", "D5", "D6", "D7"] },
  });
});

test("hospital and ministry receive only what the secretariat took over", () => {
  for (const recipient of ["hospital", "ministry"] as const) {
    const wish = { recipient, kinds: ["D5"] as const, message: "助言" };
    const refused = mayDeliver(wish, { documents: documents("accepted"), takenOver: false });
    expect(refused).toEqual({ ok: false, error: { reason: "not_taken_over" } });
    expect(mayDeliver(wish, { documents: documents("accepted"), takenOver: true }).ok).toBe(true);
  }
});

test("the hospital's set comes with issues and advice; an empty set is none", () => {
  const situation = { documents: documents("accepted"), takenOver: true };
  const wish: DeliveryWish = { recipient: "hospital", kinds: ["D5"], message: " " };
  expect(mayDeliver(wish, situation)).toEqual({ ok: false, error: { reason: "advice_missing" } });
  expect(mayDeliver({ ...wish, kinds: [] }, situation)).toEqual({ ok: false, error: { reason: "nothing_chosen" } });
});

test("a refusal names the documents that are missing, in both languages", () => {
  const { ja, en } = wordsOf({ reason: "not_accepted", kinds: ["D4", "D7"] });
  for (const kind of ["D4", "D7"]) expect([ja.includes(kind), en.includes(kind)]).toEqual([true, true]);
});

const days = { sentOn: "2027-02-20", today: "2027-02-25" };
const receipt = { receivedOn: "2027-02-22", by: "receiver" as const, hasEvidence: false };

test("the receiver acknowledges once, on a day between sending and today", () => {
  expect(mayReceive({ receivedOn: null }, receipt, days).ok).toBe(true);
  expect(mayReceive({ receivedOn: "2027-02-21" }, receipt, days)).toEqual({ ok: false, error: "received_already" });
  expect(mayReceive({ receivedOn: null }, { ...receipt, receivedOn: "2027-02-26" }, days)).toEqual({
    ok: false,
    error: "future_day",
  });
  expect(mayReceive({ receivedOn: null }, { ...receipt, receivedOn: "2027-02-19" }, days)).toEqual({
    ok: false,
    error: "before_sent",
  });
});

test("the sender notes a receipt only with something that shows it", () => {
  const noted = { ...receipt, by: "sender" as const };
  expect(mayReceive({ receivedOn: null }, noted, days)).toEqual({ ok: false, error: "evidence_missing" });
  expect(mayReceive({ receivedOn: null }, { ...noted, hasEvidence: true }, days).ok).toBe(true);
});
