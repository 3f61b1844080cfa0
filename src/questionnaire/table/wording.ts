/** Words for figures, the same in titles, notes and sentences. */
export const countWords = (count: number): string =>
  Number.isInteger(count) ? count.toLocaleString("ja-JP") : count.toLocaleString("ja-JP", { maximumFractionDigits: 1 });

export const percentWords = (percent: number, digits: 0 | 1): string => `${percent.toFixed(digits)}%`;

/** 「A」と「B」; from six on the first three and how many more. */
export function quoted(labels: readonly string[]): string {
  const named = (labels.length > 5 ? labels.slice(0, 3) : labels).map((label) => `「${label}」`).join("");
  return labels.length > 5 ? `${named}ほか${labels.length - 3}項目` : named;
}

/** Rounded as printed, half away from zero; binary fractions just below a half count as the half. */
export function fixed(value: number, digits: number): string {
  const scaled = Math.abs(value) * 10 ** digits;
  const rounded = Math.floor(scaled + 0.5 + 1e-9) / 10 ** digits;
  return (value < 0 ? -rounded : rounded).toFixed(digits);
}
