import { fieldDefinition } from "../../../ledger/catalogue.ts";
import { term } from "../../../ledger/vocabulary.ts";
import type { Captured } from "../operation.ts";

/** The text of a known value; empty for everything else. */
export function knownText(value: Captured | undefined): string {
  if (typeof value !== "object" || value === null || value.state !== "known") return "";
  return [value.value].flat().join("・");
}

interface Words {
  states: Record<string, string>;
  yes: string;
  no: string;
  blank: string;
}

/** Any captured value as people read it, for the comparison of two. */
export function valueWords(
  value: Captured,
  words: Words,
  { kind, field, language }: { kind: string; field: string; language: "ja" | "en" },
): string {
  if (value === null || value === "") return words.blank;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value !== "object") return String(value);
  if (value.state === "conflict")
    return value.claims.map((claim) => valueWords(claim, words, { kind, field, language })).join(" / ");
  if (value.state === "vague" || value.state === "lossy") return value.text;
  if (value.state !== "known") return words.states[value.state] ?? value.state;
  if (typeof value.value === "boolean") return value.value ? words.yes : words.no;
  const type = kind === "connection" ? fieldDefinition("connection", field)?.type : undefined;
  const named = (text: string) =>
    type && "vocabulary" in type ? (term(type.vocabulary, text)?.[language] ?? text) : text;
  return [value.value]
    .flat()
    .map((one) => named(String(one)))
    .join("・");
}
