import { expect, test } from "vitest";
import { answering, checkSettings, mayOpen, type Round, roundActions } from "./round.ts";

const round = (changes: Partial<Round> = {}): Round => ({
  state: "open",
  access: "links",
  anonymous: false,
  editable: false,
  opensOn: null,
  closesOn: null,
  ...changes,
});
const today = "2026-11-20";
const facts = { instrumentFixed: true, invited: 40, smallestCrowd: 10 };

test("answers are taken from the first day to the last, both included, while the round is open", () => {
  const term = round({ opensOn: "2026-11-20", closesOn: "2026-12-18" });
  expect(answering(term, "2026-11-19")).toBe("not_begun");
  expect(answering(term, "2026-11-20")).toBe("taken");
  expect(answering(term, "2026-12-18")).toBe("taken");
  expect(answering(term, "2026-12-19")).toBe("over");
  expect(answering(round({ state: "draft" }), today)).toBe("not_begun");
  expect(answering(round({ state: "closed", closesOn: "2026-12-18" }), today)).toBe("over");
  expect(answering(round(), "2036-01-01")).toBe("taken");
});

test("changing an answer afterwards is for rounds that know whose it is", () => {
  expect(checkSettings(round({ editable: true })).ok).toBe(true);
  expect(checkSettings(round({ editable: true, anonymous: true }))).toEqual({
    ok: false,
    error: "editable_impossible",
  });
  expect(checkSettings(round({ editable: true, access: "open" }))).toEqual({ ok: false, error: "editable_impossible" });
});

test("a round does not end before it begins", () => {
  const backwards = round({ opensOn: "2026-12-01", closesOn: "2026-11-30" });
  expect(checkSettings(backwards)).toEqual({ ok: false, error: "closes_before_opening" });
  expect(checkSettings(round({ opensOn: "2026-12-01", closesOn: "2026-12-01" })).ok).toBe(true);
});

test("a round opens once, with a fixed instrument, somebody to ask and days left", () => {
  const draft = round({ state: "draft" });
  expect(mayOpen(draft, facts, today).ok).toBe(true);
  expect(mayOpen(round(), facts, today)).toEqual({ ok: false, error: "already_open" });
  expect(mayOpen(draft, { ...facts, instrumentFixed: false }, today)).toEqual({
    ok: false,
    error: "instrument_not_fixed",
  });
  expect(mayOpen(draft, { ...facts, invited: 0 }, today)).toEqual({ ok: false, error: "nobody_invited" });
  expect(mayOpen({ ...draft, closesOn: "2026-11-19" }, facts, today)).toEqual({ ok: false, error: "over" });
  expect(mayOpen({ ...draft, access: "open" }, { ...facts, invited: 0 }, today).ok).toBe(true);
});

test("an anonymous round needs a crowd: among nine, an answer is nearly a signature", () => {
  const draft = round({ state: "draft", anonymous: true });
  expect(mayOpen(draft, { ...facts, invited: 9 }, today)).toEqual({ ok: false, error: "too_few_for_anonymity" });
  expect(mayOpen(draft, { ...facts, invited: 10 }, today).ok).toBe(true);
  expect(mayOpen({ ...draft, anonymous: false }, { ...facts, invited: 1 }, today).ok).toBe(true);
});

test("what can be done with a round follows from its state and its list", () => {
  expect(roundActions(round({ state: "draft" }), today)).toEqual(["change", "invite", "open", "remove"]);
  expect(roundActions(round(), today)).toEqual(["change", "invite", "mail", "close", "import"]);
  expect(roundActions(round({ opensOn: "2026-12-01" }), today)).not.toContain("mail");
  expect(roundActions(round({ access: "open" }), today)).toEqual(["change", "close", "import"]);
  expect(roundActions(round({ state: "closed" }), today)).toEqual(["import"]);
});
