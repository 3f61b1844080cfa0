import type { ValueState } from "./contract.ts";

/** States that leave something to find out. 未記入 counts only where the field is not optional. */
export const gapStates = ["unknown", "checking", "blank", "vague", "lossy", "conflict", "notSubmitted"] as const;
export type GapState = (typeof gapStates)[number];

export const isGap = (state: ValueState): state is GapState => (gapStates as readonly ValueState[]).includes(state);
