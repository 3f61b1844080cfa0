import type { Notice } from "../../shared/workbook.ts";

/** Places named per kind; a column of a thousand #N/A is one problem, not a thousand. */
const NAMED_PLACES = 20;

/** Collects notices, names the first places of each kind and counts the rest as "+n". */
export class NoticeList {
  readonly #places = new Map<Notice["code"], { named: string[]; more: number }>();

  add(code: Notice["code"], place: string): void {
    const entry = this.#places.get(code) ?? { named: [], more: 0 };
    this.#places.set(code, entry);
    if (entry.named.length < NAMED_PLACES) entry.named.push(place);
    else entry.more++;
  }

  list(): Notice[] {
    return [...this.#places].flatMap(([code, { named, more }]) =>
      [...named, ...(more > 0 ? [`+${more}`] : [])].map((place) => ({ code, place })),
    );
  }
}
