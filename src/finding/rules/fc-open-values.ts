import type { Ledger, LedgerRecord } from "../../ledger/contract.ts";
import type { FindingSubject, Wording } from "../contract.ts";
import type { LedgerRule } from "../ledger-rule.ts";
import { assetName, connectionName, namedRecord } from "../naming.ts";
import { evidence, fieldValue } from "../reading.ts";

/** Values a person has to decide about: FC-11 (contradiction) and FC-12 (changed by a spreadsheet). One per record. */
const subjects: readonly [FindingSubject & keyof Ledger["records"], (record: LedgerRecord) => Wording][] = [
  ["facility", () => ({ ja: "医療機関の基本情報", en: "the facility's own sheet" })],
  ["system", (record) => namedRecord(record, "システム", "the system", "name")],
  ["asset", assetName],
  ["connection", connectionName],
  ["contract", (record) => namedRecord(record, "契約", "the contract with", "vendor")],
  ["backup", (record) => namedRecord(record, "バックアップ", "the backup of", "systemName")],
  ["role", (record) => namedRecord(record, "体制", "the role of", "personOrUnit")],
  ["vendor", (record) => namedRecord(record, "業者", "the vendor", "name")],
];

const openValues =
  (
    rule: "FC-11" | "FC-12",
    state: "conflict" | "lossy",
    says: (name: Wording, count: number) => Wording,
    suggestion: Wording,
  ): LedgerRule =>
  (ledger) =>
    subjects.flatMap(([on, nameOf]) =>
      ledger.records[on].flatMap((record) => {
        const fields = Object.keys(record.fields).filter((field) => fieldValue(record, field)?.state === state);
        if (fields.length === 0) return [];
        return [
          {
            rule,
            on,
            ref: on === "facility" ? ledger.facility.id : record.id,
            statement: says(nameOf(record), fields.length),
            detail: evidence(record, ...fields.sort()),
            suggestion,
          },
        ];
      }),
    );

export const contradictions = openValues(
  "FC-11",
  "conflict",
  ({ ja, en }, count) => ({
    ja: `${ja}について、資料どうしで食い違う項目が${count}件あります。`,
    en: `The sources contradict each other about ${en} in ${count} ${count === 1 ? "field" : "fields"}.`,
  }),
  {
    ja: "どちらが正しいかを現地または業者に確認し、一つに決めてください。",
    en: "Find out on site or from the vendor which is right, and decide.",
  },
);

export const changedBySpreadsheet = openValues(
  "FC-12",
  "lossy",
  ({ ja, en }, count) => ({
    ja: `${ja}に、表計算ソフトで値が変わった可能性のある項目が${count}件あります。`,
    en: `A spreadsheet may have changed ${count} ${count === 1 ? "value" : "values"} of ${en}.`,
  }),
  {
    ja: "元の表示（7.10 と 7.1 など）を確認し、正しい値を入力してください。",
    en: "Check what was meant (7.10 or 7.1, for instance) and enter the right value.",
  },
);
