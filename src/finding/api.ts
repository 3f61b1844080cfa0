import type { FacilityId, Ledger } from "../ledger/contract.ts";
import type { Db, Trx } from "../platform/db/tables.ts";
import { type Backup321, backup321 } from "./backup-321.ts";
import type { Finding, LedgerFindings } from "./contract.ts";
import { type RuleDefinition, ruleDefinition } from "./rule-catalogue.ts";
import * as store from "./store.ts";

/** Findings that stand now (open, reopened, accepted), each with its rule. */
export async function currentFindings(
  trx: Trx,
  facilityId: FacilityId,
): Promise<{ finding: Finding; rule: RuleDefinition }[]> {
  const findings = await store.listFindings(trx, facilityId, { state: "current" });
  return findings.map((finding) => ({ finding, rule: ruleDefinition(finding.fact.rule) }));
}

/** Both readings of 3-2-1 for every backup, as the findings judge them, by record id. */
export const backupTests = (ledger: Ledger): Record<string, Backup321> =>
  Object.fromEntries(ledger.records.backup.map((record) => [record.id, backup321(record)]));

/** Runs all rules on the ledger as it is now and keeps what they say; undefined when there is no such hospital. */
export const evaluate = (db: Db, facilityId: FacilityId, now: Date): Promise<LedgerFindings | undefined> =>
  store.evaluate(db, facilityId, now);
