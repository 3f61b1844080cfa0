import type { FieldValue, LedgerRecord, RecordId, RecordKind } from "../contract.ts";
import type { CellProblem } from "./read-cell.ts";

/** Where in the edited file: `cell` is an address as a spreadsheet shows it (B12), or null for the whole row, sheet or file. */
export interface EditPlace {
  sheet: string | null;
  row: number | null;
  cell: string | null;
}

/** New values of a record's fields; null = no longer filled in. Fields that are not named stay as they are. */
export interface RecordEdit {
  kind: RecordKind;
  recordId: RecordId;
  /** Version of the record when it was written out; the same as now, else the row is refused. */
  version: LedgerRecord["version"];
  changes: Record<string, FieldValue | null>;
  place: EditPlace;
}

/** A row without an id: a record that a person added. */
export interface RecordAddition {
  kind: RecordKind;
  fields: Record<string, FieldValue>;
  place: EditPlace;
}

export interface LedgerEdits {
  edits: RecordEdit[];
  additions: RecordAddition[];
  /** Columns that are no field of ours; nothing in them was read. */
  ignored: EditPlace[];
}

export type EditProblem =
  | CellProblem
  | "not_our_workbook"
  | "other_facility"
  | "unknown_record"
  | "repeated_record"
  | "changed_since_export"
  | "facility_cannot_be_added"
  | "error_cell"
  | "number_may_be_changed"
  | "date_in_other_field"
  | "not_allowed";

export interface EditRefusal {
  reason: EditProblem;
  place: EditPlace;
  /** What stands there and what would be right. */
  message: { ja: string; en: string };
}

/** Remedies by reason; the place is named in front of them. */
export const editRemedies: Readonly<Record<EditProblem, { ja: string; en: string }>> = {
  not_our_workbook: {
    ja: "Sekishoから書き出した台帳ではありません。ほかの表は取込みの画面から取り込んでください。",
    en: "This is not a ledger written by Sekisho. Import other tables with the import assistant.",
  },
  other_facility: {
    ja: "別の医療機関の台帳です。この医療機関から書き出したファイルを使ってください。",
    en: "This is the ledger of another facility. Use the file written out for this one.",
  },
  unknown_record: {
    ja: "この行の記録は台帳にありません。新しい記録にする場合は、A列の記録IDを消してください。",
    en: "The ledger has no record for this row. Clear the record id in column A to add it as a new one.",
  },
  repeated_record: {
    ja: "同じ記録の行が2つあります。写した行を新しい記録にする場合は、A列の記録IDを消してください。",
    en: "Two rows are for the same record. Clear the record id in column A of the copied one to add it as new.",
  },
  changed_since_export: {
    ja: "書き出した後に、この記録が変更されています。もう一度書き出してから編集してください。",
    en: "The record was changed after it was written out. Write the ledger out again and edit that.",
  },
  facility_cannot_be_added: {
    ja: "医療機関の行は1つだけです。この行を消してください。",
    en: "There is one row for the facility only. Remove this row.",
  },
  not_allowed: { ja: "この項目に入れられない値です。", en: "This field cannot hold the value." },
  error_cell: {
    ja: "セルがエラーになっています。値を入れ直してください。",
    en: "The cell holds an error. Enter the value again.",
  },
  number_may_be_changed: {
    ja: "数値になっているため、元の表記（7.10 など）が失われている可能性があります。文字として入れ直してください。",
    en: "The cell became a number, so what was typed (7.10, for instance) may be lost. Enter it again as text.",
  },
  date_in_other_field: {
    ja: "日付になっているため、元の表記（3-12 など）が失われている可能性があります。文字として入れ直してください。",
    en: "The cell became a date, so what was typed (3-12, for instance) may be lost. Enter it again as text.",
  },
  not_a_choice: { ja: "一覧にある言葉から選んでください。", en: "Choose one of the words in the list." },
  not_yes_or_no: {
    ja: "「はい」「いいえ」、または「不明」「確認中」「なし」「－」を入れてください。",
    en: "Enter はい or いいえ, or one of 不明, 確認中, なし, －.",
  },
  not_a_whole_number: { ja: "0以上の整数を入れてください。", en: "Enter a whole number, zero or more." },
  not_a_date: {
    ja: "日付は 2026-03-31、2026-03、2026 のいずれかの形で入れてください。",
    en: "Enter the date as 2026-03-31, 2026-03 or 2026.",
  },
  no_such_record: {
    ja: "先頭に、台帳にある記録の番号を入れてください（例: 12：電子カルテ保守）。",
    en: "Begin with the number of a record in the ledger (12：…).",
  },
  conflict_is_read_only: {
    ja: "食い違いの表示は書き換えられません。正しい値を一つ入れてください。",
    en: "A contradiction cannot be rewritten. Enter the one value that is right.",
  },
  unreadable_value: {
    ja: "「値：」の後を読み取れません。値だけを入れてください。",
    en: "What follows 値： cannot be read. Enter the plain value.",
  },
};
