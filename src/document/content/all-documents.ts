import type { DocumentContent, DocumentInput, DocumentKind } from "../contract.ts";
import { assetLedger } from "./asset-ledger.ts";
import { backupStatus } from "./backup-status.ts";
import { externalConnections } from "./external-connections.ts";
import { findingsReport } from "./findings-report.ts";
import { inquiryHistory } from "./inquiry-history.ts";
import { managementChart } from "./management-chart.ts";
import { networkOverview } from "./network-overview.ts";

const makers: Record<DocumentKind, (input: DocumentInput) => DocumentContent> = {
  findings: findingsReport,
  D4: backupStatus,
  D5: externalConnections,
  D5b: inquiryHistory,
  D6: networkOverview,
  D7: managementChart,
  D8: assetLedger,
};

export const documentContent = (kind: DocumentKind, input: DocumentInput): DocumentContent => makers[kind](input);

/** All documents, in the order in which the volume binds them: what a director reads first, first. */
export const volumeOrder: readonly DocumentKind[] = ["findings", "D4", "D5", "D5b", "D6", "D7", "D8"];

export const allDocuments = (input: DocumentInput): DocumentContent[] =>
  volumeOrder.map((kind) => documentContent(kind, input));
