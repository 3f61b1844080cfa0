import type { PairDecision, SourceMapping } from "../../import/import-contract.ts";

/** What a person changed and has not sent yet. */
export interface Choices {
  mappings: Record<string, SourceMapping>;
  decisions: Record<string, PairDecision>;
}
export const nothing: Choices = { mappings: {}, decisions: {} };
