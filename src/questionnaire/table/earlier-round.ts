import type { Instrument } from "../instrument/instrument.ts";
import { questionBefore } from "./compared-options.ts";
import { conditionMask } from "./condition-mask.ts";
import type { Column } from "./data-set.ts";
import { frameOf, thingFrame } from "./frame.ts";
import type { TableSpec } from "./plan.ts";
import { isWeighted, type Setting, type Tabulation } from "./tabulation.ts";

/** A variable as it was answered in the round before. */
export interface EarlierRound {
  column: Column;
  /** Counts by the same rules as this round. */
  setting: Setting;
  /** What the round is called. */
  label: string;
  instrument: Instrument;
}

/** The same variable in the round before; undefined: there is no such round, or it did not ask. */
export function earlierRound(
  tabulation: Tabulation,
  setting: Setting,
  spec: Extract<TableSpec, { kind: "waves" }>,
): EarlierRound | undefined {
  const { previous } = tabulation.context;
  if (!previous) return undefined;
  const respondents = frameOf(previous.dataSet, tabulation.derived);
  const things = spec.unit === undefined ? undefined : previous.things?.get(spec.unit);
  const frame = things ? thingFrame(things, respondents, tabulation.derived) : respondents;
  const asked = questionBefore(tabulation.instrument, previous.instrument, spec.of);
  // A derived variable, and a row of a matrix, are no questions of their own: they are found under the name they have now.
  const isQuestion = tabulation.instrument.sections.some(({ questions }) => questions.some(({ id }) => id === spec.of));
  const column = frame.column(isQuestion ? (asked?.id ?? "") : spec.of);
  if (!column) return undefined;
  return {
    column,
    setting: {
      ...setting,
      frame,
      mask: spec.base?.when ? conditionMask(spec.base.when, frame) : null,
      weights: isWeighted(tabulation.plan, spec) ? frame.weights : null,
      // How many there were in all is known of this round only.
      cells: { ...setting.cells, sampled: null },
    },
    label: previous.label,
    instrument: previous.instrument,
  };
}

/** Why a table of both rounds has only one. */
export const absenceNotes = ({ context }: Tabulation): string[] =>
  context.previous ? ["前回の調査にはこの設問がありません。"] : [];
