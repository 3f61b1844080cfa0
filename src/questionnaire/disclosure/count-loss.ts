import type { Loss } from "./protection.ts";
import { hidden, type ReleasedTable } from "./released-table.ts";

/** Counts and bases of a table in order. */
const figuresOf = (table: ReleasedTable): (number | typeof hidden)[] =>
  table.kind === "numbers"
    ? table.rows.map(({ n }) => n)
    : table.rows.flatMap(({ n, cells }) => [n, ...cells.map((cell) => (cell === hidden ? hidden : cell.count))]);

const told = (tables: readonly ReleasedTable[]) => tables.flatMap(figuresOf).filter((figure) => figure !== 0).length;

/**
 * What a release tells less than the tables it was asked for.
 * @param asked  everything that was to be published
 * @param whole  what is left of it after tables are dropped and options put together, exact
 * @param released the same tables as released
 */
export function countLoss(
  asked: readonly ReleasedTable[],
  whole: readonly ReleasedTable[],
  released: readonly ReleasedTable[],
  threshold: number,
): Loss {
  const loss = { figures: told(asked), primary: 0, complementary: 0, removed: told(asked) - told(whole), rounded: 0 };
  let weight = loss.removed;
  for (const [i, table] of whole.entries()) {
    const after = released[i] ? figuresOf(released[i]) : [];
    for (const [place, exact] of figuresOf(table).entries()) {
      const figure = after[place];
      if (exact === hidden || figure === exact || figure === undefined) continue;
      if (figure === hidden) {
        if (exact < threshold) loss.primary += 1;
        else loss.complementary += 1;
        weight += 1;
      } else {
        loss.rounded += 1;
        weight += Math.min(1, Math.abs(figure - exact) / exact);
      }
    }
  }
  return { ...loss, weight: Math.round(weight * 10) / 10 };
}
