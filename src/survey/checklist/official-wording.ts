import type { Checklist, ChecklistItem } from "./contract.ts";
import type { WordingRow } from "./programme-contracts.ts";

/** As item numbers are compared: 「２－（７）」, 2-(7) and 2-7 are the same, and so are ① and 1. */
export const numberKey = (number: string): string =>
  number
    .normalize("NFKC")
    .replace(/[()（）\s]/g, "")
    .replace(/[‐‑–—―ー−－]/g, "-")
    .toUpperCase();

const longest = 2000;

/**
 * What each row of an official workbook sets. A number that several items carry (one row per kind of device) is told by the item's own
 * id or, where the rows come in the order of the sheet, by its turn.
 * @param lines   cells of the sheet as text, row by row
 * @param columns from 1
 * @param known   words that stand now, by item id
 */
export function planWordings(
  checklist: Checklist,
  lines: readonly (readonly string[])[],
  columns: { number: number; text: number },
  known: ReadonlyMap<string, string>,
): { rows: WordingRow[]; left: ChecklistItem[] } {
  const byNumber = Map.groupBy(checklist.items, ({ number }) => numberKey(number ?? ""));
  const byId = new Map(checklist.items.map((item) => [item.id.toUpperCase(), item]));
  const spoken = new Set<string>();
  const rows = lines.flatMap((cells, index): WordingRow[] => {
    const number = (cells[columns.number - 1] ?? "").trim();
    const text = (cells[columns.text - 1] ?? "").replaceAll(/\s*\n\s*/g, "\n").trim();
    if (number === "") return [];
    const row = { row: index + 1, number, text: text.slice(0, longest), item: null, before: null };
    const own = byId.get(number.normalize("NFKC").toUpperCase());
    const numbered = own ? [own] : (byNumber.get(numberKey(number)) ?? []);
    const item = numbered.find(({ id }) => !spoken.has(id));
    if (numbered.length === 0) return [{ ...row, outcome: "unknownNumber" }];
    if (!item) return [{ ...row, item: numbered[0]?.id ?? null, outcome: "twice" }];
    if (numbered.length > 1 && repeats(lines, columns.number, number) !== numbered.length)
      return [{ ...row, outcome: "severalItems" }];
    if (text === "") return [{ ...row, item: item.id, outcome: "noText" }];
    if (text.length > longest) return [{ ...row, item: item.id, outcome: "tooLong" }];
    spoken.add(item.id);
    const before = known.get(item.id) ?? null;
    const outcome = before === null ? "set" : before === text ? "same" : "replaces";
    return [{ ...row, item: item.id, before, outcome }];
  });
  return { rows, left: checklist.items.filter(({ id }) => !spoken.has(id)) };
}

/** A number given as often as the checklist has it stands for its items one after the other; less often, nobody can tell which is meant. */
const repeats = (lines: readonly (readonly string[])[], column: number, number: string): number =>
  lines.filter((cells) => numberKey(cells[column - 1] ?? "") === numberKey(number)).length;

/** Which columns most likely hold numbers and words, from 1: a proposal that a person looks at. */
export function likelyColumns(
  checklist: Checklist,
  lines: readonly (readonly string[])[],
): { number: number | null; text: number | null } {
  const numbers = new Set(checklist.items.flatMap(({ id, number }) => [numberKey(id), numberKey(number ?? id)]));
  const width = Math.max(0, ...lines.map((cells) => cells.length));
  const column = (at: number) => lines.map((cells) => (cells[at] ?? "").trim()).filter((text) => text !== "");
  const best = (score: (texts: readonly string[]) => number): number | null => {
    const scores = Array.from({ length: width }, (_, at) => score(column(at)));
    const top = Math.max(0, ...scores);
    return top > 0 ? scores.indexOf(top) + 1 : null;
  };
  return {
    number: best((texts) => texts.filter((text) => numbers.has(numberKey(text))).length),
    text: best((texts) => texts.reduce((sum, text) => sum + (text.length >= 10 ? text.length : 0), 0)),
  };
}
