import { kindDefinition } from "../../ledger/catalogue.ts";
import type { LedgerRecord } from "../../ledger/contract.ts";
import { vocabularies } from "../../ledger/vocabulary.ts";
import type { ContentBody, ContentColumn, DocumentContent, DocumentInput } from "../contract.ts";
import { type Desk, fieldCell, fieldColumns, knownText, numberColumn, openDesk } from "./ledger-table.ts";
import { countOpen } from "./tally.ts";

/** deliverables.yaml D8, with the version of the OS and the day the version was known: a version without its day is half a fact. */
const assetFields = [
  "assetId",
  "systemName",
  "maker",
  "model",
  "serialNumber",
  "os",
  "osVersion",
  "softwareVersion",
  "versionKnownOn",
  "location",
  "segment",
  "ipRange",
  "owner",
  "administrator",
  "maintenanceVendor",
  "supportEndsOn",
  "lastPatchedOn",
  "remoteMaintenance",
  "mdsSdsReceivedOn",
];
const system = kindDefinition("system");
/** The name first: it is repeated where the others are cut. */
const systemFields = [
  system.nameField,
  ...system.fields.map((field) => field.id).filter((id) => id !== system.nameField),
];

const totalLabel = "合計";

interface KindOfAsset {
  label: string;
  assets: readonly LedgerRecord[];
}

/** In the order of the vocabulary; words of the hospital's own follow, and assets without a kind come last. */
function byKind(assets: readonly LedgerRecord[]): KindOfAsset[] {
  const groups = Map.groupBy(assets, (asset) => knownText(asset, "kind") ?? "");
  const labels = new Map(vocabularies.assetKind.map(({ id, ja }) => [id, ja]));
  const order = [...labels.keys(), ...[...groups.keys()].filter((id) => id !== "" && !labels.has(id)).sort(), ""];
  return order.flatMap((id) => {
    const members = groups.get(id);
    if (!members) return [];
    return [{ label: labels.get(id) ?? (id || "種別未記入"), assets: members.toSorted((a, b) => a.number - b.number) }];
  });
}

function overview(kinds: readonly KindOfAsset[], asOf: string): ContentBody {
  // 2026-10 has ended when October is over: compared at the precision of the date.
  const ended = (asset: LedgerRecord) => {
    const end = knownText(asset, "supportEndsOn");
    return end !== undefined && end < asOf.slice(0, end.length);
  };
  const line = (label: string, assets: readonly LedgerRecord[]) => ({
    id: label,
    ...(label === totalLabel ? { total: true as const } : {}),
    cells: [
      label,
      ...[
        assets.length,
        assets.filter((asset) => asset.fields.os?.state === "known" || asset.fields.softwareVersion?.state === "known")
          .length,
        countOpen(assets, "maintenanceVendor"),
        countOpen(assets, "supportEndsOn"),
        assets.filter(ended).length,
      ].map(String),
    ],
  });
  const right = (id: string, label: string): ContentColumn => ({ id, label, align: "right" });
  return {
    type: "table",
    columns: [
      { id: "kind", label: "種別" },
      right("count", "台帳の行数"),
      right("software", "OS・ソフトウェアの記載あり"),
      right("vendorOpen", "保守業者が未確認"),
      right("supportOpen", "サポート終了が未確認"),
      right("supportEnded", "サポート終了済み"),
    ],
    rows:
      kinds.length === 0
        ? []
        : [
            ...kinds.map(({ label, assets }) => line(label, assets)),
            line(
              totalLabel,
              kinds.flatMap(({ assets }) => assets),
            ),
          ],
    whenEmpty: "機器の記録はまだない。",
  };
}

const assetTable = (desk: Desk, kinds: readonly KindOfAsset[]): ContentBody => ({
  type: "table",
  columns: [numberColumn, ...fieldColumns("asset", assetFields, ["assetId"])],
  grouping: {
    label: "種別",
    groups: kinds.map(({ label, assets }) => ({ id: label, label, count: `${assets.length}行` })),
  },
  rows: kinds.flatMap(({ label, assets }) =>
    assets.map((asset) => ({
      id: asset.id,
      group: label,
      cells: [String(asset.number), ...assetFields.map((field) => fieldCell(desk, asset, field))],
    })),
  ),
  whenEmpty: "機器の記録はまだない。",
});

/** D8: systems, then devices by kind. */
export function assetLedger(input: DocumentInput): DocumentContent {
  const desk = openDesk(input.ledger);
  const systems = input.ledger.records.system.toSorted((a, b) => a.number - b.number);
  const kinds = byKind(input.ledger.records.asset);
  return {
    kind: "D8",
    mark: "",
    title: "システム管理台帳",
    facility: input.ledger.facility.name,
    asOf: input.ledger.asOf,
    paper: { size: "A3", orientation: "landscape" },
    summary: `システム ${systems.length}件、機器 ${input.ledger.records.asset.length}件。`,
    legend: true,
    sections: [
      {
        id: "overview",
        heading: "機器の概況",
        lead: ["「未確認」は、不明・確認中・未提出・あいまい・矛盾・空欄の合計。"],
        body: overview(kinds, input.ledger.asOf),
      },
      {
        id: "systems",
        heading: "システム一覧",
        body: {
          type: "table",
          columns: [numberColumn, ...fieldColumns("system", systemFields, [system.nameField])],
          rows: systems.map((record) => ({
            id: record.id,
            cells: [String(record.number), ...systemFields.map((field) => fieldCell(desk, record, field))],
          })),
          whenEmpty: "システムの記録はまだない。",
        },
      },
      { id: "assets", heading: "機器一覧", body: assetTable(desk, kinds) },
    ],
    notes: desk.book.notes(),
  };
}
