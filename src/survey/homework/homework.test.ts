import { expect, test } from "vitest";
import { actionsOf } from "./actions.ts";
import {
  accept,
  ask,
  asOf,
  consent,
  extend,
  type Homework,
  handIn,
  mayLink,
  needsDetail,
  refuseConsent,
  termDays,
  withdraw,
} from "./homework.ts";

const today = "2026-12-01";
function asked(holder: "hospital" | "vendor" = "hospital", contact: string | null = null): Homework {
  const made = ask({ holder, contact, dueOn: null }, today, termDays);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}
function agreed(): Homework {
  const given = consent(asked("vendor"), "営業第二課 窓口", "2026-12-03", termDays);
  if (!given.ok) throw new Error(given.error);
  return given.value;
}
function submitted(on = "2026-12-05"): Homework {
  const done = handIn(asked(), "hospital", on, on);
  if (!done.ok) throw new Error(done.error);
  return done.value;
}
const refused = (error: string) => ({ ok: false, error });

test("homework of the hospital is due seven days after it was asked for", () => {
  expect(asked()).toMatchObject({ state: "open", requestedOn: "2026-12-01", dueOn: "2026-12-08" });
});

test("a due day of its own is taken, but not one that has passed", () => {
  expect(ask({ holder: "hospital", contact: null, dueOn: "2026-12-20" }, today, 7)).toMatchObject({
    value: { dueOn: "2026-12-20" },
  });
  expect(ask({ holder: "hospital", contact: null, dueOn: "2026-11-30" }, today, 7)).toEqual(
    refused("due_before_asked"),
  );
});

test("a vendor is asked nothing before the hospital agrees and names a contact", () => {
  expect(asked("vendor")).toMatchObject({ state: "waiting", requestedOn: null, dueOn: null });
  expect(handIn(asked("vendor"), "link", today, today)).toEqual(refused("consent_missing"));
  expect(mayLink(asked("vendor"))).toEqual(refused("consent_missing"));
  expect(consent(asked("vendor"), "  ", today, 7)).toEqual(refused("contact_missing"));
  expect(consent(asked("vendor", "保守窓口"), null, today, 7)).toMatchObject({ value: { contact: "保守窓口" } });
});

test("the vendor's days begin with the consent", () => {
  expect(agreed()).toMatchObject({
    state: "open",
    hospitalConsentOn: "2026-12-03",
    requestedOn: "2026-12-03",
    dueOn: "2026-12-10",
  });
});

test("consent may be refused, given later, and taken back until something is handed in", () => {
  const no = refuseConsent(asked("vendor"));
  expect(no).toMatchObject({ value: { state: "refused" } });
  if (no.ok) expect(consent(no.value, "窓口", "2026-12-04", 7)).toMatchObject({ value: { state: "open" } });
  expect(refuseConsent(agreed())).toMatchObject({ value: { state: "refused", hospitalConsentOn: null } });
  const done = handIn(agreed(), "link", "2026-12-05", "2026-12-05");
  if (done.ok) expect(refuseConsent(done.value)).toEqual(refused("already_decided"));
  expect(consent(agreed(), "窓口", "2026-12-04", 7)).toEqual(refused("already_decided"));
});

test("open work counts as not submitted from the day after the last one, and not on the last one", () => {
  expect(asOf(asked(), "2026-12-08").state).toBe("open");
  expect(asOf(asked(), "2026-12-09").state).toBe("notSubmitted");
  expect(asOf(submitted(), "2027-01-01").state).toBe("submitted");
  expect(asOf(asked("vendor"), "2027-01-01").state).toBe("waiting");
});

test("what comes within the term is submitted, what comes after it is late, also once it counted as not submitted", () => {
  expect(handIn(asked(), "hospital", "2026-12-08", "2026-12-08")).toMatchObject({
    value: { state: "submitted", answeredOn: "2026-12-08" },
  });
  const over = asOf(asked(), "2026-12-20");
  expect(handIn(over, "hospital", "2026-12-20", "2026-12-20")).toMatchObject({
    value: { state: "late", answeredOn: "2026-12-20" },
  });
});

test("what the company was handed counts by the day it came", () => {
  const over = asOf(asked(), "2026-12-20");
  expect(handIn(over, "recorded", "2026-12-07", "2026-12-20")).toMatchObject({ value: { state: "submitted" } });
  expect(handIn(over, "recorded", "2026-11-30", "2026-12-20")).toEqual(refused("received_before_asked"));
  expect(handIn(over, "recorded", "2026-12-21", "2026-12-20")).toEqual(refused("received_in_future"));
});

test("the hospital does not answer in a vendor's place, and nothing is handed in twice", () => {
  expect(handIn(agreed(), "hospital", "2026-12-04", "2026-12-04")).toEqual(refused("asked_of_vendor"));
  expect(handIn(submitted(), "hospital", "2026-12-06", "2026-12-06")).toEqual(refused("not_open"));
});

test("a vague answer goes back with a new term, as another round, and an accepted one does not", () => {
  expect(needsDetail(submitted(), null, "2026-12-06", 7)).toMatchObject({
    value: { state: "open", round: 2, dueOn: "2026-12-13", answeredOn: null },
  });
  expect(needsDetail(submitted(), "2026-12-01", "2026-12-06", 7)).toEqual(refused("due_in_past"));
  const taken = accept(submitted(), "2026-12-06");
  expect(taken).toMatchObject({ value: { acceptedOn: "2026-12-06" } });
  if (taken.ok) {
    expect(needsDetail(taken.value, null, "2026-12-07", 7)).toEqual(refused("already_accepted"));
    expect(accept(taken.value, "2026-12-07")).toEqual(refused("already_accepted"));
  }
  expect(accept(asOf(asked(), "2026-12-20"), "2026-12-20")).toEqual(refused("not_handed_in"));
});

test("more time opens what counted as not submitted", () => {
  expect(extend(asOf(asked(), "2026-12-10"), "2026-12-15", "2026-12-10")).toMatchObject({
    value: { state: "open", dueOn: "2026-12-15", round: 1 },
  });
  expect(extend(asked(), "2026-11-30", today)).toEqual(refused("due_in_past"));
  expect(extend(submitted(), "2026-12-15", today)).toEqual(refused("not_open"));
});

test("what was handed in is not withdrawn", () => {
  expect(withdraw(asked())).toMatchObject({ value: { state: "withdrawn" } });
  expect(withdraw(submitted())).toEqual(refused("not_open"));
});

test("the permitted actions are those that the rules allow", () => {
  const hospital = { answer: true, work: false };
  const company = { answer: false, work: true };
  expect(actionsOf(asked(), hospital)).toEqual(["answer"]);
  expect(actionsOf(asked(), company)).toEqual(["record", "extend", "withdraw"]);
  expect(actionsOf(asked("vendor"), hospital)).toEqual(["consent", "refuseConsent"]);
  expect(actionsOf(asked("vendor"), company)).toEqual(["withdraw"]);
  expect(actionsOf(agreed(), hospital)).toEqual(["refuseConsent"]);
  expect(actionsOf(agreed(), company)).toEqual(["record", "extend", "withdraw", "link"]);
  expect(actionsOf(submitted(), company)).toEqual(["judge"]);
  expect(actionsOf(submitted(), { answer: false, work: false })).toEqual([]);
});
