import type { Ledger } from "../ledger/contract.ts";
import type { ChecklistSays } from "../survey/checklist/contract.ts";
import type { DeviceExposure } from "../vulnerability/contract.ts";
import type { FindingFact, LedgerFindings, RuleId } from "./contract.ts";
import type { LedgerRule } from "./ledger-rule.ts";
import { contradictedAnswers } from "./rules/cl-contradicted-answers.ts";
import { clinicalInternet, itNotInContracts, noOverallDiagram, privatePcs } from "./rules/facility-facts.ts";
import { modalityWithoutLine } from "./rules/fc-01-modality-line.ts";
import { versionBlank } from "./rules/fc-06-version-blank.ts";
import { contractNotRecorded, manyUnknown, noCounterpart, noLineKind } from "./rules/fc-connection-gaps.ts";
import { basicFactsMissing, noConnections, noSafetyOfficer, systemsWithoutBackup } from "./rules/fc-facility-gaps.ts";
import { changedBySpreadsheet, contradictions } from "./rules/fc-open-values.ts";
import { isdnLine } from "./rules/fr-01-isdn.ts";
import { lteBypass } from "./rules/fr-02-lte-bypass.ts";
import { noRadiologyLine } from "./rules/fr-03-no-radiology-line.ts";
import { vendorDevice } from "./rules/fr-04-vendor-device.ts";
import { firmwareUnknown } from "./rules/fr-05-firmware-unknown.ts";
import { patchClause } from "./rules/fr-06-patch-clause.ts";
import { backupNot321 } from "./rules/fr-07-backup-321.ts";
import { connectionCount } from "./rules/fr-08-connection-count.ts";
import { linkableAnonymisation } from "./rules/fr-09-anonymisation.ts";
import { sslVpnToHttps } from "./rules/fr-10-ssl-vpn-https.ts";
import { onsiteContractRemote } from "./rules/fr-11-onsite-contract-remote.ts";
import { unknownConnection } from "./rules/fr-12-unknown-connection.ts";
import { liabilityWaiver } from "./rules/fr-13-liability-waiver.ts";
import { alwaysOnWithoutPermission } from "./rules/fr-16-always-on.ts";
import { noRemoteClause } from "./rules/fr-17-remote-clause.ts";
import { noConfidentiality } from "./rules/fr-18-confidentiality.ts";
import { publishedVulnerability } from "./rules/fr-19-published-vulnerability.ts";
import { vpnWithoutPatching } from "./rules/fr-20-vpn-patching.ts";
import { vendorReport } from "./rules/fr-21-vendor-report.ts";
import { noMdsSds } from "./rules/fr-27-mds-sds.ts";
import { iotNotReviewed } from "./rules/fr-28-iot-not-reviewed.ts";
import { sharedAccount } from "./rules/fr-29-shared-account.ts";
import { manyNotUnderstood } from "./rules/fr-33-many-not-understood.ts";
import { vagueAnswer } from "./rules/fr-34-vague-answer.ts";

/** The rules that run on a ledger. Those of other capabilities are in the rule catalogue only. */
export const ledgerRules: ReadonlyMap<RuleId, LedgerRule> = new Map<RuleId, LedgerRule>([
  ["FR-01", isdnLine],
  ["FR-02", lteBypass],
  ["FR-03", noRadiologyLine],
  ["FR-04", vendorDevice],
  ["FR-05", firmwareUnknown],
  ["FR-06", patchClause],
  ["FR-07", backupNot321],
  ["FR-08", connectionCount],
  ["FR-09", linkableAnonymisation],
  ["FR-10", sslVpnToHttps],
  ["FR-11", onsiteContractRemote],
  ["FR-12", unknownConnection],
  ["FR-13", liabilityWaiver],
  ["FR-14", noOverallDiagram],
  ["FR-16", alwaysOnWithoutPermission],
  ["FR-17", noRemoteClause],
  ["FR-18", noConfidentiality],
  ["FR-20", vpnWithoutPatching],
  ["FR-21", vendorReport],
  ["FR-27", noMdsSds],
  ["FR-28", iotNotReviewed],
  ["FR-29", sharedAccount],
  ["FR-30", clinicalInternet],
  ["FR-31", privatePcs],
  ["FR-32", itNotInContracts],
  ["FR-34", vagueAnswer],
  ["FC-01", modalityWithoutLine],
  ["FC-02", noCounterpart],
  ["FC-03", basicFactsMissing],
  ["FC-04", manyUnknown],
  ["FC-05", noLineKind],
  ["FC-06", versionBlank],
  ["FC-07", contractNotRecorded],
  ["FC-08", systemsWithoutBackup],
  ["FC-09", noConnections],
  ["FC-10", noSafetyOfficer],
  ["FC-11", contradictions],
  ["FC-12", changedBySpreadsheet],
]);

/** Statements are built from names that may stand anywhere; in English a sentence begins with a capital. */
const asSentence = (fact: FindingFact): FindingFact => {
  const { ja, en } = fact.statement;
  return { ...fact, statement: { ja, en: en.charAt(0).toUpperCase() + en.slice(1) } };
};

/**
 * Runs every rule of the ledger.
 * @param today     ISO date in Japan
 * @param exposures what published vulnerabilities affect, for FR-19; none where no feed was ever read
 * @param checklists what was answered to checklists, for FR-33 and CL; left out where no survey asked
 * @returns facts in the order of the rules (FR-19, FR-33 and CL last), and within a rule in the order of the ledger
 */
export function ledgerFindings(
  ledger: Ledger,
  today: string,
  exposures: readonly DeviceExposure[] = [],
  checklists?: ChecklistSays,
): LedgerFindings {
  const ofLedger = [...ledgerRules.values()].flatMap((rule) => rule(ledger, today));
  const facts: FindingFact[] = [
    ...ofLedger,
    ...publishedVulnerability(ledger, exposures),
    ...(checklists
      ? [...manyNotUnderstood(ledger, checklists), ...contradictedAnswers(ledger, checklists.contradictions)]
      : []),
  ].map(asSentence);
  return {
    findings: facts.filter((fact) => !fact.rule.startsWith("FC-")),
    completeness: facts.filter((fact) => fact.rule.startsWith("FC-")),
  };
}
