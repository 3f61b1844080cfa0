/** A text in both languages of the program. */
export interface Words {
  ja: string;
  en: string;
}

export type Language = keyof Words;

/** The first of our two languages that the header names; Japanese otherwise. */
export function languageOf(acceptLanguage: string | undefined): Language {
  for (const part of (acceptLanguage ?? "").split(",")) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (tag === "ja" || tag === "en") return tag;
  }
  return "ja";
}
