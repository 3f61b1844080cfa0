import {
  FacilityId,
  type Fields,
  type FieldValue,
  type Ledger,
  type LedgerRecord,
  RecordId,
  RecordKind,
  recordsByKind,
} from "../../ledger/contract.ts";
import type { BackupTest, DocumentInput, InquiryEntry, ReportedFinding } from "../contract.ts";

/** Builders of small fictional input; a test sets what it is about. */
export const facilityId = FacilityId.parse("00000000-0000-4000-8000-000000000001");

export const recordId = (kind: RecordKind, number: number) =>
  RecordId.parse(
    `00000000-0000-4000-8${String(RecordKind.options.indexOf(kind)).padStart(3, "0")}-${String(number).padStart(12, "0")}`,
  );

export const known = (value: string | number | boolean | string[]): FieldValue => ({ state: "known", value });

export const aRecord = (kind: RecordKind, number: number, fields: Fields = {}): LedgerRecord => ({
  id: recordId(kind, number),
  facilityId,
  kind,
  number,
  fields,
  sources: [{ type: "file", file: "台帳.xlsx", sheet: "一覧", row: number + 3 }],
  version: 1,
  retiredAt: null,
  updatedAt: "2026-08-01T00:00:00.000Z",
});

export function aLedger(records: readonly LedgerRecord[] = [], name = "つばめ沢病院"): Ledger {
  return {
    facility: {
      id: facilityId,
      name,
      medicalInstitutionCode: null,
      prefecture: null,
      founderClass: null,
      licensedBeds: 120,
    },
    records: recordsByKind(records),
    asOf: "2026-08-01",
  };
}

export const aBackupTest: BackupTest = {
  threeCopies: "met",
  twoMedia: "met",
  oneOffline: "met",
  oneOffsiteOrOffline: "met",
  seed: "met",
  usual: "met",
};

export const aFinding = (number: number, change: Partial<ReportedFinding> = {}): ReportedFinding => ({
  key: `FR-01:connection:${recordId("connection", number)}`,
  rule: "FR-01",
  severity: "high",
  title: "ISDN回線が残っている",
  on: "connection",
  ref: recordId("connection", number),
  number,
  subject: `No.${number} 検査システム保守`,
  statement: "検査システム保守は、まもなく使えなくなる電話回線で外とつながっています。",
  detail: ["回線種別: ISDN"],
  source: "研究総括 (3)",
  suggestion: "次の更新の時期を業者に確認してください。",
  status: { state: "open" },
  ...change,
});

export const anInquiry = (number: number, change: Partial<InquiryEntry> = {}): InquiryEntry => ({
  id: `inquiry-${number}`,
  date: "2026-07-10",
  connectionNumber: number,
  askedTo: "vendor",
  askedParty: "シマエナガ機器株式会社",
  hospitalConsentOn: "2026-07-09",
  question: "入口の機器の型番とファームウェア版数",
  dueOn: "2026-07-17",
  answeredOn: null,
  answerSummary: null,
  outcome: "notSubmitted",
  recordedBy: "情報管理係",
  ...change,
});

export const anInput = (change: Partial<DocumentInput> = {}): DocumentInput => ({
  ledger: aLedger(),
  findings: [],
  inquiries: [],
  backupTests: {},
  pictures: { gate: null, network: null, chart: null },
  ...change,
});
