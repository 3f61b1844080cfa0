import type { DateOrder } from "../import-contract.ts";
import { nfkc } from "./plain-text.ts";

const eraStart: Record<string, number> = {
  明治: 1867,
  M: 1867,
  大正: 1911,
  T: 1911,
  昭和: 1925,
  S: 1925,
  平成: 1988,
  H: 1988,
  令和: 2018,
  R: 2018,
};
const eraDate =
  /(明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHR])\.?\s?(元|\d{1,2})(?:年度?|[./-])?(?:\s?(\d{1,2})(?:月|[./-])?(?:\s?(\d{1,2})日?)?)?/i;
const yearFirst =
  /(?<!\d)((?:19|20)\d{2})(?:年度?|[./-]|(?=$|\s))(?:\s?(\d{1,2})(?:月|[./-]|(?!\d))(?:\s?(\d{1,2})(?!\d)日?)?)?/;
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})?$/;
const yearLast = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d{2})(?!\d)/;
const monthYear = /^(\d{1,2})[./-]((?:19|20)\d{2})$/;
const named =
  /(?:(\d{1,2})[\s-]+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[\s-]+(?:(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+)?((?:19|20)\d{2})/i;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A date out of a text, as precise as the text: yyyy, yyyy-mm or yyyy-mm-dd. Japanese eras in any spelling (令和４年３月, R4.3, H30/12,
 * 令和元年), western dates, dates with a time, a date within a sentence. null: no date in it.
 * @param order of day and month where the year stands last
 */
export function dateInText(text: string, order: DateOrder = "mdy"): string | null {
  const t = nfkc(text);
  const digits = compact.exec(t);
  if (digits) return partial(Number(digits[1]), digits[2], digits[3]);
  const last = yearLast.exec(t);
  if (last)
    return order === "dmy" ? partial(Number(last[3]), last[2], last[1]) : partial(Number(last[3]), last[1], last[2]);
  const era = eraDate.exec(t);
  const start = era?.[1] ? eraStart[era[1].length === 1 ? era[1].toUpperCase() : era[1]] : undefined;
  if (era && start !== undefined) {
    const found = partial(start + (era[2] === "元" ? 1 : Number(era[2])), era[3], era[4]);
    if (found) return found;
  }
  const name = named.exec(t);
  if (name?.[2]) return partial(Number(name[4]), String(months.indexOf(name[2].toLowerCase()) + 1), name[1] ?? name[3]);
  const western = yearFirst.exec(t);
  if (western) return partial(Number(western[1]), western[2], western[3]);
  const short = monthYear.exec(t);
  if (short) return partial(Number(short[2]), short[1], undefined);
  return null;
}

function partial(year: number, month: string | undefined, day: string | undefined): string | null {
  if (month === undefined) return String(year);
  const m = Number(month);
  if (m < 1 || m > 12) return null;
  const head = `${year}-${String(m).padStart(2, "0")}`;
  if (day === undefined) return head;
  const d = Number(day);
  if (d < 1 || d > new Date(Date.UTC(year, m, 0)).getUTCDate()) return null;
  return `${head}-${String(d).padStart(2, "0")}`;
}

/** Serial day number (1900 system) to yyyy-mm-dd; null outside 1954–2064, where a plain number is more likely something else. */
export function dateOfSerial(serial: number): string | null {
  if (!(serial >= 20000 && serial < 60250)) return null;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

/** Which order a column of dates with the year last follows; "mdy" and "dmy" only where some date proves it. */
export function dateOrderOf(texts: Iterable<string>): DateOrder | null {
  for (const text of texts) {
    const last = yearLast.exec(nfkc(text));
    if (!last) continue;
    if (Number(last[1]) > 12) return "dmy";
    if (Number(last[2]) > 12) return "mdy";
  }
  return null;
}
