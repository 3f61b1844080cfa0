import { expect, test } from "vitest";
import { naturalWidth, widestWord, wrapText } from "./wrap-text.ts";

/** Half-width characters are half a font size wide. */
const advance = (codePoint: number) => (codePoint < 0x2000 ? 0.5 : 1);
const wrap = (text: string, width: number) => wrapText(text, width, advance);

test("Japanese breaks anywhere but not before 。 or after 「", () => {
  expect(wrap("院内の端末。次", 5)).toEqual(["院内の端", "末。次"]);
  expect(wrap("院内の端「末」", 5)).toEqual(["院内の端", "「末」"]);
});

test("words stay whole where there is a place to break before them", () => {
  expect(wrap("型番 FortiGate 60F", 5)).toEqual(["型番", "FortiGate", "60F"]);
});

test("a string without a place to break is broken where the line is full, and nothing is lost", () => {
  const serial = "FG200FT921900417XYZ0001";
  const lines = wrap(serial, 4);
  expect(lines.join("")).toBe(serial);
  expect(lines.every((line) => naturalWidth(line, advance) <= 4)).toBe(true);
});

test("a version breaks after a dot before it breaks inside a number", () => {
  expect(wrap("10.2.1.10-62sv", 5)).toEqual(["10.2.1.10-", "62sv"]);
});

test("line breaks of the text stay, control characters go", () => {
  expect(wrap("一\r\n二\u0007三\n", 9)).toEqual(["一", "二三", ""]);
});

test("a mark is not parted from its letter", () => {
  expect(wrap("か\u3099か\u3099", 1)).toEqual(["か\u3099", "か\u3099"]);
});

test("no line is wider than asked, whatever the text", () => {
  const text = "保守用VPN（https://example.jp/remote/login?id=1）を24時間接続、「匿名化」と説明。";
  for (let width = 2; width < 30; width++) {
    const lines = wrap(text, width);
    expect(lines.every((line) => naturalWidth(line, advance) <= width)).toBe(true);
    expect(lines.join("").replaceAll(" ", "")).toBe(text);
  }
});

test("the widest word tells how narrow a column may be", () => {
  expect(widestWord("型番 FortiGate 60F", advance)).toBe(4.5);
  expect(widestWord("不明", advance)).toBe(1);
});
