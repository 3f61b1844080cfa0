import { describe, expect, it } from "vitest";
import { sourceKey, stableName } from "./source-key.ts";

describe("the name that stays when a list is kept up", () => {
  it.each([
    [["AssetExport_20260815.csv", "AssetExport_20260915.csv", "AssetExport.csv"]],
    [["機器台帳（R8.7更新）.xlsx", "機器台帳（R8.12更新）.xlsx", "機器台帳_令和8年12月.xlsx", "機器台帳 (2).xlsx"]],
    [["NW機器_202603.xlsx", "NW機器_2026年4月版.xlsx"]],
  ])("is the same for %j", (names) => {
    expect(new Set(names.map(stableName)).size).toBe(1);
  });

  it("differs for different lists", () => {
    expect(new Set(["端末台帳.xlsx", "サーバ台帳.xlsx", "20260401.xlsx"].map(stableName)).size).toBe(3);
  });
});

it("a key tells sheets and headers apart, not spellings of a header", () => {
  const key = sourceKey("a.xlsx", "機器", ["型番", "ＯＳ"]);
  expect(sourceKey("a.xlsx", "機器", ["型番", "OS"])).toBe(key);
  expect(sourceKey("a.xlsx", "端末", ["型番", "OS"])).not.toBe(key);
  expect(sourceKey("a.xlsx", "機器", ["型番", "OS", "備考"])).not.toBe(key);
});
