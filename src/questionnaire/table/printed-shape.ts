import type { Derived, Instrument } from "../instrument/instrument.ts";
import { questionOf } from "./condition-words.ts";
import type { CountTable, NumberTable, RankTable, Report, Table } from "./table.ts";
import { sourceQuestion } from "./terms.ts";

/**
 * Tables in the plain shape in which printed ones are written down (one entry a table, question ids, labels, counts, percents), to be held
 * against them by a program that knows nothing of ours. A variable that only tables know goes by the question it is made from.
 */
export function printedShape(report: Report, instrument: Instrument, derived: readonly Derived[]): PrintedTable[] {
  const names = { instrument, derived: [...(instrument.derived ?? []), ...derived] };
  return report.tables.flatMap((table) => printed(table, names));
}

export type PrintedTable = { figure: number; kind: string; title: string; base: string } & Record<string, unknown>;

interface Names {
  instrument: Instrument;
  derived: readonly Derived[];
}

function printed(table: Table, names: Names): PrintedTable[] {
  const head = { figure: table.figure, title: table.title, base: table.baseNote };
  switch (table.kind) {
    case "numbers":
      return numberSummaries(table).map((summary) => ({ ...head, ...summary }));
    case "rank":
      return [{ ...head, ...rankMatrix(table) }];
    case "simple":
      return [{ ...head, ...simple(table, names) }];
    case "cross":
      return [{ ...head, ...cross(table, names) }];
    default:
      return [{ ...head, kind: table.kind, columns: labels(table), rows: rows(table) }];
  }
}

const labels = (table: CountTable | RankTable) => table.columns.map(({ label }) => label);

const rows = (table: CountTable | RankTable) =>
  table.rows.map(({ label, n, cells }) => ({
    label,
    n,
    counts: cells.map(({ count }) => count),
    percents: cells.map(({ percent }) => percent),
  }));

function simple(table: CountTable, names: Names) {
  const derived = names.derived.find(({ id }) => id === table.columnVariable);
  const source = derived && sourceQuestion(derived);
  const kind = questionOf(names.instrument, source ?? table.columnVariable)?.kind;
  const binned = derived !== undefined && kind === "number";
  const items = table.columns.map(({ label }, i) => ({
    option: label,
    count: table.rows[0]?.cells[i]?.count ?? 0,
    percent: table.rows[0]?.cells[i]?.percent ?? null,
  }));
  const question = binned ? source : table.columnVariable;
  return { kind: binned ? "binned_number" : simpleKind(kind), question, n: table.rows[0]?.n ?? 0, items };
}

function simpleKind(kind: string | undefined): string {
  if (kind === "text") return "free_text_list";
  return kind === "multiple" ? "simple_multi" : "simple_single";
}

function cross(table: CountTable, names: Names) {
  const question = (variable: string | null) => {
    const derived = names.derived.find(({ id }) => id === variable);
    return (derived && sourceQuestion(derived)) ?? variable;
  };
  return {
    kind: "cross",
    row_question: question(table.rowVariable),
    column_question: question(table.columnVariable),
    columns: labels(table),
    rows: rows(table),
  };
}

function numberSummaries(table: NumberTable) {
  return table.rows.map(({ variable, label, n, mean, sd, median, q1, q3, min, max }) => ({
    kind: "numeric_summary",
    question: variable,
    label,
    n,
    mean,
    sd,
    median,
    q1,
    q3,
    min,
    max,
    sd_formula: table.sd,
    unit: table.unitLabel,
  }));
}

function rankMatrix(table: RankTable) {
  return {
    kind: "rank_matrix",
    questions: table.questions,
    n: Math.max(0, ...table.rows.map(({ n }) => n)),
    rows: table.rows.map(({ label }) => label),
    columns: labels(table),
    percents: table.rows.map(({ cells }) => cells.map(({ percent }) => percent)),
    counts: table.rows.map(({ cells }) => cells.map(({ count }) => count)),
    scores: table.scores,
  };
}
