import type { Term } from "../table/table.ts";
import { answeredState, type Clause, type CountedSet, clausesOf, ownVariable, setOf } from "./counted-set.ts";
import {
  hidden,
  type ReleasedCountTable,
  type ReleasedRankTable,
  type ReleasedRow,
  type ReleasedTable,
} from "./released-table.ts";
import { beforeRounding } from "./round-figures.ts";

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
    const { low, high } =
      table.roundedTo === null ? { low: value, high: value } : beforeRounding(value, table.roundedTo);
    return { place, parts, low, high, shown: true };
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

/** More options than this are not followed together: their combinations double with each. */
const fewOptions = 4;

/** Where a multiple answer has many options; of few, {@link emptySets} says more. */
export function pickRows(table: ReleasedTable): PickRow[] {
  if (!showsAllOptions(table)) return [];
  return table.rows.flatMap((row) => {
    const { base, cells } = rowSets(table, row);
    const [whole] = base;
    const { picked } = columnsOf(table, row);
    if (!whole || picked.length <= fewOptions) return [];
    return [{ base: whole, cells: cells.filter((cell) => cell !== null) }];
  });
}

/**
 * Sets nobody can be in, whatever was answered: who is in a table's base and row is in one of its columns, and who answered a question
 * with several options picked at least one.
 */
export function emptySets(table: ReleasedTable): CountedSet[] {
  if (!showsAllOptions(table)) return [];
  return table.rows.flatMap((row) => {
    const universe = universeOfRow(table, row);
    const { variable, is, picked } = columnsOf(table, row);
    if (variable === null) return [];
    const none: Clause = { variable, noneOf: is };
    const outside = setOf(universe, table.id, [], [...baseOf(table), ...countedInRow(table, row), none]);
    if (picked.length === 0 || picked.length > fewOptions) return [outside];
    const nothing: Clause = { variable, picked, not: true };
    return [outside, setOf(universe, table.id, [], [{ variable, is: [answeredState] }, nothing])];
  });
}

/** All that the columns of a row ask of one variable; null where they ask of several. */
function columnsOf(table: CountedTable, row: ReleasedRow) {
  const clauses = columnClauses(table, row).flatMap((of) => of ?? []);
  const [first] = clauses;
  return {
    variable: first && clauses.every(({ variable }) => variable === first.variable) ? first.variable : null,
    is: clauses.flatMap((clause) => ("is" in clause ? clause.is : [])),
    picked: clauses.flatMap((clause) => ("picked" in clause ? clause.picked : [])),
  };
}

function showsAllOptions(table: ReleasedTable): table is CountedTable {
  return table.kind !== "numbers" && table.kind !== "segments" && table.unit.kind !== "mention";
}

/** Parts of the row's base, and the set of each cell (null: the option was not there). */
function rowSets(table: CountedTable, row: ReleasedRow): { base: CountedSet[]; cells: (CountedSet | null)[] } {
  const universe = universeOfRow(table, row);
  const common = [...baseOf(table), ...rowClauses(table, row)];
  const cells = columnClauses(table, row).map(
    (clauses) => clauses && setOf(universe, table.id, [], [...common, ...clauses]),
  );
  if (table.unit.kind === "mention") return { base: cells.filter((cell) => cell !== null), cells };
  return { base: [setOf(universe, table.id, [], [...common, ...countedInRow(table, row)])], cells };
}

function columnClauses(table: CountedTable, row: ReleasedRow): (Clause[] | null)[] {
  return row.cells.map((cell, column) => (cell !== hidden && cell.absent ? null : cellClauses(table, row, column)));
}

/** Where each row has a variable of its own and 無回答 is out of the base, the base cannot say so for all of them. */
function countedInRow(table: CountedTable, row: ReleasedRow): Clause[] {
  if (!row.columnsWhere || table.columns.some(({ role }) => role === "noAnswer")) return [];
  return unionOf(row.columnsWhere.flat()) ?? [];
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
