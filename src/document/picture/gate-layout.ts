import type { Box, PlacedText } from "../../shared/picture/placed-text.ts";
import type { GateFacts } from "./gate-facts.ts";
import type { Language } from "./picture-language.ts";

/** One external connection, placed. `y` is the height of its road. */
export interface GateRow {
  facts: GateFacts;
  box: Box;
  y: number;
  /** SVG path of the road from the outside world to the hospital. */
  road: string;
  /** Middle of the plate that carries the connection number. */
  plate: { x: number; y: number };
  guardAt: { x: number; y: number };
  /** Findings as shapes with counts, above the road. */
  marksAt: { x: number; y: number };
  texts: readonly PlacedText[];
  /** 未届 beside the counterpart. */
  tag: { box: Box; text: PlacedText } | null;
  /** The whole row in words, for people who hear it. */
  spoken: string;
}

export interface GateBand {
  category: string;
  box: Box;
  texts: readonly PlacedText[];
}

/** Everything `GateViewPicture` draws. Unit: CSS pixel. */
export interface GateViewLayout {
  language: Language;
  width: number;
  height: number;
  title: string;
  headings: readonly PlacedText[];
  /** Rules between the groups of roads (through, undecided, around). */
  rules: readonly { x1: number; x2: number; y: number }[];
  panels: { outside: Box; inside: Box };
  /** The wall from its beam to its foot. `gap` is where nobody knows whether there is a wall. */
  wall: { box: Box; beam: Box; gap: Box | null };
  bands: readonly GateBand[];
  rows: readonly GateRow[];
  legend: { y: number; symbols: readonly { symbol: LegendSymbol; x: number; y: number }[] };
}

export type LegendSymbol = "open" | "shut" | "guard" | "noGuard" | "around" | "undeclared" | "undecided" | "marks";

/** Measures of the picture by the number of roads: roomy for a clinic, 40-pixel rows for a large hospital. */
export interface Measures {
  rowHeight: number;
  large: number;
  small: number;
  opening: number;
}

export function measuresFor(connections: number): Measures {
  if (connections <= 10) return { rowHeight: 66, large: 15, small: 13, opening: 42 };
  if (connections <= 26) return { rowHeight: 48, large: 13, small: 12, opening: 34 };
  return { rowHeight: 40, large: 13, small: 11.5, opening: 30 };
}

/** Left edges and widths of the columns, from the outside world to the hospital. */
export const columns = {
  width: 1520,
  margin: 24,
  band: { x: 36, width: 112 },
  counterpart: { x: 160, width: 204 },
  road: { from: 376, to: 1192 },
  line: { x: 386, width: 164 },
  wall: { x: 636, width: 56 },
  /** Room on either side of the wall for the roads that go round it. */
  detour: 76,
  guard: 784,
  device: { x: 804, width: 186 },
  finding: { x: 1000, width: 184 },
  target: { x: 1206, width: 278 },
} as const;
