import { expect, test } from "vitest";
import { Plan } from "./plan.ts";
import { nextReminderOn, reminderToSend } from "./reminder.ts";

const plan = Plan.parse({ remindDaysBefore: [1, 7], remindDaysAfter: [1, 7] });
const due = "2026-12-20";

test.each([
  ["2026-12-01", "2026-12-13"],
  ["2026-12-13", "2026-12-13"],
  ["2026-12-14", "2026-12-19"],
  ["2026-12-20", "2026-12-21"],
  ["2026-12-28", null],
])("seen from %s, the next reminder of what is due on 20 December is on %s", (from, next) => {
  expect(nextReminderOn(plan, due, from)).toBe(next);
});

test("what has no term is reminded of never", () => {
  expect(nextReminderOn(plan, null, "2026-12-01")).toBeNull();
});

test("on its day a reminder goes out; after days without a server the last of those missed stands for all", () => {
  expect(reminderToSend(plan, due, "2026-12-13", "2026-12-13")).toBe(-7);
  expect(reminderToSend(plan, due, "2026-12-13", "2026-12-22")).toBe(1);
  expect(reminderToSend(plan, due, "2026-12-19", "2026-12-18")).toBeNull();
});
