import type { Place } from "./read-figures.ts";
import { hidden, type ReleasedCell, type ReleasedRow, type ReleasedTable } from "./released-table.ts";

const note = "Xは、件数が少ないため、またはほかの値から分かってしまうため、秘匿した値です。";

/** The table without the figures at these places, and without anything else that would tell them. */
export function hideFigures(table: ReleasedTable, places: readonly Place[], hidesElsewhere: boolean): ReleasedTable {
  const own = places.filter(({ tableId }) => tableId === table.id);
  if (own.length === 0) return hidesElsewhere ? { ...table, notes: withoutFigures(table.notes) } : table;
  const silent = {
    narrative: null,
    test: null,
    notes: [...withoutFigures(table.notes), note],
    baseNote: own.some(({ column }) => column === null) ? withoutBase(table.baseNote) : table.baseNote,
  };
  if (table.kind === "numbers") {
    const rows = table.rows.map((row, i) => (own.some((place) => place.row === i) ? { ...row, ...nothing } : row));
    return { ...table, ...silent, rows };
  }
  const rows = table.rows.map((row, i) => {
    const columns = own.filter((place) => place.row === i).map(({ column }) => column);
    return columns.length > 0 ? hideInRow(row, columns) : row;
  });
  if (table.kind === "rank") {
    const told = table.columns.map((_, column) => rows.every((row) => row.cells[column] !== hidden));
    const scores = table.scores.map((score) =>
      told[table.columns.findIndex(({ key }) => key === score.key)]
        ? score
        : ({ ...score, points: hidden, meanRank: hidden, placed: hidden } as const),
    );
    return { ...table, ...silent, rows, scores };
  }
  // Shares over segments are made from all rows together.
  const kept = table.kind === "segments" ? rows.map(({ extra: _, ...row }) => row) : rows;
  return { ...table, ...silent, rows: kept };
}

const nothing = {
  n: hidden,
  mean: hidden,
  sd: hidden,
  median: hidden,
  q1: hidden,
  q3: hidden,
  min: hidden,
  max: hidden,
} as const;

function hideInRow({ extra: _, ...row }: ReleasedRow, columns: readonly (number | null)[]): ReleasedRow {
  const noBase = columns.includes(null);
  const cells = row.cells.map((cell, column): ReleasedCell => {
    if (columns.includes(column)) return hidden;
    if (!noBase || cell === hidden || cell.percent === null) return cell;
    const { interval: _interval, ...told } = cell;
    return { ...told, percent: hidden };
  });
  return { ...row, n: noBase ? hidden : row.n, cells };
}

const withoutBase = (baseNote: string) => baseNote.replace(/\s*\(n=[\d,]+\)/, "").replace(/、[^、]*はn=[\d,]+/, "");

/** Notes that quote figures may quote hidden ones, also of other tables; those that only say how things are counted stay. */
function withoutFigures(notes: readonly string[]): string[] {
  return notes.filter((text) => !/\d/.test(text.replaceAll("タイプ7", "")));
}
