import { describe, expect, it } from "vitest";
import { japaneseNameFor, romanised } from "./names-across-languages.ts";

it.each([
  ["ツバメ", "tsubame"],
  ["シロチョウ", "shirocho"],
  ["シュウジ", "shuji"],
  ["キャッスル", "kyassuru"],
  ["ティーケー", "tike"],
  ["ほくと", "hokuto"],
])("%s is spelt %s", (kana, letters) => {
  expect(romanised(kana)).toBe(letters);
});

describe("the Japanese name behind an English one", () => {
  const names = ["ツバメ検査機器株式会社", "株式会社メダカ画像", "クジラリハビリシステム株式会社", "北辰電機"];

  it("is found by the sound of its first word", () => {
    expect(japaneseNameFor("Tsubame Clinical Lab", names)).toBe("ツバメ検査機器株式会社");
    expect(japaneseNameFor("MEDAKA Imaging", names)).toBe("株式会社メダカ画像");
    expect(japaneseNameFor("Kujira Rehab", names)).toBe("クジラリハビリシステム株式会社");
  });

  it("is none where nothing, or more than one, sounds alike", () => {
    expect(japaneseNameFor("Hokushin Electric", names)).toBeNull();
    expect(japaneseNameFor("Tsubame", [...names, "ツバメ薬品"])).toBeNull();
  });
});
