import { placeText } from "../../../shared/picture/placed-text.ts";
import { type ChartLayout, type Line, smallSize } from "./chart-shapes.ts";

/** Largest percent of an axis: the next of 20, 40 … 100, so that a chart of small shares is legible and the step stays 20 or 10 points. */
export const axisEnd = (largestPercent: number): number =>
  largestPercent > 100 ? Math.ceil(largestPercent / 20) * 20 : Math.max(20, Math.ceil(largestPercent / 20) * 20);

/** Grid and figures of a percent axis below a plot. */
export function percentAxis(
  plot: { x: number; width: number; top: number; bottom: number },
  end: number,
): Pick<ChartLayout, "lines" | "texts"> {
  const step = end <= 20 ? 5 : end <= 40 ? 10 : 20;
  const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
  const at = (percent: number) => plot.x + (plot.width * percent) / end;
  const lines = ticks.map((percent): Line => {
    const x = at(percent);
    return { x1: x, x2: x, y1: plot.top, y2: plot.bottom, tone: percent === 0 ? "axis" : "grid" };
  });
  const texts = ticks.map((percent) =>
    placeText(percent === end ? `${percent}%` : `${percent}`, at(percent), plot.bottom + 14, 60, {
      size: smallSize,
      anchor: "middle",
      tone: "quiet",
    }),
  );
  return { lines, texts };
}
