import { type PlacedText, placeText, type TextTone } from "../../shared/picture/placed-text.ts";
import { textWidth } from "../../shared/picture/text-measure.ts";
import { type Mark, marksText } from "../picture/finding-marks.ts";
import { type Language, say } from "../picture/picture-language.ts";
import type { NetworkNode, Tag } from "./network-shapes.ts";

const countOf = (marks: readonly Mark[]) => marks.reduce((sum, { count }) => sum + count, 0);

/** Room that the findings of a box take at its right edge; 0 where there are none. */
export const markRoom = (marks: readonly Mark[]): number =>
  marks.length === 0 ? 0 : 22 + 7.5 * String(countOf(marks)).length;

/** The worst findings as a shape with the number of all; `x` is the left edge, `y` the middle. */
export function markAt(marks: readonly Mark[], x: number, y: number): NetworkNode["mark"] {
  const [worst] = marks;
  return worst ? { worst, count: countOf(marks), x, y } : null;
}

/** Size of framed words beside text of size `small`. */
export const tagSize = (small: number) => Math.max(12, small - 1);

export const tagWidth = (words: string, size: number) => textWidth(words, size, 700) + 8;

/** A framed word whose right edge is at `right`. */
export function tagAt(words: string, right: number, middle: number, size: number, tone: Tag["tone"]): Tag {
  const width = tagWidth(words, size);
  const height = size + 5;
  const x = right - width;
  return {
    box: { x, y: middle - height / 2, width, height },
    text: placeText(words, x + width / 2, middle + size * 0.35, width, {
      size,
      weight: 700,
      anchor: "middle",
      tone: tone === "plain" ? "text" : tone,
    }),
    tone,
  };
}

/** 接続 1・19 */
export const numbersText = (numbers: readonly number[]): string =>
  numbers.length === 0 ? "" : `№${numbers.join("・")}`;

/** Baseline of one line of text whose middle is at `y`. */
export const baseline = (y: number, size: number) => y + size * 0.35;

/** One or two lines, one above the other, around the middle. */
export function stackedTexts(
  lines: readonly { text: string; size: number; weight?: 400 | 700; tone: TextTone }[],
  x: number,
  middle: number,
  width: number,
): PlacedText[] {
  const said = lines.filter(({ text }) => text !== "");
  const height = said.reduce((sum, { size }) => sum + size * 1.35, 0);
  let y = middle - height / 2;
  return said.map(({ text, size, weight = 400, tone }) => {
    const placed = placeText(text, x, y + size * 1.02, width, { size, weight, tone });
    y += size * 1.35;
    return placed;
  });
}

export function spokenOf(parts: readonly (string | null)[], marks: readonly Mark[], language: Language): string {
  const found = marks.length === 0 ? null : say(["所見 ", "findings: "], language) + marksText(marks, language);
  return [...parts, found].filter(Boolean).join(say(["、", ", "], language));
}
