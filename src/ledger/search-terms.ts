import { searchable } from "../shared/text.ts";
import { kindDefinition } from "./catalogue.ts";
import type { Fields, RecordKind } from "./contract.ts";
import { gapStates } from "./gap.ts";

/**
 * One index answers search and filters: every record carries a set of 32-bit codes, for each pair of neighbouring letters of its
 * text and for each `field=value` a filter can ask for. A code may stand for two things, so the query checks what it finds.
 */
export interface SearchTerms {
  text: string;
  terms: number[];
}

/** Longest searchable text of a record, in characters; a remark of ten pages need not be found by its last word. */
const longestText = 1000;

export function recordTerms(kind: RecordKind, fields: Fields): SearchTerms {
  const texts: string[] = [];
  const terms = new Set<number>();
  for (const definition of kindDefinition(kind).fields) {
    const value = fields[definition.id];
    const state = value?.state ?? "blank";
    if (value && "value" in value) {
      if (definition.type.is === "text" || definition.type.is === "texts")
        for (const one of [value.value].flat()) texts.push(searchable(String(one)));
      else if (definition.type.is !== "ref")
        for (const one of [value.value].flat()) terms.add(code(`${definition.id}=${one}`));
    } else if (state !== "blank" || !definition.optional) {
      terms.add(code(`${definition.id}=@${state}`));
      if ((gapStates as readonly string[]).includes(state)) terms.add(code(`*=@${state}`));
    }
  }
  // Something no search can hold stands between two texts, so that nothing is found across them.
  const text = texts.join(between).slice(0, longestText);
  addPairs(text, terms);
  return { text, terms: [...terms] };
}

const between = "\u0001";

/** What was typed, word by word: each of them must stand somewhere in the record. */
export const queryWords = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/\s+/)
      .map(searchable)
      .filter((word) => word !== ""),
  ),
];

/** Codes that a record must carry to hold all the words; none of a single letter, which only the text can answer. */
export function wordTerms(words: readonly string[]): number[] {
  const terms = new Set<number>();
  for (const word of words) addPairs(word, terms);
  return [...terms];
}

/** Code of one filter: field, and a code, yes/no or state token (`@unknown`). */
export const filterTerm = (field: string, value: string): number => code(`${field}=${value}`);

function addPairs(text: string, terms: Set<number>): void {
  let first = 1;
  for (let at = 0; at < text.length; at++) {
    const second = text.charCodeAt(at);
    if (first !== 1 && second !== 1) terms.add((first << 16) | second);
    first = second;
  }
}

/** FNV-1a over UTF-16 units, as a signed 32-bit number (PostgreSQL int). */
function code(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
