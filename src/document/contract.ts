import { z } from "zod";
import type { FindingSubject, Severity } from "../finding/contract.ts";
import type { Ledger, ValueState } from "../ledger/contract.ts";
import type { Audience, ChecklistReport } from "../survey/checklist/contract.ts";

/** What can be asked for: the documents of deliverables.yaml, and the findings. D1–D3 stand on answers to checklists, the others on the ledger. */
export const DocumentKind = z.enum(["D1", "D2", "D3", "D4", "D5", "D5b", "D6", "D7", "D8", "findings"]);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** A document, or all of them bound. */
export const VolumeKind = z.enum([...DocumentKind.options, "volume"]);
export type VolumeKind = z.infer<typeof VolumeKind>;

export const DocumentFormat = z.enum(["pdf", "xlsx", "svg", "drawio"]);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

/** A finding as the report prints it. Texts are already in the language of the document. */
export interface ReportedFinding {
  key: string;
  rule: string;
  severity: Severity;
  /** Name of the rule. */
  title: string;
  on: FindingSubject;
  /** Id of the record (or facility) it is about; pictures put their marks by it. */
  ref: string;
  /** Connection number where the subject has one; orders the lines of a rule. */
  number: number | null;
  /** What it is about, as people call it. */
  subject: string;
  statement: string;
  /** The fields it stands on, one a line: "ファームウェア版数: 不明". */
  detail: readonly string[];
  /** Where the rule comes from. */
  source: string;
  suggestion: string;
  status: { state: "open" } | { state: "accepted"; by: string; reason: string; until: string };
}

/** One line of D5b. Dates are ISO, as precise as they are known. Null is not filled in. */
export interface InquiryEntry {
  id: string;
  date: string;
  connectionNumber: number | null;
  askedTo: "vendor" | "department" | "hospital" | "other";
  askedParty: string;
  hospitalConsentOn: string | null;
  question: string;
  dueOn: string | null;
  answeredOn: string | null;
  answerSummary: string | null;
  outcome: "open" | "submitted" | "late" | "notSubmitted" | "withdrawn";
  recordedBy: string | null;
}

export type TestOutcome = "met" | "notMet" | "unknown";

/** Both readings of 3-2-1 for one backup, as the findings judge them, so that D4 and the findings cannot differ. */
export interface BackupTest {
  threeCopies: TestOutcome;
  twoMedia: TestOutcome;
  oneOffline: TestOutcome;
  oneOffsiteOrOffline: TestOutcome;
  seed: TestOutcome;
  usual: TestOutcome;
}

/** Everything documents are made from. Plain values, so that it can be sent to a worker. */
export interface DocumentInput {
  ledger: Ledger;
  findings: readonly ReportedFinding[];
  inquiries: readonly InquiryEntry[];
  /** By id of the backup record. */
  backupTests: Readonly<Record<string, BackupTest>>;
  /** SVG texts; null prints a sentence instead. */
  /** Answers of the latest survey; null or left out where none asked. */
  checklists?: ChecklistReport | null;
  pictures: { gate: string | null; network: string | null; chart: string | null };
}

/** A printed value that is more than its text. `notes` are numbers of the document's notes (※1 …). */
export interface MarkedCell {
  text: string;
  state?: ValueState;
  tone?: "good" | "attention" | "alert";
  notes?: readonly number[];
}
/** A plain text is a known value. */
export type ContentCell = string | MarkedCell;

export interface ContentColumn {
  id: string;
  label: string;
  group?: { id: string; label: string };
  /** Repeated on every part when a wide table is printed in parts. */
  key?: true;
  align?: "right" | "center";
}

export interface ContentRow {
  /** Stable over editions: record id, finding key. */
  id: string;
  /** Id of one of the table's groups; rows of a group stand together under its label. */
  group?: string;
  /** A sum over the rows above. */
  total?: true;
  cells: readonly ContentCell[];
}

/** A band over rows, with what is said once for all of them. */
export interface RowGroup {
  id: string;
  label: string;
  /** How many they are, in words: 12行. */
  count?: string;
  facts?: readonly { label: string; text: string }[];
}

export interface TablePart {
  label: string;
  columns: readonly string[];
}

export type ContentBody =
  | { type: "facts"; facts: readonly { label: string; cell: ContentCell }[] }
  | {
      type: "table";
      columns: readonly ContentColumn[];
      rows: readonly ContentRow[];
      /** Said in place of an empty table. */
      whenEmpty: string;
      /** `label` is the head of the groups' names where they become a column. */
      grouping?: { label: string; groups: readonly RowGroup[] };
      /** Column sets printed one after the other, key columns repeated. Absent: printed as one table. */
      parts?: readonly TablePart[];
    }
  | { type: "picture"; svg: string | null; alt: string }
  | { type: "text" };

export interface ContentSection {
  id: string;
  heading: string;
  /** Sentences above the body. */
  lead?: readonly string[];
  body: ContentBody;
}

/** What a document says, before any setting: PDF and XLSX are made from the same one. */
export interface DocumentContent {
  kind: DocumentKind;
  /** "⑤" as in the list of deliverables; empty where there is none. */
  mark: string;
  title: string;
  facility: string;
  asOf: string;
  paper: { size: "A4" | "A3"; orientation: "portrait" | "landscape" };
  /** One line on what the document shows, printed under the title. */
  summary: string;
  /** Whether the words for value states occur and are explained. */
  legend: boolean;
  sections: readonly ContentSection[];
  /** Note n is notes[n - 1]. */
  notes: readonly string[];
}

/** What is the same on every page. Dates are ISO days; `hash` is the hex SHA-256 of the content (`contentHash`). */
export interface DocumentFrame {
  edition: string;
  issuedOn: string;
  issuedBy: string | null;
  hash: string;
}

/** The forms in which a document can be had; only the pictures come as drawings. */
export function formatsOf(kind: VolumeKind): DocumentFormat[] {
  if (kind === "D6" || kind === "D7") return ["pdf", "xlsx", "svg", "drawio"];
  return ["pdf", "xlsx"];
}

/** Whose answers a document about checklists prints: the sheets for hospitals and vendors are the administrator's work. */
export const checklistAudiences = {
  D1: ["executive"],
  D2: ["system_admin", "facility", "vendor"],
  D3: ["user"],
} as const satisfies Record<string, readonly Audience[]>;
export type ChecklistDocument = keyof typeof checklistAudiences;

export const isChecklistDocument = (kind: VolumeKind): kind is ChecklistDocument => kind in checklistAudiences;

/** Documents that there are for a hospital: those about checklists only where somebody of their audience answered. */
export const offeredKinds = (answering: readonly Audience[]): VolumeKind[] =>
  VolumeKind.options.filter(
    (kind) =>
      !isChecklistDocument(kind) || checklistAudiences[kind].some((audience: Audience) => answering.includes(audience)),
  );
