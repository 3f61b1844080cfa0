/** Language of a picture's own words; values of the ledger stay as they were written. */
export type Language = "ja" | "en";

/** [Japanese, English]. */
export type Phrase = readonly [ja: string, en: string];

export const say = (phrase: Phrase, language: Language): string => phrase[language === "ja" ? 0 : 1];
