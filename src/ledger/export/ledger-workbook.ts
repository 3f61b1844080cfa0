import type {
  ColumnChoice,
  DocumentColumn,
  DocumentRow,
  DocumentSheet,
  SheetDocument,
} from "../../shared/sheet-document.ts";
import { type FieldDefinition, kindDefinition, kinds } from "../catalogue.ts";
import type { Ledger, LedgerRecord, RecordId, RecordKind, Source } from "../contract.ts";
import { vocabularies } from "../vocabulary.ts";
import { type RecordReferences, recordReferences } from "./record-reference.ts";
import { stateWords } from "./state-word.ts";
import { writeCell } from "./write-cell.ts";

/** Hidden sheet by which `readLedgerWorkbook` recognises a workbook of ours. */
export const markerSheet = "_sekisho";
export const markerFormat = "sekisho-ledger-workbook/1";

/** Headers of the columns that are not fields. The kind in the first one says what a sheet holds, whatever its name is. */
export const idHeader = (kind: RecordKind): string => `記録ID:${kind}`;
export const versionHeader = "版";
export const numberHeader = "番号";
export const sourceHeader = "出所";

const choiceMessage = "一覧から選んでください。分からないときは「不明」、調べているときは「確認中」と入れます。";

/** Words that may be chosen: those of the field, and the states whose word the field does not use itself. */
function choiceOf({ type }: FieldDefinition): ColumnChoice | undefined {
  const states = Object.values(stateWords);
  if (type.is === "yesNo") return { list: ["はい", "いいえ", ...states], strict: true, message: choiceMessage };
  if (type.is !== "code" && type.is !== "codes") return undefined;
  const labels = vocabularies[type.vocabulary].map(({ ja }) => ja);
  const free = states.filter((word) => !labels.includes(word));
  return { list: [...labels, ...free], strict: type.is === "code", message: choiceMessage };
}

const widths: Partial<Record<FieldDefinition["type"]["is"], number>> = { whole: 10, yesNo: 11, date: 13, text: 22 };

function fieldColumn(kind: RecordKind, field: FieldDefinition): DocumentColumn {
  const { groups } = kindDefinition(kind);
  const group = groups.length > 1 ? groups.find(({ id }) => id === field.group)?.ja : undefined;
  const choice = choiceOf(field);
  const long = field.type.is === "text" && field.type.long === true;
  return {
    header: field.ja,
    ...(group ? { group } : {}),
    width: long ? 40 : Math.max(widths[field.type.is] ?? 20, field.ja.length * 2 + 2),
    format: field.type.is === "whole" ? "general" : "text",
    wrap: long || field.type.is === "texts",
    ...(choice ? { choice } : {}),
  };
}

const sourceText = (source: Source): string => {
  if (source.type === "file")
    return [source.file, source.sheet, `${source.row}${source.sideways ? "列目" : "行"}`].filter(Boolean).join(" ");
  if (source.type === "entry") return `入力 ${source.at.slice(0, 10)}`;
  return `${source.inquiry ? `照会 ${source.inquiry} への回答` : "聞き取り"} ${source.on} ${source.with}`;
};

const recordRow = (
  record: LedgerRecord,
  fields: readonly FieldDefinition[],
  references: RecordReferences,
): DocumentRow => ({
  cells: [
    record.id,
    record.version,
    record.number,
    ...fields.map((field) => writeCell(record.fields[field.id], field, references)),
    { value: record.sources.map(sourceText).join("\n"), tone: "muted", wrap: false },
  ],
});

/** Part of a ledger: one kind, and of it only some records. Reading it back leaves what it does not hold as it is. */
export interface LedgerPart {
  kind: RecordKind;
  only?: readonly RecordId[] | undefined;
}

/** Sheet of one kind: one row per record, by number. Also what a CSV of the kind holds. */
export function ledgerSheet(
  ledger: Ledger,
  kind: RecordKind,
  only?: readonly RecordId[],
  references = recordReferences(ledger),
): DocumentSheet {
  const definition = kindDefinition(kind);
  const wanted = only && new Set(only);
  const records = ledger.records[kind]
    .filter((record) => !wanted || wanted.has(record.id))
    .sort((a, b) => a.number - b.number);
  return {
    name: definition.ja,
    columns: [
      { header: idHeader(kind), width: 38, format: "text", hidden: true },
      { header: versionHeader, width: 6, format: "general", hidden: true },
      { header: numberHeader, width: 7, format: "general" },
      ...definition.fields.map((field) => fieldColumn(kind, field)),
      { header: sourceHeader, width: 40, format: "text" },
    ],
    rows: records.map((record) => recordRow(record, definition.fields, references)),
    freeze: { rows: "header", columns: 4 },
    autofilter: true,
    ...(kind === "facility" ? {} : { spareRows: 100 }),
    print: { paper: "A3", orientation: "landscape", repeatHeader: true, fitToWidth: true },
  };
}

/** The ledger, or part of it, as a workbook that can be edited and read back by `readLedgerWorkbook`. */
export function ledgerWorkbook(ledger: Ledger, part?: LedgerPart): SheetDocument {
  const references = recordReferences(ledger);
  return {
    title: `${ledger.facility.name} 台帳`,
    asOf: `${ledger.asOf.slice(0, 10)}T00:00:00Z`,
    creator: "Sekisho",
    sheets: [
      ...kinds
        .filter(({ kind }) => !part || part.kind === kind)
        .map(({ kind }) => ledgerSheet(ledger, kind, part?.only, references)),
      {
        name: markerSheet,
        hidden: true,
        columns: [{ width: 20 }, { width: 50, format: "text" }],
        rows: [
          { cells: ["format", markerFormat] },
          { cells: ["facility", ledger.facility.id] },
          { cells: ["asOf", ledger.asOf] },
        ],
        borders: false,
      },
    ],
  };
}
