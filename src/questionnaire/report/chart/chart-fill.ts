import type { CountColumn } from "../../table/table.ts";
import type { Fill } from "./chart-shapes.ts";

/** Ink and ground of the options' fills, darkest first; neighbours differ in lightness and in pattern. */
export const optionFills = [
  { ground: "#0031D8", ink: "#0031D8", pattern: "plain" },
  { ground: "#9DB7F9", ink: "#0031D8", pattern: "slant" },
  { ground: "#4979F5", ink: "#FFFFFF", pattern: "dots" },
  { ground: "#D9E6FF", ink: "#4979F5", pattern: "upright" },
  { ground: "#00118F", ink: "#9DB7F9", pattern: "cross" },
  { ground: "#C5D7FB", ink: "#0031D8", pattern: "level" },
  { ground: "#7096F8", ink: "#00118F", pattern: "backslant" },
  { ground: "#E8F1FE", ink: "#0031D8", pattern: "rings" },
] as const;

/** Above this many options a band cannot be read any more: fills would repeat. */
export const mostBandOptions = optionFills.length;

/** Fills of columns in their order. */
export function fillsOf(columns: readonly Pick<CountColumn, "role">[]): Fill[] {
  let option = 0;
  return columns.map(({ role }) => (role === "option" ? { option: option++ % optionFills.length } : role));
}

export const fillId = (fill: Fill): string => (typeof fill === "string" ? fill : `option${fill.option}`);

/** White text can stand on it without a plate. */
export const isDark = (fill: Fill): boolean => typeof fill !== "string" && fill.option === 0;
