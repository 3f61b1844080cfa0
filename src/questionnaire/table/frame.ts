import type { Derived } from "../instrument/instrument.ts";
import { type Column, type DataSet, type Frame, notAsked } from "./data-set.ts";
import { derivedColumn } from "./derived-column.ts";

/** Columns of derived variables are made when first asked for. */
export function frameOf(data: DataSet, derived: readonly Derived[]): Frame {
  const made = new Map<string, Column | undefined>();
  const frame: Frame = {
    size: data.size,
    weights: data.weights ?? null,
    column: (id) => {
      const given = data.columns.get(id);
      if (given || made.has(id)) return given ?? made.get(id);
      // While a variable is being made it has no column, so one that leads to itself ends here instead of never.
      made.set(id, undefined);
      const definition = derived.find((variable) => variable.id === id);
      const column = definition && derivedColumn(definition, frame);
      made.set(id, column);
      return column;
    },
  };
  return frame;
}

/** Things of a repeated section, each with what its respondent said elsewhere. */
export function thingFrame(things: DataSet, respondents: Frame, derived: readonly Derived[]): Frame {
  const owners = things.respondentOf;
  const own = frameOf(things, derived);
  if (!owners) return own;
  const weights = respondents.weights;
  const spread = new Map<string, Column | undefined>();
  return {
    size: things.size,
    weights: own.weights ?? (weights && Float64Array.from(owners, (owner) => weights[owner] ?? 0)),
    column: (id) => {
      const column = own.column(id);
      if (column) return column;
      if (!spread.has(id)) {
        const outside = respondents.column(id);
        spread.set(id, outside && spreadColumn(outside, owners));
      }
      return spread.get(id);
    },
  };
}

function spreadColumn(column: Column, owners: Int32Array): Column {
  const at = (values: ArrayLike<number>) => (owner: number) => values[owner] ?? notAsked;
  const states = (state: Int8Array) => Int8Array.from(owners, at(state));
  switch (column.kind) {
    case "choice":
      return { ...column, codes: Int16Array.from(owners, at(column.codes)) };
    case "choices":
      return {
        ...column,
        picked: column.picked.map((flags) => Uint8Array.from(owners, (owner) => flags[owner] ?? 0)),
        state: states(column.state),
      };
    case "number":
      return {
        ...column,
        values: Float64Array.from(owners, (owner) => column.values[owner] ?? Number.NaN),
        state: states(column.state),
      };
    case "text":
      return {
        ...column,
        values: Array.from(owners, (owner) => column.values[owner] ?? null),
        state: states(column.state),
      };
  }
}
