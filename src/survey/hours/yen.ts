/**
 * An amount in yen as typed: 12800, 12,800, full-width digits, with or without 円 or ¥.
 * @returns whole yen; null for an empty text; undefined when it is no amount
 */
export function parseYen(text: string): number | null | undefined {
  const typed = text
    .normalize("NFKC")
    .trim()
    .replace(/^[¥\\]/, "")
    .replace(/円$/, "")
    .replaceAll(",", "")
    .trim();
  if (typed === "") return null;
  return /^\d{1,9}$/.test(typed) ? Number(typed) : undefined;
}
