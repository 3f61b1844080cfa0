import { describe, expect, it } from "vitest";
import { dateInText, dateOfSerial, dateOrderOf } from "./japanese-date.ts";

describe("a date in a text", () => {
  it.each([
    ["2026-03-31", "2026-03-31"],
    ["2026/3/5", "2026-03-05"],
    ["2026.3", "2026-03"],
    ["2016/04", "2016-04"],
    ["2022年3月", "2022-03"],
    ["2019年", "2019"],
    ["令和４年３月", "2022-03"],
    ["令和元年5月", "2019-05"],
    ["平成31年3月", "2019-03"],
    ["R4.3", "2022-03"],
    ["R02.02", "2020-02"],
    ["H30.12", "2018-12"],
    ["R5/1", "2023-01"],
    ["H23.4.15", "2011-04-15"],
    ["令和3年度", "2021"],
    ["㍻30年6月1日", "2018-06-01"],
    ["2026/08/08 03:50:00", "2026-08-08"],
    ["20210401", "2021-04-01"],
    ["未更新（R8.4予定だった）", "2026-04"],
    ["Mar 2024", "2024-03"],
    ["5 March 2024", "2024-03-05"],
  ])("%s reads %s", (text, date) => {
    expect(dateInText(text)).toBe(date);
  });

  it("keeps day and month apart by the order of its column", () => {
    expect(dateInText("03/04/2024", "mdy")).toBe("2024-03-04");
    expect(dateInText("03/04/2024", "dmy")).toBe("2024-04-03");
  });

  it("is none where the numbers cannot be one", () => {
    expect(dateInText("2026/13/01")).toBeNull();
    expect(dateInText("R5.7.1")).toBe("2023-07-01");
    expect(dateInText("RTX830")).toBeNull();
    expect(dateInText("2023-02-30")).toBeNull();
  });
});

it("a serial number counts as a day only where ledgers have days", () => {
  expect(dateOfSerial(44348)).toBe("2021-06-01");
  expect(dateOfSerial(7)).toBeNull();
  expect(dateOfSerial(20260401)).toBeNull();
});

it("only a date that proves it settles the order of a column", () => {
  expect(dateOrderOf(["01/02/2026", "25/12/2025"])).toBe("dmy");
  expect(dateOrderOf(["01/02/2026", "12/25/2025"])).toBe("mdy");
  expect(dateOrderOf(["01/02/2026"])).toBeNull();
});
