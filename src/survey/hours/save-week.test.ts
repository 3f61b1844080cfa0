import { expect, test } from "vitest";
import { checkWeek } from "./save-week.ts";

const monday = "2026-11-30";
const known = { rowIds: ["W-01", "W-02"], already: [], today: "2026-12-03" };
const cell = (workedOn: string, hundredths: number | null = 100, rowId = "W-01") => ({ rowId, workedOn, hundredths });
const reason = (...given: Parameters<typeof checkWeek>) => {
  const checked = checkWeek(...given);
  return checked.ok ? "ok" : checked.error.reason;
};

test("hours are entered for days of the week up to today, on rows that exist", () => {
  expect(reason(monday, [cell("2026-11-30"), cell("2026-12-03")], known)).toBe("ok");
  expect(reason("2026-12-01", [], known)).toBe("not_a_monday");
  expect(reason(monday, [cell("2026-12-07")], known)).toBe("other_week");
  expect(reason(monday, [cell("2026-12-04")], known)).toBe("future_day");
  expect(reason(monday, [cell("2026-12-02", 100, "W-99")], known)).toBe("no_such_row");
});

test("nobody works more than 24 hours a day, what is there already counted and what is replaced not", () => {
  const already = [cell("2026-12-01", 2000), cell("2026-12-02", 2400)];
  expect(reason(monday, [cell("2026-12-01", 400, "W-02")], { ...known, already })).toBe("ok");
  expect(reason(monday, [cell("2026-12-01", 425, "W-02")], { ...known, already })).toBe("over_a_day");
  expect(reason(monday, [cell("2026-12-01", 2400)], { ...known, already })).toBe("ok");
});

test("a cell can be emptied whatever became of its row", () => {
  expect(reason(monday, [cell("2026-12-02", null, "W-99")], known)).toBe("ok");
});
