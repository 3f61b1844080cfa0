import { expect, test } from "vitest";
import { addDays, addMonths, daysBetween } from "./day.ts";

test("days are counted over the ends of months and years", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  expect(daysBetween("2027-02-28", "2027-03-01")).toBe(1);
  expect(daysBetween("2027-03-01", "2026-12-31")).toBe(-60);
});

test("a month later is the same day, or the last one there is", () => {
  expect(addMonths("2027-01-31", 1)).toBe("2027-02-28");
  expect(addMonths("2026-11-30", 3)).toBe("2027-02-28");
  expect(addMonths("2026-12-15", 1)).toBe("2027-01-15");
});
