import { systemConcepts } from "../words/system-concepts.ts";
import { nfkc } from "./plain-text.ts";

/** Latin words keep their bounds, Japanese ones may be spaced out: patterns are tried on both. */
function forms(text: string): string {
  const lower = nfkc(text).toLowerCase().replace(/\s+/g, " ");
  return `${lower}\n${lower.replace(/ /g, "")}`;
}

/** Subjects that a name speaks of, the most particular first. */
export function conceptsIn(name: string): string[] {
  const text = forms(name);
  return [...new Set(systemConcepts.filter(([, , pattern]) => pattern.test(text)).map(([concept]) => concept))];
}

/** Target category of the most particular subject. */
export function targetOf(name: string): string | undefined {
  const text = forms(name);
  return systemConcepts.find(([, , pattern]) => pattern.test(text))?.[1];
}
