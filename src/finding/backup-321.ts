import type { LedgerRecord } from "../ledger/contract.ts";
import { fieldValue, is, known, saysNo, saysYes } from "./reading.ts";

export type TestOutcome = "met" | "notMet" | "unknown";

/**
 * The two readings of 3-2-1, condition by condition, so that both can be shown.
 * Seed report (意識調査 Q75): 3 data, 2 of them backups, 1 offline. Usual: 3 copies, 2 media, 1 off-site or offline.
 */
export interface Backup321 {
  /** Copies counted with the original, at least three (which is also "two backups"). */
  threeCopies: TestOutcome;
  twoMedia: TestOutcome;
  oneOffline: TestOutcome;
  oneOffsiteOrOffline: TestOutcome;
  seed: TestOutcome;
  usual: TestOutcome;
}

const atLeast = (count: number | undefined, least: number): TestOutcome =>
  count === undefined ? "unknown" : count >= least ? "met" : "notMet";

const all = (...outcomes: readonly TestOutcome[]): TestOutcome =>
  outcomes.includes("notMet") ? "notMet" : outcomes.includes("unknown") ? "unknown" : "met";

const either = (a: TestOutcome, b: TestOutcome): TestOutcome =>
  a === "met" || b === "met" ? "met" : a === "unknown" || b === "unknown" ? "unknown" : "notMet";

function copies(backup: LedgerRecord): number | undefined {
  const value = known(backup, "copies");
  if (typeof value === "number") return value;
  return fieldValue(backup, "copies")?.state === "none" ? 0 : undefined;
}

function media(backup: LedgerRecord): number | undefined {
  const value = known(backup, "mediaKinds");
  if (Array.isArray(value)) return new Set(value).size;
  if (typeof value === "string") return 1;
  return fieldValue(backup, "mediaKinds")?.state === "none" ? 0 : undefined;
}

function offline(backup: LedgerRecord): TestOutcome {
  if (is(backup, "offlineOrImmutable", "offline", "immutable")) return "met";
  if (is(backup, "offlineOrImmutable", "none") || saysNo(backup, "offlineOrImmutable")) return "notMet";
  return "unknown";
}

const offsite = (backup: LedgerRecord): TestOutcome =>
  saysYes(backup, "offsite") ? "met" : saysNo(backup, "offsite") ? "notMet" : "unknown";

export function backup321(backup: LedgerRecord): Backup321 {
  const threeCopies = atLeast(copies(backup), 3);
  const twoMedia = atLeast(media(backup), 2);
  const oneOffline = offline(backup);
  const oneOffsiteOrOffline = either(oneOffline, offsite(backup));
  return {
    threeCopies,
    twoMedia,
    oneOffline,
    oneOffsiteOrOffline,
    seed: all(threeCopies, oneOffline),
    usual: all(threeCopies, twoMedia, oneOffsiteOrOffline),
  };
}
