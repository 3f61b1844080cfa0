import { expect, test } from "vitest";
import { type Invited, leftOut, mailingPreview } from "./reminder.ts";

const rule = { afterDays: 7, atMost: 2 };
const today = "2026-11-20";
const one = (changes: Partial<Invited> = {}): Invited => ({
  id: "1",
  hasAddress: true,
  stopped: false,
  answered: false,
  mailedOn: ["2026-11-01"],
  ...changes,
});
const reminded = (changes: Partial<Invited>) => leftOut(one(changes), "reminder", rule, today);

test("whoever has answered is not reminded, however long ago the last mail was", () => {
  expect(reminded({})).toBeNull();
  expect(reminded({ answered: true })).toBe("answered");
  expect(reminded({ answered: true, mailedOn: [] })).toBe("answered");
});

test("a reminder waits the agreed days after the last mail, to the day", () => {
  expect(reminded({ mailedOn: ["2026-11-01", "2026-11-14"] })).toBe("too_soon");
  expect(reminded({ mailedOn: ["2026-11-01", "2026-11-13"] })).toBeNull();
});

test("nobody gets more reminders than agreed", () => {
  expect(reminded({ mailedOn: ["2026-09-01", "2026-10-01"] })).toBeNull();
  expect(reminded({ mailedOn: ["2026-09-01", "2026-10-01", "2026-10-20"] })).toBe("often_enough");
});

test("stopped links and people without an address get nothing", () => {
  expect(reminded({ stopped: true })).toBe("stopped");
  expect(reminded({ hasAddress: false })).toBe("no_address");
});

test("an invitation goes out once, a reminder only after it", () => {
  expect(leftOut(one({ mailedOn: [] }), "invitation", rule, today)).toBeNull();
  expect(leftOut(one(), "invitation", rule, today)).toBe("invited_already");
  expect(leftOut(one({ mailedOn: [], answered: true }), "invitation", rule, today)).toBe("answered");
  expect(reminded({ mailedOn: [] })).toBe("not_invited");
});

test("the preview counts the mails and says why the others get none", () => {
  const people = [one(), one(), one({ answered: true }), one({ answered: true }), one({ mailedOn: [today] })];
  expect(mailingPreview(people, "reminder", rule, today)).toEqual({
    mails: 2,
    leftOut: [
      { reason: "answered", count: 2 },
      { reason: "too_soon", count: 1 },
    ],
  });
});
