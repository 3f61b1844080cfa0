export { Answers } from "./instrument/answer.ts";
export { Instrument } from "./instrument/instrument.ts";
export type { DeLinkedRound } from "./round/de-linked-round.ts";
