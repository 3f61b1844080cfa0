import {
  checklistAudiences,
  type DocumentContent,
  type DocumentInput,
  type DocumentKind,
  isChecklistDocument,
} from "../contract.ts";
import { assetLedger } from "./asset-ledger.ts";
import { backupStatus } from "./backup-status.ts";
import { checklistResult } from "./checklist-result.ts";
import { externalConnections } from "./external-connections.ts";
import { findingsReport } from "./findings-report.ts";
import { inquiryHistory } from "./inquiry-history.ts";
import { managementChart } from "./management-chart.ts";
import { networkOverview } from "./network-overview.ts";

const makers: Record<DocumentKind, (input: DocumentInput) => DocumentContent> = {
  findings: findingsReport,
  D1: (input) => checklistResult("D1", input),
  D2: (input) => checklistResult("D2", input),
  D3: (input) => checklistResult("D3", input),
  D4: backupStatus,
  D5: externalConnections,
  D5b: inquiryHistory,
  D6: networkOverview,
  D7: managementChart,
  D8: assetLedger,
};

export const documentContent = (kind: DocumentKind, input: DocumentInput): DocumentContent => makers[kind](input);

/** All documents, in the order in which the volume binds them: what a director reads first, first. */
export const volumeOrder: readonly DocumentKind[] = ["findings", "D1", "D2", "D3", "D4", "D5", "D5b", "D6", "D7", "D8"];

/** A document about checklists that nobody answered is left out. */
export const allDocuments = (input: DocumentInput): DocumentContent[] =>
  volumeOrder.filter((kind) => isThere(kind, input)).map((kind) => documentContent(kind, input));

const isThere = (kind: DocumentKind, { checklists }: DocumentInput): boolean =>
  !isChecklistDocument(kind) ||
  (checklists?.sheets.some(({ audience }) => checklistAudiences[kind].some((one) => one === audience)) ?? false);
