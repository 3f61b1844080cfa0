import type { DocumentContent, DocumentInput } from "../contract.ts";
import { fieldCell, fieldColumns, numberColumn, openDesk } from "./ledger-table.ts";

const indexFields = [
  "systemOrDevice",
  "counterpart",
  "accessLine",
  "tunnel",
  "entryDevice",
  "model",
  "passesHospitalFirewall",
  "connectedSegment",
];
const segmentFields = ["name", "ipRange", "vlan", "behindFirewall", "comment"];

/** D6: the picture, and below it what its numbers and areas stand for. */
export function networkOverview(input: DocumentInput): DocumentContent {
  const desk = openDesk(input.ledger);
  const connections = input.ledger.records.connection.toSorted((a, b) => a.number - b.number);
  const segments = input.ledger.records.segment.toSorted((a, b) => a.number - b.number);
  return {
    kind: "D6",
    mark: "⑥",
    title: "ネットワーク概要図",
    facility: input.ledger.facility.name,
    asOf: input.ledger.asOf,
    paper: { size: "A3", orientation: "landscape" },
    summary: `外部接続 ${connections.length}件、台帳に記録のある区画 ${segments.length}件。番号は外部接続先一覧（⑤）と同じ。`,
    legend: true,
    sections: [
      {
        id: "picture",
        heading: "概要図",
        body: { type: "picture", svg: input.pictures.network, alt: "ネットワーク概要図" },
      },
      {
        id: "index",
        heading: "図の番号",
        body: {
          type: "table",
          columns: [
            numberColumn,
            ...fieldColumns("connection", indexFields, ["systemOrDevice"]).map(({ group: _, ...column }) => column),
          ],
          rows: connections.map((record) => ({
            id: record.id,
            cells: [String(record.number), ...indexFields.map((field) => fieldCell(desk, record, field))],
          })),
          whenEmpty: "外部接続の記録はまだない。",
        },
      },
      {
        id: "segments",
        heading: "ネットワーク区画",
        body: {
          type: "table",
          columns: [numberColumn, ...fieldColumns("segment", segmentFields, ["name"])],
          rows: segments.map((record) => ({
            id: record.id,
            cells: [String(record.number), ...segmentFields.map((field) => fieldCell(desk, record, field))],
          })),
          whenEmpty: "区画の記録はまだない。",
        },
      },
    ],
    notes: desk.book.notes(),
  };
}
