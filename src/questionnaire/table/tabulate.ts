import type { Instrument } from "../instrument/instrument.ts";
import { crossTable } from "./cross-table.ts";
import type { DataSet } from "./data-set.ts";
import { defaultPlan } from "./default-plan.ts";
import { withManyTestsCaution } from "./many-tests.ts";
import { matrixTable } from "./matrix-table.ts";
import { numberTable } from "./number-table.ts";
import type { TablePlan, TableSpec } from "./plan.ts";
import { rankTable } from "./rank-table.ts";
import { scoreTables } from "./score-table.ts";
import { segmentTable } from "./segment-table.ts";
import { simpleTable } from "./simple-table.ts";
import type { Report, Table } from "./table.ts";
import { isWeighted, type TabulateContext, type Tabulation, tabulationOf } from "./tabulation.ts";
import { isNumber, waveNumbers } from "./wave-numbers.ts";
import { waveTable } from "./wave-table.ts";

/**
 * All tables of a plan, in its order: simple tables of every question first (unless the plan says otherwise), figures numbered as planned
 * or onwards from the one before, ids made unique. One pass over the answers a table; nothing is kept by respondent.
 * @throws Error for a plan that names what is not there: `checkPlan` says so to people first
 */
export function tabulate(
  instrument: Instrument,
  dataSet: DataSet,
  plan: TablePlan,
  context: TabulateContext = { asOf: null },
): Report {
  const tabulation = tabulationOf(instrument, dataSet, plan, context);
  const every = plan.everyQuestion === false ? [] : defaultPlan(instrument, context.previous !== undefined).tables;
  const made = [...every, ...plan.tables].flatMap((spec) =>
    tablesOf(tabulation, spec).map((table) => withWeightNotes(tabulation, spec, table)),
  );
  const tables = withManyTestsCaution(numbered(made));
  return {
    title: plan.title ?? instrument.title.ja,
    instrument: { id: instrument.id, edition: instrument.edition, title: instrument.title.ja },
    respondents: dataSet.size,
    population: tabulation.population,
    asOf: context.asOf,
    tables,
  };
}

function tablesOf(tabulation: Tabulation, spec: TableSpec): Table[] {
  switch (spec.kind) {
    case "simple":
      return [simpleTable(tabulation, spec)];
    case "cross":
    case "banner":
      return [crossTable(tabulation, spec)];
    case "matrix":
      return [matrixTable(tabulation, spec)];
    case "rank":
      return [rankTable(tabulation, spec)];
    case "numbers":
      return [numberTable(tabulation, spec)];
    case "score":
      return scoreTables(tabulation, spec);
    case "segments":
      return [segmentTable(tabulation, spec)];
    case "waves":
      return [isNumber(tabulation, spec) ? waveNumbers(tabulation, spec) : waveTable(tabulation, spec)];
  }
}

function withWeightNotes(tabulation: Tabulation, spec: TableSpec, table: Table): Table {
  const { plan, weighting, respondents } = tabulation;
  if (!isWeighted(plan, spec) || !respondents.weights) return table;
  return { ...table, notes: [...table.notes, "件数とnは重みの合計です。", ...(weighting ? [weighting.note] : [])] };
}

function numbered(tables: readonly Table[]): Table[] {
  let figure = 0;
  const ids = new Set<string>();
  return tables.map((table) => {
    figure = table.figure > 0 ? table.figure : figure + 1;
    let id = table.id;
    for (let again = 2; ids.has(id); again += 1) id = `${table.id}-${again}`;
    ids.add(id);
    return { ...table, figure, id };
  });
}
