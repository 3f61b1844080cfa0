import type { Condition } from "../instrument/instrument.ts";
import { conditionMask } from "../table/condition-mask.ts";
import { type Column, type Frame, notAsked } from "../table/data-set.ts";

/**
 * Marks who was not asked (非該当), whatever stands there: no answer to a question that was not put counts. Conditions look at earlier
 * questions, so questions are marked in their order; whoever was not asked the earlier one does not meet a condition about it.
 */
export function markNotAsked(
  columns: readonly Column[],
  conditions: readonly (Condition | undefined)[],
  frame: Frame,
): void {
  for (const condition of conditions) {
    if (!condition) continue;
    const asked = conditionMask(condition, frame);
    for (const column of columns) {
      const state = column.kind === "choice" ? column.codes : column.state;
      for (let place = 0; place < state.length; place += 1) if (asked[place] === 0) state[place] = notAsked;
      if (column.kind === "choices") for (const flags of column.picked) keep(flags, asked, 0);
      if (column.kind === "number") keep(column.values, asked, Number.NaN);
    }
  }
}

function keep(values: Uint8Array | Float64Array, asked: Uint8Array, otherwise: number): void {
  for (let place = 0; place < values.length; place += 1) if (asked[place] === 0) values[place] = otherwise;
}
