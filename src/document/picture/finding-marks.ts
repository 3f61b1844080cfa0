import type { Ledger, LedgerRecord } from "../../ledger/contract.ts";
import { knownCode } from "./field-text.ts";
import { type Language, type Phrase, say } from "./picture-language.ts";

export type Severity = "critical" | "high" | "medium" | "low" | "info";

/** An open finding as a picture needs it. `ref` is the id of a record; the facility's own id or null for the whole hospital. */
export interface PictureFinding {
  rule: string;
  severity: Severity;
  ref: string | null;
  /** The finding in a few words, in the picture's language. */
  label?: string;
}

/** Findings of one severity on one thing. */
export interface Mark {
  severity: Severity;
  count: number;
}

export const severities: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

const severityWords: Record<Severity, Phrase> = {
  critical: ["重大", "critical"],
  high: ["高", "high"],
  medium: ["中", "medium"],
  low: ["低", "low"],
  info: ["参考", "note"],
};

export const severityWord = (severity: Severity, language: Language) => say(severityWords[severity], language);

export const needsAttention = (findings: readonly PictureFinding[]) =>
  findings.some((finding) => finding.severity === "critical" || finding.severity === "high");

/** Worst severity first; notes (`info`) are left to the list of findings. */
export function marksOf(findings: readonly PictureFinding[]): Mark[] {
  return severities
    .filter((severity) => severity !== "info")
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter((mark) => mark.count > 0);
}

/** 高 2件、中 1件 */
export function marksText(marks: readonly Mark[], language: Language): string {
  const words = marks.map(({ severity, count }) =>
    say([`${severityWord(severity, "ja")} ${count}件`, `${count} ${severityWord(severity, "en")}`], language),
  );
  return words.join(say(["、", ", "], language));
}

/** The finding a person should read first. */
export function worstOf(findings: readonly PictureFinding[]): PictureFinding | undefined {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity))[0];
}

export function findingsByRecord(findings: readonly PictureFinding[]): ReadonlyMap<string, readonly PictureFinding[]> {
  const byRecord = new Map<string, PictureFinding[]>();
  for (const finding of findings) {
    if (finding.ref === null) continue;
    const list = byRecord.get(finding.ref);
    if (list) list.push(finding);
    else byRecord.set(finding.ref, [finding]);
  }
  return byRecord;
}

/** Findings met on a road: on the connection itself, on its entry device and on its contracts. */
export function findingsOnConnection(
  ledger: Ledger,
  findings: readonly PictureFinding[],
): (connection: LedgerRecord) => readonly PictureFinding[] {
  const byRecord = findingsByRecord(findings);
  const contracts = new Map<string, string[]>();
  for (const contract of ledger.records.contract) {
    const connection = knownCode(contract, "connection");
    if (connection !== null) contracts.set(connection, [...(contracts.get(connection) ?? []), contract.id]);
  }
  return (connection) => {
    const entryAsset = knownCode(connection, "entryAsset");
    const ids = [connection.id, ...(entryAsset === null ? [] : [entryAsset]), ...(contracts.get(connection.id) ?? [])];
    return ids.flatMap((id) => byRecord.get(id) ?? []);
  };
}
