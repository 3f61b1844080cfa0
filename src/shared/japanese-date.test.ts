import { expect, test } from "vitest";
import { bothCalendars, japaneseDate } from "./japanese-date.ts";

test("a day is named by the era that had begun on it", () => {
  expect(japaneseDate("2026-11-20")).toBe("令和8年11月20日");
  expect(japaneseDate("2019-04-30")).toBe("平成31年4月30日");
  expect(japaneseDate("1989-01-07")).toBe("昭和64年1月7日");
  expect(japaneseDate("1926-12-24")).toBe("大正15年12月24日");
  expect(japaneseDate("1912-07-29")).toBe("明治45年7月29日");
});

test("the first year of an era is 元年", () => {
  expect(japaneseDate("2019-05-01")).toBe("令和元年5月1日");
  expect(japaneseDate("1989-01-08")).toBe("平成元年1月8日");
  expect(japaneseDate("1926-12-25")).toBe("昭和元年12月25日");
});

test("a partial date stays as precise as it is", () => {
  expect(japaneseDate("2022-03")).toBe("令和4年3月");
  expect(japaneseDate("2022")).toBe("令和4年");
});

test("a year or month in which the era changed carries both names", () => {
  expect(japaneseDate("2019")).toBe("平成31年・令和元年");
  expect(japaneseDate("2019-05")).toBe("令和元年5月");
  expect(japaneseDate("1989-01")).toBe("昭和64年1月・平成元年1月");
});

test("what is no date, or older than the calendar, comes back unchanged", () => {
  expect(japaneseDate("不明")).toBe("不明");
  expect(japaneseDate("1872-12-31")).toBe("1872-12-31");
});

test("print shows both calendars", () => {
  expect(bothCalendars("2026-03-31")).toBe("令和8年3月31日（2026-03-31）");
  expect(bothCalendars("1700")).toBe("1700");
});
