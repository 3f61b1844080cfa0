import { useLanguage } from "./language.ts";

/** Moments as people read them, in Japanese time whatever the computer's setting: 2026-11-20 14:05. */
const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Tokyo",
  dateStyle: "short",
  timeStyle: "short",
});
export const momentText = (iso: string): string => clock.format(new Date(iso));

/** The Japanese day of a moment; null for none. */
export const dayText = (iso: string | null): string | null => (iso === null ? null : momentText(iso).slice(0, 10));

const counts = { ja: new Intl.NumberFormat("ja-JP"), en: new Intl.NumberFormat("en-GB") };

/** A count that may have stopped at `n` records, with separators. */
export function useCountText(): (count: { n: number; more: boolean }) => string {
  const language = useLanguage();
  return ({ n, more }) => `${counts[language].format(n)}${more ? (language === "ja" ? "以上" : "+") : ""}`;
}
