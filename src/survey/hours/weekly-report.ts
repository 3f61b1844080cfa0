import { type Hundredths, sumOf } from "./hundredths.ts";
import { mondayOf } from "./week.ts";

export interface ReportedEntry {
  facilityId: string;
  companyId: string;
  workedOn: string;
  rowId: string;
  hundredths: Hundredths;
}

export interface WeekLine {
  companyId: string;
  facilityId: string;
  /** By Monday of the week. */
  weeks: Readonly<Record<string, Hundredths>>;
  total: Hundredths;
}

export interface WeeklyReport {
  /** Mondays with hours, in order. */
  mondays: readonly string[];
  lines: readonly WeekLine[];
  /** By Monday, over all lines. */
  totals: Readonly<Record<string, Hundredths>>;
  total: Hundredths;
}

/** Hours by company, hospital and week. Every figure is a sum of entries; nothing is rounded. */
export function weeklyReport(entries: readonly ReportedEntry[]): WeeklyReport {
  const lines = [...Map.groupBy(entries, ({ companyId, facilityId }) => `${companyId} ${facilityId}`).values()].flatMap(
    (own): WeekLine[] => {
      const [first] = own;
      if (!first) return [];
      return [{ companyId: first.companyId, facilityId: first.facilityId, weeks: byWeek(own), total: total(own) }];
    },
  );
  const totals = byWeek(entries);
  return { mondays: Object.keys(totals).sort(), lines, totals, total: total(entries) };
}

const total = (entries: readonly ReportedEntry[]) => sumOf(entries.map(({ hundredths }) => hundredths));

const byWeek = (entries: readonly ReportedEntry[]): Record<string, Hundredths> =>
  Object.fromEntries(
    [...Map.groupBy(entries, ({ workedOn }) => mondayOf(workedOn))].map(([monday, own]) => [monday, total(own)]),
  );
