import { fieldDefinition } from "../../ledger/catalogue.ts";
import type { FieldValue, Known, LedgerRecord, ValueState } from "../../ledger/contract.ts";
import { term, type VocabularyId } from "../../ledger/vocabulary.ts";
import { type Language, type Phrase, say } from "./picture-language.ts";

const stateWords: Record<Exclude<ValueState, "known" | "vague" | "lossy" | "conflict">, Phrase> = {
  unknown: ["不明", "unknown"],
  checking: ["確認中", "being asked"],
  none: ["なし", "none"],
  notApplicable: ["対象外", "not applicable"],
  notSubmitted: ["未提出", "not submitted"],
  blank: ["未記入", "not filled in"],
};

export function stateOf(record: LedgerRecord, field: string): ValueState {
  return record.fields[field]?.state ?? "blank";
}

/** The text of a known value in the words of the vocabulary, or null in every other state. */
export function knownText(record: LedgerRecord, field: string, language: Language): string | null {
  const value = record.fields[field];
  return value?.state === "known" ? wordsOf(value.value, vocabularyOf(record, field), language) : null;
}

/** The bare code or text of a known value (first one of several), or null. */
export function knownCode(record: LedgerRecord, field: string): string | null {
  const value = record.fields[field];
  if (value?.state !== "known") return null;
  const first = Array.isArray(value.value) ? value.value[0] : value.value;
  return first === undefined ? null : String(first);
}

/** What a person reads in any state: the value, or the word of the state. Never empty. */
export function fieldText(record: LedgerRecord, field: string, language: Language): string {
  return valueText(record.fields[field], vocabularyOf(record, field), language);
}

function valueText(value: FieldValue | undefined, vocabulary: VocabularyId | null, language: Language): string {
  if (value === undefined) return say(stateWords.blank, language);
  switch (value.state) {
    case "known":
      return wordsOf(value.value, vocabulary, language) || say(stateWords.blank, language);
    case "vague":
      return say([`「${value.text}」（あいまい）`, `"${value.text}" (vague)`], language);
    case "lossy":
      return say([`${value.text}（要確認）`, `${value.text} (to be confirmed)`], language);
    case "conflict": {
      const claims = value.claims.map((claim) => valueText(claim, vocabulary, language));
      return say([`${claims.join(" ⇔ ")}（資料間で相違）`, `${claims.join(" ⇔ ")} (sources differ)`], language);
    }
    default:
      return say(stateWords[value.state], language);
  }
}

function wordsOf(value: Known, vocabulary: VocabularyId | null, language: Language): string {
  if (typeof value === "boolean") return say(value ? ["はい", "yes"] : ["いいえ", "no"], language);
  const items = Array.isArray(value) ? value : [String(value)];
  return items.map((item) => (vocabulary ? (term(vocabulary, item)?.[language] ?? item) : item)).join(" / ");
}

function vocabularyOf(record: LedgerRecord, field: string): VocabularyId | null {
  const type = fieldDefinition(record.kind, field)?.type;
  return type && (type.is === "code" || type.is === "codes") ? type.vocabulary : null;
}

/** Answer to a yes/no field. `open` = somebody looked and it is not settled; `blank` = nobody has written anything. */
export type Answer = "yes" | "no" | "open" | "blank" | "notApplicable";

export function answerOf(record: LedgerRecord, field: string): Answer {
  const value = record.fields[field];
  if (value === undefined) return "blank";
  if (value.state === "known") return value.value === true ? "yes" : value.value === false ? "no" : "open";
  if (value.state === "none") return "no";
  return value.state === "notApplicable" ? "notApplicable" : "open";
}
