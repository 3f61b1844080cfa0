import { expect, test } from "vitest";
import { daysOfWeek, mondayOf } from "./week.ts";
import { type ReportedEntry, weeklyReport } from "./weekly-report.ts";

/** Repeatable chance: the same cases on every machine. */
function chance(seed: number) {
  let state = seed;
  return (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
}

test.each(["2026-11-30", "2026-12-03", "2026-12-06"])("%s lies in the week of Monday 2026-11-30", (day) => {
  expect(mondayOf(day)).toBe("2026-11-30");
  expect(daysOfWeek("2026-11-30")).toContain(day);
});

test("a week may begin in the year before", () => {
  expect(mondayOf("2027-01-01")).toBe("2026-12-28");
});

test("the weekly report is the sum of the entries, by line, by week and in all, to the hundredth", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const below = chance(seed);
    const entries = Array.from({ length: below(80) }, (): ReportedEntry => {
      const day = new Date(Date.UTC(2026, 10, 20) + below(60) * 86_400_000).toISOString().slice(0, 10);
      return {
        companyId: `c${below(3)}`,
        facilityId: `f${below(4)}`,
        workedOn: day,
        rowId: `W-${below(17)}`,
        hundredths: 1 + below(2400),
      };
    });
    const report = weeklyReport(entries);
    const sum = (own: readonly ReportedEntry[]) => own.reduce((total, { hundredths }) => total + hundredths, 0);
    expect(report.total).toBe(sum(entries));
    for (const line of report.lines) {
      const own = entries.filter((one) => one.companyId === line.companyId && one.facilityId === line.facilityId);
      expect(line.total).toBe(sum(own));
      for (const [monday, total] of Object.entries(line.weeks)) {
        const week = daysOfWeek(monday);
        expect(total).toBe(sum(own.filter(({ workedOn }) => week.includes(workedOn))));
      }
    }
    for (const monday of report.mondays)
      expect(report.totals[monday]).toBe(report.lines.reduce((total, { weeks }) => total + (weeks[monday] ?? 0), 0));
    expect(Object.values(report.totals).reduce((total, week) => total + week, 0)).toBe(report.total);
  }
});
