import { describe, expect, it } from "vitest";
import { builtInFormat } from "./built-in-formats.ts";
import { cellFormat, numberCell } from "./cell-format.ts";

const shown = (value: number, code: string | null, date1904 = false) => numberCell(value, cellFormat(code), date1904);
const text = (value: number, code: string | null) => {
  const cell = shown(value, code);
  return cell.type === "number" || cell.type === "date" ? cell.text : "";
};

/** 2026-08-15, a Saturday in 令和8年. */
const day = 46_249;

describe("dates", () => {
  it.each([
    ["yyyy/m/d", "2026/8/15"],
    ["yyyy/mm/dd;@", "2026/08/15"],
    ['yyyy"年"m"月"d"日"', "2026年8月15日"],
    ['yyyy"年"m"月"', "2026年8月"],
    ['m"月"d"日"', "8月15日"],
    ["m/d", "8/15"],
    ["d-mmm", "15-Aug"],
    ["[$-409]d-mmm-yy;@", "15-Aug-26"],
    ["[$-F800]dddd, mmmm dd, yyyy", "Saturday, August 15, 2026"],
    ["ge.m.d", "R8.8.15"],
    ["[$-411]ge.m.d;@", "R8.8.15"],
    ['[$-411]ggge"年"m"月"d"日";@', "令和8年8月15日"],
    ['[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@', "令和8年8月15日"],
    ['[$-411]gge"年"m"月"', "令8年8月"],
    ["[$-411]gee.mm.dd", "R08.08.15"],
    ["yyyy\\-mm\\-dd(aaa)", "2026-08-15(土)"],
    ["m/d aaaa", "8/15 土曜日"],
    ['[DBNum1][$-411]ggge"年"m"月"d"日"', "令和八年八月十五日"],
    ['[DBNum1][$-411]yyyy"年"m"月"d"日"', "二〇二六年八月十五日"],
    ["[DBNum3]yyyy/m/d", "２０２６/８/１５"],
    ["[Red]yyyy/m/d", "2026/8/15"],
  ])("%s shows a day as people see it", (code, expected) => {
    expect(shown(day, code)).toMatchObject({ type: "date", iso: "2026-08-15", serial: day, text: expected });
  });

  it("change era on the right day", () => {
    expect(text(43_585, "ge.m.d")).toBe("H31.4.30");
    expect(text(43_586, "ge.m.d")).toBe("R1.5.1");
    expect(text(32_516, "ggge")).toBe("平成1");
    expect(text(32_515, "ggge")).toBe("昭和64");
  });

  it("write 元年 only where the format asks for it", () => {
    expect(text(43_586, '[$-ja-JP-x-gannen]ggge"年"m"月"')).toBe("令和元年5月");
    expect(text(43_586, '[$-411]ggge"年"m"月"')).toBe("令和1年5月");
  });

  it("carry a time when the format shows one", () => {
    expect(shown(day + 0.5, "yyyy/m/d h:mm")).toMatchObject({ iso: "2026-08-15T12:00:00", text: "2026/8/15 12:00" });
    expect(text(day + 0.75, '[$-411]yyyy/m/d AM/PM h"時"mm"分"')).toBe("2026/8/15 午後 6時00分");
    expect(text(day + 0.999999999, "yyyy/m/d h:mm:ss")).toBe("2026/8/16 0:00:00");
  });

  it("count from 1904 where the workbook says so", () => {
    expect(shown(day - 1462, "yyyy/m/d", true)).toMatchObject({ iso: "2026-08-15", text: "2026/8/15" });
  });

  it("that the calendar does not have stay numbers", () => {
    expect(shown(60, "yyyy/m/d")).toMatchObject({ type: "number", value: 60, text: "60" });
    expect(shown(0, "yyyy/m/d").type).toBe("number");
    expect(shown(-1, "yyyy/m/d").type).toBe("number");
    expect(shown(1e300, "yyyy/m/d").type).toBe("number");
    expect(shown(59, "yyyy/m/d")).toMatchObject({ iso: "1900-02-28" });
    expect(shown(1, "yyyy/m/d")).toMatchObject({ iso: "1900-01-01" });
    expect(shown(61, "yyyy/m/d")).toMatchObject({ iso: "1900-03-01" });
  });

  it("have their Japanese built-in numbers", () => {
    const seen = [14, 16, 17, 27, 28, 31, 34, 35, 57, 58].map((id) => text(day, builtInFormat(id)));
    expect(seen).toEqual([
      "2026/8/15",
      "15-Aug",
      "Aug-26",
      "R8.8.15",
      "令和8年8月15日",
      "2026年8月15日",
      "2026年8月",
      "8月15日",
      "R8.8.15",
      "令和8年8月15日",
    ]);
  });
});

describe("times", () => {
  it.each([
    [0.354_166_666_7, "h:mm", "8:30"],
    [0.354_166_666_7, 'h"時"mm"分"', "8時30分"],
    [0.75, "h:mm AM/PM", "6:00 PM"],
    [1.5, "[h]:mm", "36:00"],
    [1.5, "[h]:mm:ss", "36:00:00"],
    [0.000_705_439_8, "mm:ss.0", "01:00.9"],
  ])("%d in %s is a number that shows %s", (value, code, expected) => {
    expect(shown(value, code)).toMatchObject({ type: "number", value, text: expected });
  });
});

describe("numbers", () => {
  it.each([
    [7.1, null, "7.1"],
    [0.1 + 0.2, null, "0.3"],
    [1_234_567_890_123, "General", "1234567890123"],
    [1e21, null, "1E+21"],
    [1.5e-9, null, "1.5E-09"],
    [-0, null, "0"],
    [7.1, "0.00", "7.10"],
    [1.005, "0.00", "1.01"],
    [12, "00000", "00012"],
    [1_234_567, "#,##0", "1,234,567"],
    [-1234, "#,##0;[Red]-#,##0", "-1,234"],
    [-1234, "#,##0_);(#,##0)", "(1,234)"],
    [0, '#,##0;-#,##0;"－"', "－"],
    [0.256, "0%", "26%"],
    [0.256, "0.0%", "25.6%"],
    [1234, '"¥"#,##0', "¥1,234"],
    [1234, "[$¥-411]#,##0", "¥1,234"],
    [3, '0"台"', "3台"],
    [1_234_567, "000-0000", "123-4567"],
    [5_320_011, "000\\-0000", "532-0011"],
    [1_234_567, "#,##0,", "1,235"],
    [0.5, "#.##", ".5"],
    [1.5, "0.0##", "1.5"],
    [12_345, "0.00E+00", "1.23E+04"],
    [0.5, "# ?/?", "0.5"],
    [150, '[>=100]"多";[<100]0', "多"],
    [50, '[>=100]"多";[<100]0', "50"],
    [-0.001, "0.00", "0.00"],
    [5, "@", "5"],
  ])("%d in %s shows %s", (value, code, expected) => {
    expect(shown(value, code)).toMatchObject({ type: "number", value, text: expected });
  });

  it("with a format code of absurd length show as General", () => {
    expect(text(1.5, "0".repeat(100_000))).toBe("1.5");
  });
});
