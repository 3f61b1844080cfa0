import type { LedgerRecord } from "../../../ledger/contract.ts";
import type { LedgerSays, Wording } from "../contract.ts";

/** Records by what one of their fields says. Unknown is not no: somebody looked, and nobody knows. */
export interface Tally {
  yes: readonly LedgerRecord[];
  no: readonly LedgerRecord[];
  notKnown: readonly LedgerRecord[];
  blank: readonly LedgerRecord[];
}

type Group = keyof Tally | "beside";

/** How a field that asks yes or no is read; what does not apply counts nowhere. */
function groupOf(record: LedgerRecord, field: string): Group {
  const value = record.fields[field];
  if (!value) return "blank";
  if (value.state === "known") return value.value === true ? "yes" : value.value === false ? "no" : "yes";
  if (value.state === "none") return "no";
  return value.state === "notApplicable" ? "beside" : "notKnown";
}

/** @param read says otherwise than the field's own yes or no, where it is a code or a day */
export function tally(
  records: readonly LedgerRecord[],
  field: string,
  read: (record: LedgerRecord) => Group = (record) => groupOf(record, field),
): Tally {
  const groups = Map.groupBy(records, read);
  const of = (group: Group) => groups.get(group) ?? [];
  return { yes: of("yes"), no: of("no"), notKnown: of("notKnown"), blank: of("blank") };
}

export const codeOf = (record: LedgerRecord, field: string): string | null => {
  const value = record.fields[field];
  return value?.state === "known" && typeof value.value === "string" ? value.value : null;
};

/** One saying of no is enough for no; only when everything was asked and says yes, the ledger says yes. */
export function saysOf({ yes, no, notKnown, blank }: Tally): LedgerSays {
  if (no.length > 0) return "no";
  return yes.length > 0 && notKnown.length + blank.length === 0 ? "yes" : "open";
}

const part = (records: readonly unknown[], ja: string, en: string) =>
  records.length > 0 ? [{ ja: `${ja} ${records.length}件`, en: `${en} ${records.length}` }] : [];

/** 「都度許諾: あり 3件、なし 2件、不明・確認中 1件」; what nobody said is left out. */
export function tallyWords({ yes, no, notKnown, blank }: Tally, about: Wording, words: { yes: Wording; no: Wording }) {
  const parts = [
    ...part(yes, words.yes.ja, words.yes.en),
    ...part(no, words.no.ja, words.no.en),
    ...part(notKnown, "不明・確認中", "not known"),
    ...part(blank, "未記入", "not filled in"),
  ];
  const none = { ja: "記録なし", en: "nothing recorded" };
  const said = parts.length > 0 ? parts : [none];
  return {
    ja: `${about.ja}: ${said.map(({ ja }) => ja).join("、")}`,
    en: `${about.en}: ${said.map(({ en }) => en).join(", ")}`,
  };
}
