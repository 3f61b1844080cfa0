import type { Condition, Derived } from "../instrument/instrument.ts";
import { conditionMask } from "./condition-mask.ts";
import {
  answered,
  type ChoiceColumn,
  type Column,
  type Frame,
  type NumberColumn,
  noAnswer,
  notAsked,
  refusedToAnswer,
} from "./data-set.ts";

/**
 * Column of a derived variable that the data set does not bring along. The first group whose condition holds; where none does, 無回答 if
 * a question it is made from was left open, "refused" if one was refused, and otherwise it does not apply (非該当).
 * Knowledge scores are made by the score table; here a score has no column.
 */
export function derivedColumn(derived: Derived, frame: Frame): Column | undefined {
  if ("groups" in derived) return groupColumn(derived, frame);
  if ("sum" in derived.number) return sumColumn(derived, derived.number.sum, frame);
  if ("picked" in derived.number) return pickedColumn(derived, derived.number.picked, frame);
  return undefined;
}

function groupColumn(derived: Extract<Derived, { groups: unknown }>, frame: Frame): ChoiceColumn {
  const codes = new Int16Array(frame.size);
  const sources = [...new Set(derived.groups.flatMap((group) => variablesOf(group.when)))].map((id) =>
    frame.column(id),
  );
  const states = sources.filter((column) => column !== undefined).map(statesOf);
  for (let i = 0; i < frame.size; i += 1) codes[i] = stateOver(states, i);
  // Backwards, so that the first group that holds is the one that stays.
  for (let place = derived.groups.length - 1; place >= 0; place -= 1) {
    const group = derived.groups[place];
    if (!group) continue;
    const mask = conditionMask(group.when, frame);
    for (let i = 0; i < frame.size; i += 1) if (mask[i]) codes[i] = place;
  }
  return {
    kind: "choice",
    id: derived.id,
    label: derived.label.ja,
    categories: derived.groups.map((group) => ({ id: group.id, label: group.label.ja })),
    scale: false,
    codes,
  };
}

const statesOf = (column: Column): Int16Array | Int8Array => (column.kind === "choice" ? column.codes : column.state);

function stateOver(states: readonly (Int16Array | Int8Array)[], i: number): number {
  let refused = false;
  for (const state of states) {
    if (state[i] === noAnswer) return noAnswer;
    if (state[i] === refusedToAnswer) refused = true;
  }
  return refused ? refusedToAnswer : notAsked;
}

function sumColumn(derived: Derived, of: readonly string[], frame: Frame): NumberColumn {
  const values = new Float64Array(frame.size).fill(Number.NaN);
  const state = new Int8Array(frame.size);
  const columns = of.map((id) => frame.column(id)).filter((column) => column?.kind === "number");
  const states = columns.map(statesOf);
  for (let i = 0; i < frame.size; i += 1) {
    let sum = Number.NaN;
    for (const column of columns) {
      const value = column.values[i] ?? Number.NaN;
      if (!Number.isNaN(value)) sum = (Number.isNaN(sum) ? 0 : sum) + value;
    }
    values[i] = sum;
    state[i] = Number.isNaN(sum) ? stateOver(states, i) : answered;
  }
  return { kind: "number", id: derived.id, label: derived.label.ja, unit: columns[0]?.unit ?? "", values, state };
}

function pickedColumn(derived: Derived, of: string, frame: Frame): NumberColumn | undefined {
  const column = frame.column(of);
  if (column?.kind !== "choices") return undefined;
  const values = new Float64Array(frame.size).fill(Number.NaN);
  for (let i = 0; i < frame.size; i += 1) {
    if (column.state[i] !== answered) continue;
    let sum = 0;
    for (const picked of column.picked) sum += picked[i] ?? 0;
    values[i] = sum;
  }
  return { kind: "number", id: derived.id, label: derived.label.ja, unit: "個", values, state: column.state };
}

/** Questions, rows and derived variables a condition speaks of, each once or more. */
export function variablesOf(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(variablesOf);
  if ("any" in condition) return condition.any.flatMap(variablesOf);
  if ("not" in condition) return variablesOf(condition.not);
  if ("derived" in condition) return [condition.derived];
  if ("is" in condition && condition.row) return [`${condition.question}.${condition.row}`];
  return [condition.question];
}
