import type { FieldDefinition } from "../../ledger/catalogue.ts";
import type { Claim, FieldValue, Known, ValueState } from "../../ledger/contract.ts";
import { term } from "../../ledger/vocabulary.ts";

/** How the states of a value are written. They stay apart in print as everywhere. */
export const stateWords = {
  unknown: "不明",
  checking: "確認中",
  none: "なし",
  notApplicable: "－",
  notSubmitted: "未提出",
} as const;
export const blankWord = "（空欄）";
export const noteWord = "※n";

export const stateLegend: readonly (readonly [word: string, meaning: string])[] = [
  [stateWords.unknown, "確認したが、知る人がいない"],
  [stateWords.checking, "問い合わせ中"],
  [stateWords.none, "存在しない"],
  [stateWords.notApplicable, "対象外"],
  [blankWord, "まだ記入されていない"],
  [stateWords.notSubmitted, "期限までに回答がなかった"],
  ["あいまい「…」", "判断に使えない記載"],
  ["要確認「…」", "表計算ソフトで値が変わった疑い"],
  ["矛盾「…」「…」", "資料どうしが食い違う"],
  [noteWord, "末尾の注"],
];

/** Name of another record by its id, for fields that point to one. */
export type ResolveReference = (id: string) => string | undefined;

function single(definition: FieldDefinition, value: string | number | boolean, resolve: ResolveReference): string {
  if (typeof value === "boolean") return value ? "はい" : "いいえ";
  if (typeof value === "number") return String(value);
  const { type } = definition;
  if (type.is === "code" || type.is === "codes") return term(type.vocabulary, value)?.ja ?? value;
  if (type.is === "ref") return resolve(value) ?? "（台帳から外れた記録）";
  return value;
}

const printKnown = (definition: FieldDefinition, value: Known, resolve: ResolveReference): string =>
  Array.isArray(value)
    ? value.map((entry) => single(definition, entry, resolve)).join("、") || stateWords.none
    : single(definition, value, resolve);

/** One statement as written; `known` texts are given as they are. */
export function printClaim(definition: FieldDefinition, claim: Claim, resolve: ResolveReference): string {
  switch (claim.state) {
    case "known":
      return printKnown(definition, claim.value, resolve);
    case "vague":
      return `あいまい「${claim.text}」`;
    case "lossy":
      return `要確認「${claim.text}」`;
    default:
      return stateWords[claim.state];
  }
}

/** An absent value is not filled in. An optional field that is not filled in is no gap and prints nothing. */
export function printValue(
  definition: FieldDefinition,
  value: FieldValue | undefined,
  resolve: ResolveReference,
): { text: string; state: ValueState } {
  if (value === undefined) return { text: definition.optional ? "" : blankWord, state: "blank" };
  if (value.state !== "conflict") return { text: printClaim(definition, value, resolve), state: value.state };
  const claims = new Set(value.claims.map((claim) => printClaim(definition, claim, resolve)));
  return { text: `矛盾${[...claims].map((claim) => `「${claim}」`).join("")}`, state: "conflict" };
}
