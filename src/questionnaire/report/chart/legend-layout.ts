import { leading, type PlacedText, placeText } from "../../../shared/picture/placed-text.ts";
import { textWidth } from "../../../shared/picture/text-measure.ts";
import { chartWidth, type Fill, type Mark, textSize } from "./chart-shapes.ts";

const swatch = { width: 18, height: 11 };
const between = 16;
const lineHeight = textSize * leading + 2;

export interface LegendEntry {
  label: string;
  fill: Fill;
}

/** Legend above a chart, in the order of its pieces; entries flow onto as many lines as they need. */
export function legendLayout(
  entries: readonly LegendEntry[],
  top: number,
): { marks: Mark[]; texts: PlacedText[]; bottom: number } {
  const marks: Mark[] = [];
  const texts: PlacedText[] = [];
  let x = 0;
  let y = top;
  let tallest = 1;
  for (const { label, fill } of entries) {
    const room = chartWidth - swatch.width - 6;
    const text = placeText(label, 0, 0, room, { size: textSize, maxLines: 2 });
    const width = swatch.width + 6 + Math.max(...text.lines.map((line) => textWidth(line, textSize)));
    if (x > 0 && x + width > chartWidth) {
      x = 0;
      y += tallest * lineHeight;
      tallest = 1;
    }
    marks.push({ x, y: y + 2, ...swatch, fill, title: label });
    texts.push({ ...text, x: x + swatch.width + 6, y: y + textSize });
    tallest = Math.max(tallest, text.lines.length);
    x += width + between;
  }
  return { marks, texts, bottom: entries.length === 0 ? top : y + tallest * lineHeight };
}
