import { expect, test } from "vitest";
import { compilePdf, fontAdvances } from "./compiler.ts";

const job = { files: {}, timestamp: 0, tagged: false };

test("a fault of a template is thrown with what Typst says of it", () => {
  expect(() => compilePdf({ ...job, main: '#panic("broken")' })).toThrow(/Typst: .*broken/);
});

test("files of one job are gone in the next", () => {
  expect(compilePdf({ ...job, main: '#read("a.txt")', files: { "a.txt": "一" } }).length).toBeGreaterThan(500);
  expect(() => compilePdf({ ...job, main: '#read("a.txt")' })).toThrow(/Typst/);
});

test("widths are those of the font: kanji a full size, digits alike, rare characters known", () => {
  const advance = fontAdvances("regular");
  const of = (character: string) => advance(character.codePointAt(0) ?? 0);
  expect(of("院")).toBe(1);
  expect(of("髙")).toBe(1);
  expect(of("𠮷")).toBe(1);
  expect(of("1")).toBe(of("8"));
  expect(of("i")).toBeLessThan(of("W"));
});
