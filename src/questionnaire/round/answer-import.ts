import type { Actor } from "../../shared/actor.ts";

/** A file of answers on its way into a round. */
export interface AnswerImport {
  organisationId: string;
  roundId: string;
  actor: Pick<Actor, "label" | "name">;
  file: { name: string; content: Uint8Array };
  /** Questions that were put to everybody, whatever their conditions say. */
  askedOfAll: readonly string[];
  dryRun: boolean;
}

/** A file that cannot be read at all, in the words that people are told. */
export interface UnreadableFile {
  reason: string;
  message: string;
  place: string | null;
}

export type ImportRefusal = "not_found" | "wrong_state" | "imported_already" | UnreadableFile;
