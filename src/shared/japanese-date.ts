/** First day of each era, newest first. Source: 元号を改める政令 (2019), 元号法 and the imperial edicts before it. */
const eras = [
  ["令和", "2019-05-01"],
  ["平成", "1989-01-08"],
  ["昭和", "1926-12-25"],
  ["大正", "1912-07-30"],
  // Japan counts in the Gregorian calendar from 1873 on; older days are left as they are.
  ["明治", "1873-01-01"],
] as const;

const meijiBegan = 1868;

function eraYear(day: string): string | null {
  const era = eras.find(([, begins]) => day >= begins);
  if (!era) return null;
  const began = era[0] === "明治" ? meijiBegan : Number(era[1].slice(0, 4));
  const year = Number(day.slice(0, 4)) - began + 1;
  return `${era[0]}${year === 1 ? "元" : year}年`;
}

/**
 * A date as precise as given (2026, 2026-03, 2026-03-31) in the Japanese calendar: 令和8年3月31日. A year or month in which the
 * era changed carries both names (平成31年・令和元年). What is no date, or lies before 1873, comes back unchanged.
 */
export function japaneseDate(iso: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
  if (!match) return iso;
  const [, year = "", month, day] = match;
  const first = `${year}-${month ?? "01"}-${day ?? "01"}`;
  const last = `${year}-${month ?? "12"}-${day ?? "31"}`;
  const years = new Set([eraYear(first), eraYear(last)]);
  if (years.has(null)) return iso;
  const rest = `${month ? `${Number(month)}月` : ""}${day ? `${Number(day)}日` : ""}`;
  return [...years].map((name) => `${name}${rest}`).join("・");
}

/** Both calendars, for print: 令和8年3月31日（2026-03-31）. */
export function bothCalendars(iso: string): string {
  const era = japaneseDate(iso);
  return era === iso ? iso : `${era}（${iso}）`;
}
