import type { Checklist, ItemRef } from "./contract.ts";

export const refKey = ({ instrument, edition, item }: ItemRef): string => `${instrument}@${edition}:${item}`;

/**
 * Rows that ask the same in other editions and instruments, both ways: what maps to a row is beside it, and the row beside that.
 * One step only; a row of 令和5年度 reaches that of 令和7年度 where it kept its id, through the year between.
 */
export function relatedItems(checklists: readonly Checklist[]): (ref: ItemRef) => readonly ItemRef[] {
  const known = new Set(
    checklists.flatMap(({ instrument, edition, items }) =>
      items.map(({ id }) => refKey({ instrument, edition, item: id })),
    ),
  );
  const related = new Map<string, ItemRef[]>();
  const join = (one: ItemRef, other: ItemRef) => {
    const list = related.get(refKey(one)) ?? [];
    if (!list.some((ref) => refKey(ref) === refKey(other))) related.set(refKey(one), [...list, other]);
  };
  for (const { instrument, edition, items } of checklists)
    for (const { id, mapsTo } of items)
      for (const other of mapsTo) {
        const own = { instrument, edition, item: id };
        if (!known.has(refKey(other)) || refKey(other) === refKey(own)) continue;
        join(own, other);
        join(other, own);
      }
  return (ref) => related.get(refKey(ref)) ?? [];
}
