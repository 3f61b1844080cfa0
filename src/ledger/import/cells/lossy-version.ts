import { nfkc } from "./plain-text.ts";

/** What a person may have typed before the spreadsheet changed it: 7.1 ← 7.10; 3月12日 ← 3-12. Most likely first. */
export function versionSuggestions(text: string, type: "number" | "date"): string[] {
  const t = nfkc(text);
  if (type === "number") return /^\d+\.\d$/.test(t) ? [`${t}0`, t] : [t];
  const parts = t.match(/\d+/g)?.map(Number) ?? [];
  const [month, day] = parts.length >= 3 ? parts.slice(1) : parts;
  if (month === undefined || day === undefined) return [];
  return [`${month}-${day}`, `${month}.${day}`, `${month}/${day}`];
}
