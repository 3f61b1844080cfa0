import { fieldDefinition, kindDefinition } from "../catalogue.ts";
import type { RecordKind } from "../contract.ts";

export interface TargetChoice {
  target: string;
  ja: string;
  en: string;
}

const composites: Partial<Record<RecordKind, readonly TargetChoice[]>> = {
  connection: [
    { target: "connectionNumber", ja: "接続番号", en: "Connection number" },
    { target: "+device", ja: "機器（メーカー・型番）", en: "Device (maker, model)" },
    { target: "+deviceVersion", ja: "機器（メーカー・型番・版数）", en: "Device (maker, model, version)" },
    {
      target: "+patchDuty",
      ja: "パッチ適用の責任（契約の記載）",
      en: "Patch duty (who, or whether the contract says)",
    },
    { target: "+clauses", ja: "契約条項をまとめたセル", en: "Several contract clauses in one cell" },
  ],
};

/** Everything a column of a table of that kind may feed, in the order of the forms; what a person chooses from. */
export function targetChoices(kind: RecordKind): TargetChoice[] {
  const fields = kindDefinition(kind)
    .fields.filter((field) => field.type.is !== "ref")
    .map((field) => ({ target: field.id, ja: field.ja, en: field.en }));
  if (kind !== "connection") return [...(composites[kind] ?? []), ...fields];
  const contract = kindDefinition("contract")
    .fields.filter((field) => field.group === "clauses" || field.type.is === "date")
    .filter((field) => field.id !== "comment")
    .map((field) => ({ target: `contract.${field.id}`, ja: `契約: ${field.ja}`, en: `Contract: ${field.en}` }));
  return [...(composites.connection ?? []), ...fields, ...contract];
}

/** Definition behind a target, for a plain field or a `contract.` field; undefined for composites and numbers. */
export function targetField(kind: RecordKind, target: string) {
  return target.startsWith("contract.")
    ? fieldDefinition("contract", target.slice("contract.".length))
    : fieldDefinition(kind, target);
}
