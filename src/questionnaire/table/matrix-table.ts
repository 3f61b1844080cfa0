import { everybody } from "./count.ts";
import { type CountedRow, columnsWhere, countedRows, finish } from "./count-rows.ts";
import { crossNarrative } from "./narrative.ts";
import { notesOf } from "./notes.ts";
import type { TableSpec } from "./plan.ts";
import type { CountTable } from "./table.ts";
import { baseNoteOf, headOf, noAnswerWords } from "./table-head.ts";
import { askedAs, axis, settingOf, sharedBaseTerms, type Tabulation, whoWords } from "./tabulation.ts";

/** Several variables with the same categories, one a row: the rows of a matrix question, or questions on one scale. */
export function matrixTable(tabulation: Tabulation, spec: Extract<TableSpec, { kind: "matrix" }>): CountTable {
  const setting = settingOf(tabulation, spec);
  const variables = spec.of.flatMap((id) => matrixRows(tabulation, id) ?? [id]);
  const axes = variables.map((variable) => axis(tabulation, setting, variable, setting.rule));
  const [first] = axes;
  if (!first) throw new Error("a matrix has at least one row");
  const counted: CountedRow[] = axes.flatMap((target) => {
    const head = { key: target.variable, label: target.label, group: null, role: "row" as const, where: [] };
    return countedRows(setting, everybody, [head], target);
  });
  const asked = askedAs(tabulation.instrument, variables[0] ?? "");
  const addUp = first.picked === null;
  // A column of a matrix is the same option of another variable in each row: the rows say it.
  const entries = first.entries.map((entry) => ({ ...entry, where: [] }));
  const made = finish(counted, entries, { ...setting.cells, addUp }, asked?.question.mayRefuse ?? false);
  const digits = setting.cells.percent === "one" ? 1 : 0;
  const bases = [...new Set(made.rows.map(({ n }) => n))];
  const whole = asked?.question.kind === "matrix" && spec.of.length === 1;
  return {
    ...headOf(setting, spec, {
      id: `matrix-${spec.of.join("-")}`,
      title: whole ? asked.question.label.ja : axes.map(({ label }) => label).join("・"),
      chart: "band",
    }),
    kind: "matrix",
    baseNote: baseNoteOf(whoWords(tabulation, setting, spec, variables[0] ?? ""), Math.max(0, ...bases), [
      noAnswerWords(setting),
      bases.length > 1 ? "nは行により異なる" : null,
    ]),
    narrative: crossNarrative(made.columns, made.rows, digits),
    notes: notesOf(made.rows, addUp, digits),
    rowVariable: null,
    columnVariable: whole ? asked.question.id : (variables[0] ?? ""),
    columns: made.columns,
    rows: made.rows.map((row, i) => ({ ...row, columnsWhere: columnsWhere(made.columns, axes[i]) })),
    columnsAddUp: addUp,
    digits,
    base: sharedBaseTerms(tabulation, setting, spec, axes),
  };
}

/** Variables of the rows of a matrix question; undefined for anything else. */
export function matrixRows(tabulation: Tabulation, id: string): string[] | undefined {
  const question = askedAs(tabulation.instrument, id)?.question;
  if (question?.kind !== "matrix" || question.id !== id) return undefined;
  return question.rows.map((row) => `${id}.${row.id}`);
}
