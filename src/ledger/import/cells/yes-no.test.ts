import { expect, it } from "vitest";
import { yesOrNo } from "./yes-no.ts";

it.each([
  ["logKept", "有", true],
  ["logKept", "×", false],
  ["logKept", "○（30日）", true],
  ["logKept", "取得していない", false],
  ["alwaysOn", "つなぎっぱなし", true],
  ["alwaysOn", "on demand", false],
  ["permissionEachTime", "電話連絡あり", true],
  ["permissionEachTime", "不要", false],
  ["passesHospitalFirewall", "院内LANを通らない", false],
  ["passesHospitalFirewall", "経由", true],
  ["sharedAccount", "共用ID／PW", true],
  ["sharedAccount", "専用ID", false],
  ["settingsReviewed", "済", true],
  ["settingsReviewed", "未", false],
  ["mdsSds", "未受領", false],
  ["reportUnderstandable", "難しい", false],
  ["concurrentPost", "あり（医事課兼務）", true],
  ["privatePcAllowed", "一部許可（医局）", true],
  ["encryption", "△", "partly"],
  ["encryption", "AES256", undefined],
])("%s: %s is %s", (field, text, answer) => {
  expect(yesOrNo(field, text)).toBe(answer);
});
