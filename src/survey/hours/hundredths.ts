/**
 * Hours are whole hundredths of an hour everywhere: sums are exact, and 200.00 is 20000. Only print and screen make a decimal of them.
 */
export type Hundredths = number;

/** At most a day. */
export const mostHundredths: Hundredths = 2400;

/** 725 → "7.25"; null (a blank cell of the form) stays blank. */
export function formatHours(hundredths: Hundredths | null): string {
  if (hundredths === null) return "";
  const sign = hundredths < 0 ? "-" : "";
  const whole = Math.abs(hundredths);
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, "0")}`;
}

/**
 * What somebody typed: 7, 7.5, 7.25, .5, 7:30, also in full-width characters.
 * @returns hundredths; null for an empty text; undefined when it is no number of hours or has more than two decimals
 */
export function parseHours(text: string): Hundredths | null | undefined {
  const typed = text.normalize("NFKC").trim();
  if (typed === "") return null;
  const clock = /^(\d{1,2}):(00|15|30|45)$/.exec(typed);
  if (clock) return Number(clock[1]) * 100 + (Number(clock[2]) / 15) * 25;
  const decimal = /^(\d{0,6})(?:\.(\d{0,2}))?$/.exec(typed);
  if (!decimal || (!decimal[1] && !decimal[2])) return undefined;
  return Number(decimal[1] || 0) * 100 + Number((decimal[2] ?? "").padEnd(2, "0"));
}

export const sumOf = (numbers: Iterable<Hundredths>): Hundredths => {
  let sum = 0;
  for (const one of numbers) sum += one;
  return sum;
};
