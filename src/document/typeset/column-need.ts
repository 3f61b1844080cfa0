import type { ContentCell, ContentColumn } from "../contract.ts";
import { type ColumnNeed, quantile } from "./column-widths.ts";
import { type Advances, cellText } from "./set-shape.ts";
import { naturalWidth, widestWord } from "./wrap-text.ts";

/** In font sizes. Short entries (いいえ, 2026-03) count as one word: torn over two lines they read badly. */
export function needOf(column: ContentColumn, cells: readonly ContentCell[], advances: Advances): ColumnNeed {
  const texts = cells.map(cellText);
  const naturals = texts.map((text) => naturalWidth(text, advances.regular));
  const words = texts.map((text, index) => {
    const natural = naturals[index] ?? 0;
    return natural <= 5 ? natural : Math.min(widestWord(text, advances.regular), 11);
  });
  const label = naturalWidth(column.label, advances.bold);
  const labelLeast = label <= 5 ? label : Math.max(widestWord(column.label, advances.bold), label / 2 + 0.5);
  const least = Math.max(quantile(words, 0.97), Math.min(labelLeast, 6.5), 2.3);
  const comfortable = Math.max(least, Math.min(quantile(naturals, 0.9), 30), Math.min(label, 7));
  return { least, comfortable, fixed: column.align !== undefined };
}
