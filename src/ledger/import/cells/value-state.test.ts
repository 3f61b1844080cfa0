import { expect, it } from "vitest";
import { stateOf } from "./value-state.ts";

it.each([
  ["不明", "unknown"],
  ["未確認", "unknown"],
  ["版数不明", "unknown"],
  ["Unknown", "unknown"],
  ["確認中", "checking"],
  ["業者へ照会中", "checking"],
  ["to be confirmed", "checking"],
  ["なし", "none"],
  ["ﾅｼ", "none"],
  ["無", "none"],
  ["なし（常時接続）", "none"],
  ["－", "notApplicable"],
  ["―", "notApplicable"],
  ["ー", "notApplicable"],
  ["N/A", "notApplicable"],
  ["対象外", "notApplicable"],
  ["－（クラウド）", "notApplicable"],
  ["最新版", "vague"],
  ["up to date", "vague"],
  ["未提出", "notSubmitted"],
  ["　", "blank"],
])("%s is %s", (text, state) => {
  expect(stateOf(text)).toBe(state);
});

it.each([
  "サーバー",
  "なしの木クリニック",
  "RTX830",
  "3（本体含む）",
  "あり（LTO取外し）",
  "A-1",
  "不明瞭な配線の改善",
])("%s is a value", (text) => {
  expect(stateOf(text)).toBeUndefined();
});
