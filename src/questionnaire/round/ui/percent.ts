/** A share as percent with one decimal, half up: 0.4351 → "43.5". */
export const percentText = (share: number): string => (Math.round(share * 1000) / 10).toFixed(1);
export const countText = (n: number): string => n.toLocaleString("ja-JP");
