import type { InstrumentProblem } from "../instrument/instrument-problem.ts";

/** Why something about an instrument is refused. */
export type DesignRefusal =
  | {
      reason:
        | "not_found"
        | "edition_taken"
        | "changed_meanwhile"
        | "fixed_already"
        | "other_identity"
        | "used_by_round"
        | "no_such_shipped"
        | "no_file";
    }
  /** Said by the check of the instrument, or by the reader of the file. */
  | {
      reason: "instrument_has_problems" | "unreadable_file";
      place: string | null;
      message: InstrumentProblem["message"];
    };
