import { describe, expect, it } from "vitest";
import { neutraliseFormula, undoNeutralising } from "./formula-neutralising.ts";

const dangerous = [
  "=1+1",
  "+cmd|' /C'!A0",
  "-2+3",
  "@SUM(1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "＝1+1",
  "＠SUM(1)",
  "-",
  "'=1",
  "''@x",
];
const harmless = ["", "電子カルテ", "7.0.13", "－", "＋", "a=b", "' OR '1'='1", "'", "''", "'引用'", "３－１"];

describe("neutralising", () => {
  it.each(dangerous)("%j starts with an apostrophe afterwards", (text) => {
    expect(neutraliseFormula(text)).toBe(`'${text}`);
  });

  it.each(harmless)("%j stays as it is", (text) => {
    expect(neutraliseFormula(text)).toBe(text);
  });

  it.each([...dangerous, ...harmless])("%j comes back exactly", (text) => {
    expect(undoNeutralising(neutraliseFormula(text))).toBe(text);
  });

  it.each(harmless)("%j, read from a foreign file, is left alone", (text) => {
    expect(undoNeutralising(text)).toBe(text);
  });
});
