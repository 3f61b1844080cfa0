const formatter = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Tokyo",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "medium" });

/** The moment in Japan to the millisecond: "2026-04-01 09:00:05.042". */
export const japanMoment = (moment: Date): string =>
  `${clock.format(moment)}.${String(moment.getMilliseconds()).padStart(3, "0")}`;

/** The day in Japan, ISO (2026-04-01): what is due and asked is counted in Japanese days. */
export const japanDay = (moment: Date): string => formatter.format(moment);
