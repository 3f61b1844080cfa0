import { kindDefinition } from "./catalogue.ts";
import type { Fields, RecordKind, ValueState } from "./contract.ts";

/** States that leave something to find out. 未記入 counts only where the field is not optional. */
export const gapStates = ["unknown", "checking", "blank", "vague", "lossy", "conflict", "notSubmitted"] as const;
export type GapState = (typeof gapStates)[number];

export const isGap = (state: ValueState): state is GapState => (gapStates as readonly ValueState[]).includes(state);

/** What is still open in one record, field by field. */
export function gapsOf(kind: RecordKind, fields: Fields): { field: string; state: GapState }[] {
  return kindDefinition(kind).fields.flatMap(({ id, optional }) => {
    const state = fields[id]?.state ?? "blank";
    return isGap(state) && !(state === "blank" && optional) ? [{ field: id, state }] : [];
  });
}
