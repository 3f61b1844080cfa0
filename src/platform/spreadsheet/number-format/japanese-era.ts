/** Eras from the first day each was in use. Source: 元号法 and the cabinet orders of 1912, 1926, 1989 and 2019. */
const eras = [
  { from: 20_190_501, firstYear: 2019, letter: "R", short: "令", long: "令和" },
  { from: 19_890_108, firstYear: 1989, letter: "H", short: "平", long: "平成" },
  { from: 19_261_225, firstYear: 1926, letter: "S", short: "昭", long: "昭和" },
  { from: 19_120_730, firstYear: 1912, letter: "T", short: "大", long: "大正" },
  { from: 18_680_125, firstYear: 1868, letter: "M", short: "明", long: "明治" },
] as const;

/** Era and year of the era of a day from 1868-01-25 on; before that the Gregorian year without era. */
export function eraOf(
  year: number,
  month: number,
  day: number,
): { letter: string; short: string; long: string; year: number } {
  const number = year * 10_000 + month * 100 + day;
  const era = eras.find(({ from }) => number >= from);
  if (era === undefined) return { letter: "", short: "", long: "", year };
  return { letter: era.letter, short: era.short, long: era.long, year: year - era.firstYear + 1 };
}

const kanjiDigits = "〇一二三四五六七八九";

/** 12 → 十二, 2026 → 二〇二六: how [DBNum1] writes days and years. */
export function kanjiNumber(value: number): string {
  if (value >= 100) return [...String(value)].map((digit) => kanjiDigits[Number(digit)] ?? digit).join("");
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? "" : `${tens === 1 ? "" : kanjiDigits[tens]}十`;
  return head + (ones === 0 && tens > 0 ? "" : (kanjiDigits[ones] ?? ""));
}
