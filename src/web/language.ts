import { useSyncExternalStore } from "react";

export const languages = ["ja", "en"] as const;
export type Language = (typeof languages)[number];

const storageKey = "sekisho.language";
const listeners = new Set<() => void>();
let language: Language = stored();

function stored(): Language {
  const found = globalThis.localStorage?.getItem(storageKey);
  return languages.find((one) => one === found) ?? "ja";
}

export const currentLanguage = (): Language => language;

/** Switches the language, remembers it in this browser and tells assistive technology. */
export function switchLanguage(next: Language): void {
  language = next;
  globalThis.localStorage?.setItem(storageKey, next);
  document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage, currentLanguage);

export interface Texts<T> {
  ja: T;
  en: T;
}

/** A catalogue of messages: the English one must have exactly the messages of the Japanese one. */
export const texts = <T extends Record<string, unknown>>(ja: T, en: NoInfer<T>): Texts<T> => ({ ja, en });

/** The messages of a catalogue in the language of the reader. */
export const useText = <T>(catalogue: Texts<T>): T => catalogue[useLanguage()];

/** Label of a term, field or kind (`{ja, en}`) in the language of the reader. */
export function useLabel(): (labelled: { ja: string; en: string }) => string {
  const current = useLanguage();
  return (labelled) => labelled[current];
}
