import type { ContentCell, ContentColumn } from "../contract.ts";
import { type ColumnNeed, quantile } from "./column-widths.ts";
import { type Advances, cellText } from "./set-shape.ts";
import { naturalWidth, widestWord } from "./wrap-text.ts";

/** In font sizes. */
const shortEntry = 5;
const longestWord = 11;
const narrowest = 2.3;

/**
 * What a column needs, in font sizes. Short entries (いいえ, 2026-03) count as one word: torn over two lines they read badly.
 * @param widest beyond which a column is not comfortable but too long to read
 */
export function needOf(
  column: ContentColumn,
  cells: readonly ContentCell[],
  advances: Advances,
  widest: number,
): ColumnNeed {
  const known = new Map<string, { natural: number; word: number }>();
  const sizes = cells.map((cell) => {
    const text = cellText(cell);
    let size = known.get(text);
    if (!size) {
      const natural = naturalWidth(text, advances.regular);
      const word = natural <= shortEntry ? natural : Math.min(widestWord(text, advances.regular), longestWord);
      size = { natural, word };
      known.set(text, size);
    }
    return size;
  });
  const label = naturalWidth(column.label, advances.bold);
  const labelLeast = label <= shortEntry ? label : Math.max(widestWord(column.label, advances.bold), label / 2 + 0.5);
  const words = quantile(
    sizes.map(({ word }) => word),
    0.97,
  );
  const naturals = quantile(
    sizes.map(({ natural }) => natural),
    0.9,
  );
  const least = Math.max(words, Math.min(labelLeast, 6.5), narrowest);
  const comfortable = Math.max(least, Math.min(naturals, widest), Math.min(label, 7));
  return { least, comfortable, fixed: column.align !== undefined };
}
