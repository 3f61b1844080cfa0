import type { Column } from "./data-set.ts";
import type { CountColumn, Term } from "./table.ts";

/**
 * One side of a table of counts: its entries in order, and where each respondent stands on it. `places` says it by code + 3 (the reasons
 * for no answer are −3 to −1): the entry, or −1 for who is not on this axis at all. Of multiple answers `places` speaks of the state,
 * where `inBase` means: in the base, and counted in whatever is picked.
 */
export interface Axis {
  variable: string;
  label: string;
  entries: readonly CountColumn[];
  codes: Int16Array | Int8Array;
  places: Int16Array;
  /** Of multiple answers, flags by option. */
  picked: readonly Uint8Array[] | null;
  scale: boolean;
}

export const inBase = 0x7fff;

export interface AxisRule {
  noAnswer: "last" | "dropped";
  /** Who was not asked counts as not having answered. */
  everybody: boolean;
}

/** Text, numbers and dates as such have two entries: there is something, there is nothing. What it says stands in no table. */
export function axisOf(column: Column, rule: AxisRule, terms: (is: readonly string[]) => readonly Term[]): Axis {
  const many = column.kind === "choices";
  const categories = column.kind === "choice" || many ? column.categories : [{ id: "#answered", label: "記入あり" }];
  const option = (id: string, label: string): CountColumn => ({ key: id, label, role: "option", where: terms([id]) });
  const entries: CountColumn[] = categories.map(({ id, label }) => option(id, label));
  const kept = rule.noAnswer === "last";
  const refused = kept ? entries.push({ ...option("#refused", "回答しない"), role: "refused" }) - 1 : -1;
  const open = kept ? entries.push({ ...option("#noAnswer", "無回答"), role: "noAnswer" }) - 1 : -1;
  const places = new Int16Array(categories.length + 3);
  places.set([refused, open, rule.everybody ? open : -1]);
  for (let i = 0; i < categories.length; i += 1) places[i + 3] = many ? inBase : i;
  return {
    variable: column.id,
    label: column.label,
    entries,
    codes: column.kind === "choice" ? column.codes : column.state,
    places,
    picked: many ? column.picked : null,
    scale: column.kind === "choice" && column.scale,
  };
}
