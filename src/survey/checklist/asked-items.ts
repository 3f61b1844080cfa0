import type { Answer, Audience, Checklist, ChecklistItem } from "./contract.ts";

/** As much of an item as says whether it is asked. */
export type AskedItem = Pick<ChecklistItem, "id" | "gate" | "optional" | "needsVendorContract">;

export interface Standing {
  /** Asked now: neither behind a gate that was answered with no, nor for hospitals with vendors only. */
  asked: boolean;
  answer: Answer | null;
}

/**
 * Which items of a sheet are asked, by what was answered so far.
 * @param answers newest answer by item id
 * @param hasVendors whether the hospital's ledger names any vendor
 */
export function standings(
  items: readonly AskedItem[],
  answers: ReadonlyMap<string, Answer>,
  hasVendors: boolean,
): Map<string, Standing> {
  const shut = items.some((item) => item.gate && answers.get(item.id) === "no");
  return new Map(
    items.map((item) => [
      item.id,
      {
        asked: (item.gate || !shut) && (hasVendors || !item.needsVendorContract),
        answer: answers.get(item.id) ?? null,
      },
    ]),
  );
}

export interface Progress {
  items: number;
  answered: number;
  notUnderstood: number;
  /** Not required in this edition, and still open. */
  optionalOpen: number;
}

/** Counts what is asked; skipped rows are no gap. */
export function progressOf(items: readonly AskedItem[], standing: ReadonlyMap<string, Standing>): Progress {
  const asked = items.filter(({ id }) => standing.get(id)?.asked);
  const answerOf = ({ id }: AskedItem) => standing.get(id)?.answer ?? null;
  return {
    items: asked.length,
    answered: asked.filter((item) => answerOf(item) !== null).length,
    notUnderstood: asked.filter((item) => answerOf(item) === "unknown").length,
    optionalOpen: asked.filter((item) => item.optional && answerOf(item) === null).length,
  };
}

export const itemsFor = ({ items }: Checklist, audience: Audience): ChecklistItem[] =>
  items.filter((item) => item.audience === audience);

/** Without the official words, a row that is not certain is shown as a topic, with a mark (domain.md 14). */
export const isUnconfirmed = ({ certainty }: ChecklistItem, official: string | null): boolean =>
  official === null && certainty !== "found" && certainty !== "seed";
