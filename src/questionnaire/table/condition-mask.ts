import type { Condition } from "../instrument/instrument.ts";
import { answered, type Column, type Frame } from "./data-set.ts";

/**
 * Of whom a condition holds, a whole column at a time: 1 where it does. Says the same as the evaluator says of one respondent: a leaf
 * about what was not asked, not answered or refused is false, and `not` of it true.
 */
export function conditionMask(condition: Condition, frame: Frame): Uint8Array {
  if ("all" in condition) return combine(condition.all, frame, 1, (a, b) => a & b);
  if ("any" in condition) return combine(condition.any, frame, 0, (a, b) => a | b);
  if ("not" in condition) return conditionMask(condition.not, frame).map((holds) => 1 - holds);
  if ("derived" in condition) return isAmong(frame.column(condition.derived), condition.is, frame.size);
  if ("is" in condition) {
    const id = condition.row ? `${condition.question}.${condition.row}` : condition.question;
    return isAmong(frame.column(id), condition.is, frame.size);
  }
  const column = frame.column(condition.question);
  if ("picked" in condition) return within(pickedCounts(column, frame.size), condition.picked);
  if ("between" in condition) {
    return within(
      column?.kind === "number" ? column.values : new Float64Array(frame.size).fill(Number.NaN),
      condition.between,
    );
  }
  const given = answeredMask(column, frame.size);
  return condition.answered ? given : given.map((is) => 1 - is);
}

function combine(parts: readonly Condition[], frame: Frame, start: number, join: (a: number, b: number) => number) {
  const mask = new Uint8Array(frame.size).fill(start);
  for (const part of parts) {
    const other = conditionMask(part, frame);
    for (let i = 0; i < mask.length; i += 1) mask[i] = join(mask[i] ?? 0, other[i] ?? 0);
  }
  return mask;
}

function isAmong(column: Column | undefined, ids: readonly string[], size: number): Uint8Array {
  const mask = new Uint8Array(size);
  if (column?.kind === "choice") {
    const wanted = new Uint8Array(column.categories.length);
    for (const [place, category] of column.categories.entries()) if (ids.includes(category.id)) wanted[place] = 1;
    for (let i = 0; i < size; i += 1) {
      const code = column.codes[i] ?? -1;
      if (code >= 0) mask[i] = wanted[code] ?? 0;
    }
  }
  if (column?.kind === "choices") {
    for (const [place, category] of column.categories.entries()) {
      const picked = column.picked[place];
      if (!picked || !ids.includes(category.id)) continue;
      for (let i = 0; i < size; i += 1) if (picked[i] && column.state[i] === answered) mask[i] = 1;
    }
  }
  return mask;
}

/** How many are picked; NaN where nothing is answered. */
function pickedCounts(column: Column | undefined, size: number): Float64Array {
  const counts = new Float64Array(size).fill(Number.NaN);
  if (column?.kind === "choice") {
    for (let i = 0; i < size; i += 1) if ((column.codes[i] ?? -1) >= 0) counts[i] = 1;
  }
  if (column?.kind === "choices") {
    for (let i = 0; i < size; i += 1) {
      if (column.state[i] !== answered) continue;
      let sum = 0;
      for (const picked of column.picked) sum += picked[i] ?? 0;
      counts[i] = sum;
    }
  }
  return counts;
}

function within(values: Float64Array, range: { min?: number | undefined; max?: number | undefined }): Uint8Array {
  const min = range.min ?? Number.NEGATIVE_INFINITY;
  const max = range.max ?? Number.POSITIVE_INFINITY;
  const mask = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (value >= min && value <= max) mask[i] = 1;
  }
  return mask;
}

function answeredMask(column: Column | undefined, size: number): Uint8Array {
  const mask = new Uint8Array(size);
  if (!column) return mask;
  const states = column.kind === "choice" ? column.codes : column.state;
  for (let i = 0; i < size; i += 1) if ((states[i] ?? -1) >= 0) mask[i] = 1;
  return mask;
}
