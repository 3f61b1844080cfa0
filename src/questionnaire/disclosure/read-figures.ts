import type { Term } from "../table/table.ts";
import { answeredState, type Clause, type CountedSet, clausesOf, ownVariable, setOf } from "./counted-set.ts";
import {
  hidden,
  type ReleasedCountTable,
  type ReleasedRankTable,
  type ReleasedRow,
  type ReleasedTable,
} from "./released-table.ts";

/** Where a figure stands: a cell, or (`column` null) the base of a row. */
export interface Place {
  tableId: string;
  row: number;
  column: number | null;
}

/** One printed figure: the sum of its parts is a whole number between low and high. */
export interface ReadFigure {
  place: Place;
  parts: readonly CountedSet[];
  low: number;
  high: number;
  shown: boolean;
}

/** Picks of a row together make up at least its base: who answered picked something. */
export interface PickRow {
  /** Cells of the row. */
  cells: readonly CountedSet[];
  base: CountedSet;
}

export const respondentsUniverse = "respondents";

type CountedTable = ReleasedCountTable | ReleasedRankTable;

/** Every count and base that a reader sees, said of whom it counts. A hidden one is at least 1, for a zero is never hidden. */
export function readFigures(table: ReleasedTable): ReadFigure[] {
  const read = (place: Place, parts: readonly CountedSet[], value: number | typeof hidden): ReadFigure => {
    if (value === hidden) return { place, parts, low: 1, high: Number.POSITIVE_INFINITY, shown: false };
    const reach = table.roundedTo === null ? 0 : table.roundedTo - 1;
    return { place, parts, low: Math.max(0, value - reach), high: value + reach, shown: true };
  };
  if (table.kind === "numbers") {
    return table.rows.map((row, index) => {
      const answered: Clause = { variable: row.variable, is: [answeredState] };
      const set = setOf(universeOfRow(table, row), table.id, row.where, [answered, ...baseOf(table)]);
      return read({ tableId: table.id, row: index, column: null }, [set], row.n);
    });
  }
  return table.rows.flatMap((row, index) => {
    const sets = rowSets(table, row);
    const at = (column: number | null): Place => ({ tableId: table.id, row: index, column });
    return [
      read(at(null), sets.base, row.n),
      ...row.cells.flatMap((cell, column) => {
        const set = sets.cells[column];
        if (!set || (cell !== hidden && cell.absent)) return [];
        return [read(at(column), [set], cell === hidden ? hidden : cell.count)];
      }),
    ];
  });
}

/** Only where all options of a multiple answer are shown. */
export function pickRows(table: ReleasedTable): PickRow[] {
  if (table.kind === "numbers" || table.kind === "rank" || table.kind === "segments" || table.kind === "waves")
    return [];
  if (table.unit.kind === "mention" || table.columnsAddUp) return [];
  return table.rows.flatMap((row) => {
    const { base, cells } = rowSets(table, row);
    const [whole] = base;
    const picks = cells.every((cell) => cell !== null);
    return whole && picks ? [{ base: whole, cells: cells.filter((cell) => cell !== null) }] : [];
  });
}

/** Parts of the row's base, and the set of each cell (null: the option was not there). */
function rowSets(table: CountedTable, row: ReleasedRow): { base: CountedSet[]; cells: (CountedSet | null)[] } {
  const universe = universeOfRow(table, row);
  const common = [...baseOf(table), ...rowClauses(table, row)];
  const columns = row.cells.map((cell, column) =>
    cell !== hidden && cell.absent ? null : cellClauses(table, row, column),
  );
  const cells = columns.map((clauses) => clauses && setOf(universe, table.id, [], [...common, ...clauses]));
  if (table.unit.kind === "mention") return { base: cells.filter((cell) => cell !== null), cells };
  const whole = setOf(
    universe,
    table.id,
    [],
    [
      ...common,
      ...countedClauses(
        table,
        columns.flatMap((all) => all ?? []),
      ),
    ],
  );
  return { base: [whole], cells };
}

function universeOfRow({ unit, kind }: ReleasedTable, row: { key: string; label: string }): string {
  if ((kind === "waves" || kind === "numbers") && row.key === "previous") return `before ${row.label}`;
  return unit.kind === "thing" ? `thing ${unit.label}` : respondentsUniverse;
}

const inside = (tableId: string, what: string): Clause => ({ variable: ownVariable(tableId, what), is: ["in"] });

function baseOf(table: ReleasedTable): Clause[] {
  return table.base === null ? [inside(table.id, "base")] : table.base.flatMap(clausesOf);
}

function rowClauses(table: CountedTable, row: ReleasedRow): Clause[] {
  if (table.kind !== "segments" || row.role !== "total") return row.where.flatMap(clausesOf);
  // The pooled row counts who is in any of the segments.
  const terms = table.rows.flatMap(({ role, where }) => (role === "total" ? [] : where));
  return unionOf(terms) ?? [inside(table.id, "segments")];
}

function unionOf(terms: readonly Term[]): Clause[] | null {
  const [first] = terms;
  if (!first || terms.some(({ variable, picked }) => variable !== first.variable || picked !== first.picked))
    return null;
  return clausesOf({ ...first, is: terms.flatMap(({ is }) => is) });
}

function cellClauses(table: CountedTable, row: ReleasedRow, column: number): Clause[] {
  const head = table.columns[column];
  if (!head) throw new Error(`${table.id} has no column ${column}`);
  const before = table.kind === "waves" && row.key === "previous";
  if (head.where.length > 0 && !before) return head.where.flatMap(clausesOf);
  const ofRow = row.columnsWhere?.[column] ?? [];
  if (ofRow.length > 0) return ofRow.flatMap(clausesOf);
  return [{ variable: ownVariable(table.id, before ? "before" : "column"), is: [head.key] }];
}

/** Who is in a row's base: whoever is in one of its columns; of multiple answers, whoever answered or is said not to have. */
function countedClauses(table: CountedTable, columns: readonly Clause[]): Clause[] {
  const [first] = columns;
  const one = first && columns.every(({ variable }) => variable === first.variable);
  // The columns of this kind are some of several.
  if (!one || table.kind === "segments") return [inside(table.id, "counted")];
  return [{ variable: first.variable, is: columns.flatMap((clause) => ("is" in clause ? clause.is : [])) }];
}
