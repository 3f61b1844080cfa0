import { fitLine, textWidth, type Weight, wrapText } from "./text-measure.ts";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Colour of text by meaning; what it means also stands in the words. */
export type TextTone = "ink" | "text" | "quiet" | "accent" | "alert" | "warning" | "paper";

/** Lines of text at their place. `x` is the left edge, middle or right edge by `anchor`; `y` is the baseline of the first line. */
export interface PlacedText {
  x: number;
  y: number;
  lines: readonly string[];
  size: number;
  weight: Weight;
  anchor: "start" | "middle" | "end";
  tone: TextTone;
  /** What was meant, when the lines had to be shortened. */
  full?: string;
}

export type TextStyle = Partial<Pick<PlacedText, "size" | "weight" | "anchor" | "tone">>;

/** Distance of baselines, in em. */
export const leading = 1.4;

/** Text at (x, y), shortened or wrapped into `maxWidth` and `maxLines`. */
export function placeText(
  text: string,
  x: number,
  y: number,
  maxWidth: number,
  style: TextStyle & { maxLines?: number } = {},
): PlacedText {
  const { size = 12, weight = 400, anchor = "start", tone = "text", maxLines = 1 } = style;
  const lines =
    maxLines === 1 ? [fitLine(text, size, maxWidth, weight)] : wrapText(text, size, maxWidth, maxLines, weight);
  const shortened = lines.some((line) => line.endsWith("…"));
  return { x, y, lines, size, weight, anchor, tone, ...(shortened ? { full: text } : {}) };
}

/** Room that text takes, ascent 0.92 em and descent 0.26 em. */
export function boxOfText(text: PlacedText): Box {
  const width = Math.max(0, ...text.lines.map((line) => textWidth(line, text.size, text.weight)));
  const x = text.anchor === "start" ? text.x : text.anchor === "middle" ? text.x - width / 2 : text.x - width;
  const height = (0.92 + 0.26 + leading * Math.max(0, text.lines.length - 1)) * text.size;
  return { x, y: text.y - 0.92 * text.size, width, height };
}

/** True when boxes share more than a hair (0.5). */
export function overlap(a: Box, b: Box): boolean {
  return (
    Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 0.5 &&
    Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 0.5
  );
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x - 0.5 &&
    inner.y >= outer.y - 0.5 &&
    inner.x + inner.width <= outer.x + outer.width + 0.5 &&
    inner.y + inner.height <= outer.y + outer.height + 0.5
  );
}
