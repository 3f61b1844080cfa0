import { type Language, useLanguage } from "../../../web/language.ts";

const weekdays: Record<Language, Intl.DateTimeFormat> = {
  ja: new Intl.DateTimeFormat("ja-JP", { weekday: "short", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "UTC" }),
};

/** An ISO day with its weekday, as a calendar says it: 2026-12-03（木）. */
export function useDayWords(): (day: string) => string {
  const language = useLanguage();
  return (day) => {
    const weekday = weekdays[language].format(new Date(`${day}T00:00:00Z`));
    return language === "ja" ? `${day}（${weekday}）` : `${weekday} ${day}`;
  };
}
