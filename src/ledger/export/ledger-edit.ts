import type { FacilityId, Fields, FieldValue, Ledger, LedgerRecord, RecordId, RecordKind } from "../contract.ts";
import { cellProblems } from "./read-cell.ts";

/** Where in the edited file: `cell` is an address as a spreadsheet shows it (B12), or null for the whole row, sheet or file. */
export interface EditPlace {
  sheet: string | null;
  row: number | null;
  cell: string | null;
}

/** What a person made of one cell. */
export interface FieldEdit {
  /** null = no longer filled in. */
  value: FieldValue | null;
  /** The ledger's value has changed as well since the file was written out, to something else. */
  contested: boolean;
}

/** One row of an edited sheet against the record it was written from. */
export type EditRow = { row: number } & (
  | { is: "unchanged"; record: LedgerRecord }
  /** Fields that are not named stay as they are. */
  | { is: "edited"; record: LedgerRecord; changes: Readonly<Record<string, FieldEdit>> }
  /** A row without an id: a record that a person added, under the number they gave it, if any. */
  | { is: "added"; id: RecordId; number: number | null; fields: Fields }
  | { is: "refused"; record: LedgerRecord | null; problems: readonly [EditRefusal, ...EditRefusal[]] }
);

export interface EditedSheet {
  file: string;
  sheet: string | null;
  kind: RecordKind;
  headerRow: number;
  rows: EditRow[];
  /** Headers of columns that are no field of ours; nothing in them was read. */
  foreign: EditPlace[];
  /** Records without a row. They stay as they are: nothing is deleted by leaving it out. */
  missing: LedgerRecord[];
}

/** The ledger that an edited file is read against. */
export interface EditBasis {
  facilityId: FacilityId;
  /** As it is now. */
  records: Ledger["records"];
  /** Taken out of use; a file written out before may still hold them. */
  retired: readonly LedgerRecord[];
  /** The record's fields in an earlier version; undefined when nobody knows them. */
  fieldsAt(id: RecordId, version: number): Fields | undefined;
  newId(): string;
}

export const editProblems = [
  ...cellProblems,
  "unknown_record",
  "retired_record",
  "repeated_record",
  "number_is_fixed",
  "changed_since_export",
  "facility_cannot_be_added",
  "error_cell",
  "number_may_be_changed",
  "date_in_other_field",
  "not_allowed",
] as const;
export type EditProblem = (typeof editProblems)[number];

export interface EditRefusal {
  reason: EditProblem;
  place: EditPlace;
  /** What stands in the cell, or what exactly is wrong with it. */
  text: string | null;
}

/** Remedies by reason; the place is named in front of them. */
export const editRemedies: Readonly<Record<EditProblem, { ja: string; en: string }>> = {
  unknown_record: {
    ja: "この行の記録は台帳にありません。新しい記録にする場合は、A列の記録IDを消してください。",
    en: "The ledger has no record for this row. Clear the record id in column A to add it as a new one.",
  },
  retired_record: {
    ja: "書き出した後に使用終了になった記録です。直すには、先に台帳で使用中に戻してください。",
    en: "The record was taken out of use after it was written out. Bring it back into use first.",
  },
  repeated_record: {
    ja: "同じ記録の行が2つあります。写した行を新しい記録にする場合は、A列の記録IDを消してください。",
    en: "Two rows are for the same record. Clear the record id in column A of the copied one to add it as new.",
  },
  number_is_fixed: {
    ja: "記録の番号は変えられません。元の番号に戻してください。新しい記録にする場合は、A列の記録IDを消してください。",
    en: "A record keeps its number. Put it back, or clear the record id in column A to add the row as a new record.",
  },
  changed_since_export: {
    ja: "書き出した後に、台帳でもこの値が変更されています。もう一度書き出してから編集してください。",
    en: "The value was changed in the ledger too after it was written out. Write the ledger out again and edit that.",
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
