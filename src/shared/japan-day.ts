const formatter = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Tokyo",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The day in Japan, ISO (2026-04-01): what is due and asked is counted in Japanese days. */
export const japanDay = (moment: Date): string => formatter.format(moment);
