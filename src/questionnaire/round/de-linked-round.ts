import type { Answers } from "../instrument/answer.ts";
import type { Instrument } from "../instrument/instrument.ts";
import type { Segments } from "./anonymity.ts";

/** Answers that were given elsewhere, and are kept here without whoever gave them. */
export interface DeLinkedRound {
  organisationId: string;
  /** The survey programme they come from. */
  programmeId: string;
  title: string;
  /** Of an edition that the organisation does not have yet. */
  instrument: Instrument;
  sheets: readonly { answers: Answers; segments: Segments }[];
  /** Nothing is released of it with a lower threshold. */
  leastThreshold: number;
  /** How many there are of those it speaks about. */
  population: number;
  /** ISO day to which the answers apply. */
  asOf: string;
}
