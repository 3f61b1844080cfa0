import { describe, expect, test } from "vitest";
import { Finding, type FindingFact } from "./contract.ts";
import { accept, reconcile, withdraw } from "./life-cycle.ts";
import { allowedActions } from "./policy.ts";
import { recordId } from "./testing/ledger-builder.ts";

const fact = (rule = "FR-01", value = "isdn"): FindingFact => ({
  rule,
  on: "connection",
  ref: recordId("connection", 1),
  statement: { ja: "古い回線です。", en: "An old line." },
  detail: [{ kind: "connection", record: recordId("connection", 1), field: "accessLine", state: "known", value }],
  suggestion: { ja: "確認してください。", en: "Please check." },
});

const monday = new Date("2026-08-31T01:00:00Z");
const later = new Date("2026-10-01T01:00:00Z");

const only = (findings: readonly Finding[]): Finding => {
  const [finding] = findings;
  if (!finding || findings.length !== 1) throw new Error("expected one finding");
  return Finding.parse(finding);
};
const opened = () => only(reconcile([], [fact()], monday));
const accepted = (until = "2026-09-30") => {
  const decision = accept(opened(), "person-1", "2027年に切替予定のため", until, monday);
  if (!decision.ok) throw new Error(decision.error);
  return decision.value;
};

describe("reconcile", () => {
  test("opens a finding for a new fact and leaves an unchanged one as the same object", () => {
    const finding = opened();
    expect(finding.status).toEqual({ state: "open", since: monday.toISOString() });
    const [again] = reconcile([finding], [fact()], later);
    expect(again).toBe(finding);
  });
  test("closes a finding when the fact is gone and reopens it when it comes back, keeping the history", () => {
    const closed = only(reconcile([opened()], [], later));
    expect(closed.status.state).toBe("closed");
    expect(only(reconcile([closed], [], later))).toEqual(closed);
    const back = only(reconcile([closed], [fact()], later));
    expect(back.status.state).toBe("reopened");
    expect(back.history.map(({ type }) => type)).toEqual(["found", "closed", "reopened"]);
  });
  test("follows the words and values of the fact without calling that an event", () => {
    const restated = only(reconcile([opened()], [fact("FR-01", "isdn ")], later));
    expect(restated.fact.detail[0]?.value).toBe("isdn ");
    expect(restated.history).toHaveLength(1);
  });
  test("keeps an acceptance through its last day in Japan and reopens the day after", () => {
    const finding = accepted("2026-09-30");
    // 2026-09-30 23:59 and 2026-10-01 00:00 in Japan
    const [during] = reconcile([finding], [fact()], new Date("2026-09-30T14:59:00Z"));
    expect(during).toBe(finding);
    const lapsed = only(reconcile([finding], [fact()], new Date("2026-09-30T15:00:00Z")));
    expect(lapsed.status.state).toBe("reopened");
    expect(lapsed.history.at(-1)?.type).toBe("lapsed");
  });
  test("closes an accepted finding whose fact is gone; coming back it has to be accepted anew", () => {
    const closed = only(reconcile([accepted()], [], monday));
    expect(closed.status.state).toBe("closed");
    expect(only(reconcile([closed], [fact()], monday)).status.state).toBe("reopened");
  });
  test("adds new findings after the known ones", () => {
    const keys = reconcile([opened()], [fact("FR-16"), fact()], later).map(({ key }) => key.slice(0, 5));
    expect(keys).toEqual(["FR-01", "FR-16"]);
  });
});

describe("accept", () => {
  test("records who, why and until when", () => {
    const finding = accepted();
    const decision = { by: "person-1", reason: "2027年に切替予定のため", until: "2026-09-30" };
    expect(finding.status).toMatchObject({ state: "accepted", ...decision });
    expect(finding.history.at(-1)).toMatchObject({ type: "accepted", ...decision });
  });
  test("refuses a closed finding, an empty reason and a day that is not ahead", () => {
    const closed = only(reconcile([opened()], [], monday));
    expect(accept(closed, "p", "理由", "2027-01-01", monday)).toEqual({ ok: false, error: "finding_is_closed" });
    expect(accept(opened(), "p", " ", "2027-01-01", monday)).toEqual({ ok: false, error: "reason_missing" });
    expect(accept(opened(), "p", "理由", "2026-08-31", monday)).toEqual({ ok: false, error: "until_not_in_future" });
  });
  test("can be taken back by a person", () => {
    const decision = withdraw(accepted(), "person-2", later);
    expect(decision.ok && decision.value.status.state).toBe("reopened");
    expect(withdraw(opened(), "person-2", later)).toEqual({ ok: false, error: "finding_not_accepted" });
  });
});

test("only people who may decide see the actions, and nobody does on a closed finding", () => {
  expect(allowedActions(["finding.decide"], opened())).toEqual(["accept"]);
  expect(allowedActions(["finding.decide"], accepted())).toEqual(["accept", "withdraw"]);
  expect(allowedActions(["finding.read", "ledger.write"], opened())).toEqual([]);
  expect(allowedActions(["finding.decide"], only(reconcile([opened()], [], later)))).toEqual([]);
});
