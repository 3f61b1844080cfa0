import { expect, test } from "vitest";
import { matchName } from "./name-match.ts";

const systems = [
  "電子カルテ",
  "電子カルテ参照",
  "検体検査（LIS）",
  "医用画像管理",
  "医事会計「帆影」",
  "RIS",
  "RIS予約",
];
const match = (text: string | null) => matchName(text, systems, (name) => name);

test("a text speaks of the system whose name it begins with, the longest one first", () => {
  expect(match("電子カルテ保守")).toBe("電子カルテ");
  expect(match("電子カルテ参照系の保守")).toBe("電子カルテ参照");
});

test("width, case, blanks and brackets do not matter", () => {
  expect(match("ｒｉｓ 保守")).toBe("RIS");
  expect(match("検体検査システム保守")).toBe("検体検査（LIS）");
  expect(match("医事会計 帆影")).toBe("医事会計「帆影」");
});

test("a shorter text speaks of the only system that begins like it, and of none when there are two", () => {
  expect(match("医用画像")).toBe("医用画像管理");
  expect(match("電子")).toBeUndefined();
});

test("nothing, one character and a stranger speak of no system", () => {
  expect(match(null)).toBeUndefined();
  expect(match("電")).toBeUndefined();
  expect(match("空調設備")).toBeUndefined();
});
