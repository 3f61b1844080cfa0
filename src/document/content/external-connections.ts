import { kindDefinition } from "../../ledger/catalogue.ts";
import type { LedgerRecord } from "../../ledger/contract.ts";
import { vocabularies } from "../../ledger/vocabulary.ts";
import type { ContentBody, ContentSection, DocumentContent, DocumentInput, TablePart } from "../contract.ts";
import { fieldCell, fieldColumns, knownText, numberColumn, openDesk } from "./ledger-table.ts";
import { countNo, countOpen, countYes, saysOf } from "./tally.ts";

const definition = kindDefinition("connection");
/** The name first; all but the link into the asset ledger, whose maker, model and version the row already tells. */
const fields = [
  definition.nameField,
  ...definition.fields.map((field) => field.id).filter((id) => id !== "entryAsset" && id !== definition.nameField),
];

const inGroups = (...groups: readonly string[]) =>
  definition.fields.filter((field) => groups.includes(field.group) && fields.includes(field.id)).map(({ id }) => id);

/** Forty columns do not fit a sheet: four parts, number and name on each. */
const parts: readonly TablePart[] = [
  { label: "接続の内容と回線", columns: inGroups("what", "line") },
  { label: "入口の機器", columns: inGroups("device") },
  { label: "守りと患者情報", columns: inGroups("guard", "data") },
  { label: "契約と確認", columns: inGroups("contract") },
];

const alwaysOpen = (record: LedgerRecord) =>
  saysOf(record.fields.alwaysOn) === "yes" && saysOf(record.fields.permissionEachTime) === "no";

function overview(connections: readonly LedgerRecord[]): ContentBody {
  const count = (label: string, id: string, records: readonly LedgerRecord[]) => ({
    id,
    ...(id === "total" ? { total: true as const } : {}),
    cells: [
      label,
      ...[
        records.length,
        countNo(records, "passesHospitalFirewall"),
        countOpen(records, "passesHospitalFirewall"),
        records.filter(alwaysOpen).length,
        countOpen(records, "firmwareVersion"),
        countYes(records, "patientDataDownload"),
        countNo(records, "contractExists"),
        countNo(records, "knownToAdministratorBefore"),
      ].map(String),
    ],
  });
  const categories = vocabularies.targetCategory.flatMap(({ id, ja }) => {
    const records = connections.filter((record) => knownText(record, "targetCategory") === id);
    return records.length > 0 ? [count(ja, id, records)] : [];
  });
  const known = new Set(vocabularies.targetCategory.map(({ id }) => id));
  const rest = connections.filter((record) => !known.has(knownText(record, "targetCategory") ?? ""));
  const right = (id: string, label: string) => ({ id, label, align: "right" as const });
  return {
    type: "table",
    columns: [
      { id: "category", label: "接続先区分" },
      right("count", "接続数"),
      right("aroundFirewall", "院内FWを通らない"),
      right("firewallOpen", "院内FWの通過が未確認"),
      right("alwaysOpen", "許諾なしの常時接続"),
      right("firmwareOpen", "機器の版数が未確認"),
      right("download", "患者情報の持出しあり"),
      right("noContract", "契約なし"),
      right("notKnownBefore", "管理者が把握していなかった"),
    ],
    rows: [
      ...categories,
      ...(rest.length > 0 ? [count("区分未記入・その他", "rest", rest)] : []),
      ...(connections.length > 0 ? [count("合計", "total", connections)] : []),
    ],
    whenEmpty: "外部接続の記録はまだない。",
  };
}

/** D5: every field of every connection, in the order of their numbers. */
export function externalConnections(input: DocumentInput): DocumentContent {
  const desk = openDesk(input.ledger);
  const connections = input.ledger.records.connection.toSorted((a, b) => a.number - b.number);
  const list: ContentSection = {
    id: "connections",
    heading: "外部接続先一覧",
    body: {
      type: "table",
      columns: [numberColumn, ...fieldColumns("connection", fields, [definition.nameField])],
      rows: connections.map((record) => ({
        id: record.id,
        cells: [String(record.number), ...fields.map((field) => fieldCell(desk, record, field))],
      })),
      parts,
      whenEmpty: "外部接続の記録はまだない。",
    },
  };
  return {
    kind: "D5",
    mark: "⑤",
    title: "外部接続先一覧",
    facility: input.ledger.facility.name,
    asOf: input.ledger.asOf,
    paper: { size: "A3", orientation: "landscape" },
    summary: `外部との接続 ${connections.length}件。番号は概要図（⑥）と同じ。`,
    legend: true,
    sections: [
      {
        id: "overview",
        heading: "概況",
        lead: ["「未確認」は、不明・確認中・未提出・あいまい・矛盾・空欄の合計。"],
        body: overview(connections),
      },
      list,
    ],
    notes: desk.book.notes(),
  };
}
