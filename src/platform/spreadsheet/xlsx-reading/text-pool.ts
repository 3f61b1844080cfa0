import { type ReadingLimits, textCost } from "../reading-limits.ts";
import { WorkbookRefused } from "../workbook-refused.ts";
import { hasControlCharacter, ownCopy } from "./excel-escapes.ts";

/** Every text of a workbook once: first the shared strings, then what cells hold themselves. Cells keep the number only. */
export class TextPool {
  readonly #texts: string[];
  readonly #sharedCount: number;
  /** Not made for shared strings: most workbooks hold no other text. */
  readonly #own = new Map<string, number>();
  readonly #unusable = new Set<number>();
  readonly #limits: ReadingLimits;
  #characters = 0;

  constructor(shared: string[], limits: ReadingLimits) {
    this.#texts = shared;
    this.#sharedCount = shared.length;
    this.#limits = limits;
    shared.forEach((text, index) => {
      this.#characters += textCost(text);
      if (hasControlCharacter(text)) this.#unusable.add(index);
    });
  }

  /** @throws WorkbookRefused when there is no such shared string, or it holds control characters; `place` makes the cell's name. */
  shared(index: number, place: () => string): number {
    if (!(Number.isInteger(index) && index >= 0 && index < this.#sharedCount))
      throw new WorkbookRefused("malformed_workbook", place());
    if (this.#unusable.has(index)) throw new WorkbookRefused("control_characters", place());
    return index;
  }

  own(text: string, place: () => string): number {
    const known = this.#own.get(text);
    if (known !== undefined) return known;
    if (text.length > this.#limits.fieldCharacters) throw new WorkbookRefused("field_too_long", place());
    if (hasControlCharacter(text)) throw new WorkbookRefused("control_characters", place());
    this.#characters += textCost(text);
    if (this.#characters > this.#limits.textCharacters) throw new WorkbookRefused("too_large_when_unpacked", place());
    const kept = ownCopy(text);
    this.#own.set(kept, this.#texts.length);
    return this.#texts.push(kept) - 1;
  }

  text(index: number): string {
    return this.#texts[index] ?? "";
  }
}
