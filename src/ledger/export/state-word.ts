import type { FieldValue } from "../contract.ts";

/** The plain states and the words that stand for them in a cell. */
export type PlainState = Exclude<FieldValue["state"], "known" | "vague" | "lossy" | "conflict">;

export const stateWords: Readonly<Record<PlainState, string>> = {
  unknown: "不明",
  checking: "確認中",
  none: "なし",
  notApplicable: "－",
  notSubmitted: "提出なし",
};

const plainStates: readonly PlainState[] = ["unknown", "checking", "none", "notApplicable", "notSubmitted"];

/** What people also type for 対象外; compared exactly, so that a dash within a text stays a dash. */
const dashes = new Set(["-", "－", "ー", "―", "–", "—", "−"]);

export function stateOfCell(text: string): PlainState | undefined {
  if (dashes.has(text)) return "notApplicable";
  return plainStates.find((state) => stateWords[state] === text);
}

/**
 * Beginnings of cells that hold more than a word. `state` is for a field whose own choices use the same word (a clause that is なし
 * is a fact about the contract); `json` is for a value that would otherwise be read as something else.
 */
export const marks = {
  vague: "あいまい：",
  lossy: "要確認：",
  conflict: "食い違い：",
  state: "状態：",
  json: "値：",
} as const;
