import { impliedSets } from "./implied-sets.ts";
import { type LinearModel, linearModel } from "./linear-model.ts";
import type { Changeable } from "./open-tables.ts";
import { emptySets, type Place, pickRows, type ReadFigure, readFigures } from "./read-figures.ts";
import type { ReleasedTable } from "./released-table.ts";

/** What is to be published, with nothing hidden, and what can no longer be hidden. */
export interface Publication {
  tables: readonly ReleasedTable[];
  earlier: readonly ReleasedTable[];
  respondents: number;
}

export interface DisclosureProblem {
  model: LinearModel;
  /** Figures of this release by their place in the model; a value stands in all its places. */
  printed: readonly PrintedFigure[];
  /** Figures that this release prints nowhere: implied, or hidden by an earlier one. */
  unprinted: readonly number[];
}

export interface PrintedFigure {
  figure: number;
  value: number;
  places: readonly Place[];
  /** An earlier release tells it. */
  alreadyTold: boolean;
}

/** @returns null when the figures contradict each other */
export function disclosureProblem({ tables, earlier, respondents }: Publication): DisclosureProblem | null {
  const before = earlier.map((table, i) => renamed(table, i, tables));
  const now = tables.flatMap(readFigures);
  const then = before.flatMap(readFigures);
  const figures: ReadFigure[] = [...now, ...then];
  const model = linearModel({
    figures,
    picks: [...tables, ...before].flatMap(pickRows),
    empty: [...tables, ...before].flatMap(emptySets),
    implied: impliedSets(figures),
    respondents,
  });
  if (model.figures.some(({ low, high }) => low > high)) return null;
  const ofNow = new Set(now.map(({ place }) => place));
  const told = new Set(then.filter(({ shown, low, high }) => shown && low === high).map(({ place }) => place));
  const printed: PrintedFigure[] = [];
  const unprinted: number[] = [];
  for (const [figure, { places, low }] of model.figures.entries()) {
    const here = places.filter((place) => ofNow.has(place));
    if (here.length === 0) unprinted.push(figure);
    else printed.push({ figure, value: low, places: here, alreadyTold: places.some((place) => told.has(place)) });
  }
  return { model, printed, unprinted };
}

/** A table told before keeps its name only where it is the same table; otherwise their own variables would be taken for each other's. */
function renamed(table: ReleasedTable, index: number, now: readonly ReleasedTable[]): ReleasedTable {
  const same = now.some((other) => other.id === table.id && shape(other) === shape(table));
  return same ? table : { ...table, id: `earlier ${index} ${table.id}` };
}

const shape = (table: ReleasedTable) =>
  JSON.stringify([
    table.kind,
    table.title,
    table.rows.map(({ key }) => key),
    "columns" in table ? table.columns.map(({ key }) => key) : [],
  ]);

/** Which figures may be hidden for others' sake, and what each costs: its places, of a base also the percents that go with it. */
export function changeable(
  problem: DisclosureProblem,
  tables: readonly ReleasedTable[],
  respondents: number,
): Changeable[] {
  const byId = new Map(tables.map((table) => [table.id, table]));
  const cost = ({ tableId, row, column }: Place) => {
    const table = byId.get(tableId);
    if (column !== null || !table || table.kind === "numbers") return 1;
    const percents = (table.rows[row]?.cells ?? []).filter((cell) => cell !== "X" && cell.count > 0).length;
    return 1 + percents / 2;
  };
  return problem.printed.flatMap(({ figure, value, places, alreadyTold }) => {
    // How many there are in all stands on the first page.
    if (value === 0 || value === respondents || alreadyTold) return [];
    return [{ figure, value, cost: places.reduce((sum, place) => sum + cost(place), 0) }];
  });
}
