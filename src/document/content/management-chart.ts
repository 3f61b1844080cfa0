import { kindDefinition } from "../../ledger/catalogue.ts";
import type { LedgerRecord } from "../../ledger/contract.ts";
import { vocabularies } from "../../ledger/vocabulary.ts";
import type { ContentBody, DocumentContent, DocumentInput } from "../contract.ts";
import { type Desk, fieldCell, fieldColumns, knownText, numberColumn, openDesk } from "./ledger-table.ts";

const insideFields = [
  "role",
  "personOrUnit",
  "department",
  "concurrentPost",
  "contact",
  "systemInCharge",
  "emergencyOrder",
  "comment",
];
const outsideFields = [
  "role",
  "vendorName",
  "personOrUnit",
  "department",
  "contact",
  "systemInCharge",
  "contractScope",
  "emergencyOrder",
  "comment",
];
const vendorFields = kindDefinition("vendor").fields.map((field) => field.id);

function table(
  desk: Desk,
  kind: "role" | "vendor",
  records: readonly LedgerRecord[],
  fields: readonly string[],
  whenEmpty: string,
): ContentBody {
  return {
    type: "table",
    columns: [numberColumn, ...fieldColumns(kind, fields)],
    rows: records.map((record) => ({
      id: record.id,
      cells: [String(record.number), ...fields.map((field) => fieldCell(desk, record, field))],
    })),
    whenEmpty,
  };
}

/** D7: the chart, the roles inside, vendors' contacts, outside agencies, and what is known of each vendor. */
export function managementChart(input: DocumentInput): DocumentContent {
  const desk = openDesk(input.ledger);
  const order = vocabularies.role.map(({ id }) => id);
  /** Roles in words of the hospital's own come last. */
  const place = (role: LedgerRecord) => {
    const index = order.indexOf(knownText(role, "role") ?? "");
    return index < 0 ? order.length : index;
  };
  const roles = input.ledger.records.role.toSorted((a, b) => place(a) - place(b) || a.number - b.number);
  const of = (role: string) => roles.filter((record) => knownText(record, "role") === role);
  const inside = roles.filter(
    (record) => !["vendorContact", "externalAgency"].includes(knownText(record, "role") ?? ""),
  );
  const vendors = input.ledger.records.vendor.toSorted((a, b) => a.number - b.number);
  return {
    kind: "D7",
    mark: "⑦",
    title: "情報システム管理体制図",
    facility: input.ledger.facility.name,
    asOf: input.ledger.asOf,
    paper: { size: "A3", orientation: "landscape" },
    summary: `院内の役割 ${inside.length}件、業者の窓口 ${of("vendorContact").length}件、外部機関 ${of("externalAgency").length}件、業者 ${vendors.length}社。`,
    legend: true,
    sections: [
      {
        id: "picture",
        heading: "体制図",
        body: { type: "picture", svg: input.pictures.chart, alt: "情報システム管理体制図" },
      },
      {
        id: "inside",
        heading: "院内の役割",
        body: table(desk, "role", inside, insideFields, "役割の記録はまだない。"),
      },
      {
        id: "vendorContacts",
        heading: "業者の窓口",
        body: table(desk, "role", of("vendorContact"), outsideFields, "窓口の記録はまだない。"),
      },
      {
        id: "agencies",
        heading: "外部機関",
        body: table(desk, "role", of("externalAgency"), outsideFields, "外部機関の記録はまだない。"),
      },
      { id: "vendors", heading: "業者", body: table(desk, "vendor", vendors, vendorFields, "業者の記録はまだない。") },
    ],
    notes: desk.book.notes(),
  };
}
