import type { PlacedText } from "../../../shared/picture/placed-text.ts";

/**
 * How a piece of a chart is filled. Options go from dark to light within one family of blue, each with a pattern of its own, so that
 * neither colour nor lightness alone says which is which; what is no answer is hatched in grey whatever the chart.
 */
export type Fill = { option: number } | "noAnswer" | "refused" | "hidden" | "total";

export interface Mark {
  x: number;
  y: number;
  width: number;
  height: number;
  fill: Fill;
  /** In full words, for who points at it. */
  title: string;
}

/** A piece of a pie; angles in radians from twelve o'clock. */
export interface Slice {
  from: number;
  to: number;
  fill: Fill;
  title: string;
}

export interface Line {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  tone: "axis" | "grid" | "interval" | "leader" | "median";
}

export interface Dot {
  x: number;
  y: number;
}

/** A chart placed but not drawn: the same on screen, in a file and in a document. */
export interface ChartLayout {
  width: number;
  height: number;
  /** What the chart says, for who does not see it. */
  title: string;
  marks: readonly Mark[];
  lines: readonly Line[];
  texts: readonly PlacedText[];
  /** On a ground of paper, because they stand on a pattern. */
  plates: readonly PlacedText[];
  pie?: { x: number; y: number; radius: number; slices: readonly Slice[] };
  dots?: readonly Dot[];
}

/** Width of every chart; whoever shows one scales it. */
export const chartWidth = 640;
export const textSize = 11;
export const smallSize = 10;
