import type { Language } from "../../web/language.ts";
import { fieldDefinition, type KindDefinition } from "../catalogue.ts";
import { vocabularies } from "../vocabulary.ts";
import type { ListSearch } from "./list-search.ts";

type Filter = ListSearch["filters"][number];
type StateWords = Readonly<Record<string, string>>;

/** States that a filter can ask for, in the order of the menu. */
export const filterStates = [
  "unknown",
  "checking",
  "blank",
  "conflict",
  "vague",
  "lossy",
  "notSubmitted",
  "none",
  "notApplicable",
] as const;

/** A filter in words: 「ファームウェア版数：不明」. */
export function filterWords(
  definition: KindDefinition,
  filter: Filter,
  language: Language,
  anyField: string,
  states: StateWords,
): string {
  const field = fieldDefinition(definition.kind, filter.field);
  const name = field ? field[language] : anyField;
  const choice = filterChoices(definition, filter.field, language, states).find((one) => one.id === filter.value);
  return `${name}${language === "ja" ? "：" : ": "}${choice?.label ?? filter.value}`;
}

/** What a field can be filtered by: its codes or yes/no, and the states. */
export function filterChoices(
  definition: KindDefinition,
  fieldId: string,
  language: Language,
  states: StateWords,
): { id: string; label: string }[] {
  const type = fieldDefinition(definition.kind, fieldId)?.type;
  const ofStates = filterStates.map((state) => ({ id: `@${state}`, label: states[state] ?? state }));
  if (type?.is === "code" || type?.is === "codes") {
    return [...vocabularies[type.vocabulary].map((term) => ({ id: term.id, label: term[language] })), ...ofStates];
  }
  if (type?.is === "yesNo") {
    const words = language === "ja" ? ["はい", "いいえ"] : ["Yes", "No"];
    return [{ id: "true", label: words[0] ?? "" }, { id: "false", label: words[1] ?? "" }, ...ofStates];
  }
  return ofStates;
}
