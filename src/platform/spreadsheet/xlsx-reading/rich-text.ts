import { foldLineBreaks, undoExcelEscapes } from "./excel-escapes.ts";

/** Text of an <si> or <is>: its runs joined, without the reading aid (rPh) that Excel keeps beside kanji. */
export class RichText {
  #content = "";
  #inText = false;
  #phonetic = 0;

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
