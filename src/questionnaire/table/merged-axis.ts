import { type Axis, inBase } from "./axis.ts";
import type { CountColumn } from "./table.ts";

/** Options that are counted as one; no options: there was nothing like it. */
export interface OptionGroup {
  key: string;
  label: string;
  options: readonly string[];
}

/**
 * An axis with its options put together in groups. Somebody who picked two options of a group counts once. Options in no group stay in
 * the base; `others: "kept"` gives them a last column of their own (single answers only), "hidden" none.
 */
export function mergedAxis(axis: Axis, groups: readonly OptionGroup[], rule: { others: "kept" | "hidden" }): Axis {
  const open = axis.entries.filter(({ role }) => role !== "option");
  const grouped: CountColumn[] = groups.map(({ key, label, options }) => ({
    key,
    label,
    role: "option",
    where: whereOf(axis, options),
  }));
  const rest: CountColumn[] = [{ key: "#others", label: "上記以外", role: "option", where: [] }];
  const others = rule.others === "kept" || !axis.picked ? rest : [];
  const entries = [...grouped, ...others, ...open];
  const placeOf = (entry: number) => {
    const from = axis.entries[entry];
    if (!from) return -1;
    if (from.role !== "option") return grouped.length + others.length + open.indexOf(from);
    const group = groups.findIndex(({ options }) => options.includes(from.key));
    return group >= 0 ? group : grouped.length;
  };
  return {
    ...axis,
    entries,
    places: axis.places.map((place) => (place === inBase || place < 0 ? place : placeOf(place))),
    picked: axis.picked && groups.map(({ options }) => anyOf(axis, options)),
  };
}

function whereOf(axis: Axis, options: readonly string[]) {
  const terms = axis.entries.filter(({ key }) => options.includes(key)).flatMap(({ where }) => where);
  const [first] = terms;
  return first ? [{ ...first, is: terms.flatMap(({ is }) => is) }] : [];
}

function anyOf(axis: Axis, options: readonly string[]): Uint8Array {
  const flags = new Uint8Array(axis.codes.length);
  for (const [entry, { key }] of axis.entries.entries()) {
    const picked = axis.picked?.[entry];
    if (!picked || !options.includes(key)) continue;
    for (let i = 0; i < flags.length; i += 1) flags[i] = (flags[i] ?? 0) | (picked[i] ?? 0);
  }
  return flags;
}
