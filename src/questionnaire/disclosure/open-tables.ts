import type { LinearModel } from "./linear-model.ts";
import type { OpenSolver, Point, ProgramRow } from "./linear-program.ts";

/** Below this, a difference is the solver's, not the tables'. */
export const tolerance = 1e-6;

/** Tables as an outsider sees them, to be asked what each figure could be. Values of all figures stand by their place in the model. */
export interface OpenTables {
  /** What is said of a figure from now on. */
  bound(figure: number, low: number, high: number): void;
  /** Tables in which the figure is least (−1) or greatest (1); null when no tables fit what is said. */
  extreme(figure: number, direction: -1 | 1): Float64Array | null;
  /**
   * Tables in which the figure is `goal` or beyond it, told figures being changed where it costs least in all. One that is changed stays
   * at least 1, as a hidden one would be. Null when there are none.
   */
  reach(figure: number, direction: -1 | 1, goal: number): { cost: number; values: Float64Array } | null;
  close(): void;
}

/** More than any survey has of anything: where not even the total is told, a program must still have an end. */
const beyondAll = 1e7;

/** A figure that may be changed for `cost` per respondent, from the value it has. */
export interface Changeable {
  figure: number;
  cost: number;
  value: number;
}

export function openTables(model: LinearModel, changeable: readonly Changeable[], open: OpenSolver): OpenTables {
  const { atoms, always, figures } = model;
  const bounds = figures.map(({ low, high }) => ({ low, high }));
  // Beside the atoms: for each changeable figure what it is less than told, and what it is more.
  const less = new Map(changeable.map(({ figure }, i) => [figure, atoms + 2 * i]));
  const rows: ProgramRow[] = figures.map((figure, i) => {
    const row = new Map<number, number>();
    for (const atom of figure.atoms) row.set(atom, (row.get(atom) ?? 0) + 1);
    const slack = less.get(i);
    if (slack !== undefined) row.set(slack, 1).set(slack + 1, -1);
    return { columns: [...row.keys()], values: [...row.values()], low: figure.low, high: figure.high };
  });
  const program = open({
    upper: [...Array.from({ length: atoms }, () => beyondAll), ...changeable.flatMap(() => [0, 0])],
    rows: [...always, ...rows],
  });
  const setRow = (figure: number, low: number, high: number) => program.setRow(always.length + figure, low, high);
  const valuesAt = ({ columns, rows: sums }: Point): Float64Array => {
    const values = sums.slice(always.length);
    for (const [figure, column] of less)
      values[figure] = (values[figure] ?? 0) - (columns[column] ?? 0) + (columns[column + 1] ?? 0);
    return values;
  };
  const atomsOf = (figure: number) => figures[figure]?.atoms ?? [];
  const slackColumns = changeable.flatMap(({ figure }) => [less.get(figure) ?? 0, (less.get(figure) ?? 0) + 1]);
  return {
    bound(figure, low, high) {
      bounds[figure] = { low, high };
      setRow(figure, low, high);
    },
    extreme(figure, direction) {
      const costs = new Map<number, number>();
      for (const atom of atomsOf(figure)) costs.set(atom, (costs.get(atom) ?? 0) - direction);
      const point = program.minimise(costs);
      return point && valuesAt(point);
    },
    reach(figure, direction, goal) {
      // Only what is still told costs anything; hidden figures move freely by their own bounds.
      const open = changeable.filter(
        (one) => one.figure !== figure && bounds[one.figure]?.high === bounds[one.figure]?.low,
      );
      const upper = new Map(
        open.flatMap((one) => {
          const column = less.get(one.figure) ?? 0;
          return [[column, one.value - 1] as const, [column + 1, Number.POSITIVE_INFINITY] as const];
        }),
      );
      program.setUpper(
        slackColumns,
        slackColumns.map((column) => upper.get(column) ?? 0),
      );
      const own = bounds[figure] ?? { low: 0, high: 0 };
      if (direction > 0) setRow(figure, Math.max(goal, own.low), own.high);
      else setRow(figure, own.low, Math.min(goal, own.high));
      const costs = new Map(
        open.flatMap((one) => {
          const column = less.get(one.figure) ?? 0;
          return [[column, one.cost] as const, [column + 1, one.cost] as const];
        }),
      );
      const point = program.minimise(costs);
      const found = point && { cost: point.objective, values: valuesAt(point) };
      setRow(figure, own.low, own.high);
      program.setUpper(
        slackColumns,
        slackColumns.map(() => 0),
      );
      return found;
    },
    close: () => program.close(),
  };
}
