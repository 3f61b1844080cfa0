import type { Refusal } from "../../shared/route.ts";
import type { Language, Words } from "../../shared/words.ts";

/** A refusal on its way out, which whoever asked reads in the language of their browser. */
export class Refused {
  readonly status: number;
  readonly reason: string;
  readonly words: Words;
  readonly place: string | null;
  /** @param words one text for both languages where it quotes what somebody wrote */
  constructor(status: number, reason: string, words: Words | string, place: string | null = null) {
    this.status = status;
    this.reason = reason;
    this.words = typeof words === "string" ? { ja: words, en: words } : words;
    this.place = place;
  }

  refusalIn(language: Language): Refusal {
    return { reason: this.reason, message: this.words[language], place: this.place };
  }
}
