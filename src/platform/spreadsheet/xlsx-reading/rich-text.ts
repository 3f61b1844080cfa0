import { foldLineBreaks, undoExcelEscapes } from "./excel-escapes.ts";

/** Characters one character may take in the file: Excel's _xHHHH_. */
export const ESCAPED_LENGTH = 7;

/** Text of an <si> or <is>: its runs joined, without the reading aid (rPh) that Excel keeps beside kanji. */
export class RichText {
  #content = "";
  #inText = false;
  #phonetic = 0;

  /** Characters so far, to be watched: runs come one by one, and a thousand short ones make a long text. */
  get length(): number {
    return this.#content.length;
  }

  start(): void {
    this.#content = "";
    this.#inText = false;
    this.#phonetic = 0;
  }

  open(name: string): void {
    if (name === "rPh") this.#phonetic++;
    else if (name === "t") this.#inText = this.#phonetic === 0;
  }

  text(text: string): void {
    if (this.#inText) this.#content += text;
  }

  close(name: string): void {
    if (name === "rPh") this.#phonetic--;
    else if (name === "t") this.#inText = false;
  }

  finish(): string {
    return foldLineBreaks(undoExcelEscapes(this.#content));
  }
}
