import { backupTests, currentFindings } from "../finding/api.ts";
import type { Evidence } from "../finding/contract.ts";
import { inquiriesOf, ledgerOf, recordNames } from "../ledger/api.ts";
import type { FacilityId, Ledger } from "../ledger/contract.ts";
import type { InquiryView } from "../ledger/route-contracts.ts";
import type { Db } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { checklistReport } from "../survey/checklist/api.ts";
import { type VendorInquiry, vendorInquiries } from "../survey/homework/api.ts";
import { evidenceLine } from "./content/evidence-line.ts";
import type { DocumentInput, InquiryEntry, ReportedFinding } from "./contract.ts";

/** All that documents are made from but the pictures, which are drawn from it; undefined when there is no such hospital. */
export async function gather(
  db: Db,
  facilityId: FacilityId,
  today: string,
): Promise<Omit<DocumentInput, "pictures"> | undefined> {
  const ledger = await ledgerOf(db, facilityId);
  if (!ledger) return undefined;
  const checklists = await checklistReport(db, facilityId);
  return inFacility(db, facilityId, async (trx) => {
    const current = await currentFindings(trx, facilityId);
    const subjects = await recordNames(
      trx,
      facilityId,
      current.map(({ finding }) => finding.fact.ref),
    );
    const numbers = connectionNumbers(ledger);
    return {
      ledger,
      findings: current.map((one) => reported(one, subjects, numbers)),
      inquiries: [
        ...(await inquiriesOf(trx, facilityId, today)).flatMap((inquiry) => entries(inquiry)),
        ...(await vendorInquiries(trx, facilityId, today)).map(askedInSurvey),
      ],
      backupTests: backupTests(ledger),
      checklists,
    };
  });
}

const connectionNumbers = (ledger: Ledger) =>
  new Map<string, number>(ledger.records.connection.map((record) => [record.id, record.number]));

type Current = Awaited<ReturnType<typeof currentFindings>>[number];

function reported(
  { finding, rule }: Current,
  subjects: ReadonlyMap<string, string>,
  numbers: ReadonlyMap<string, number>,
): ReportedFinding {
  const { fact, status } = finding;
  return {
    key: finding.key,
    rule: fact.rule,
    severity: rule.severity,
    title: rule.label.ja,
    on: fact.on,
    ref: fact.ref,
    number: numbers.get(fact.ref) ?? null,
    subject: subjects.get(fact.ref) ?? "",
    statement: fact.statement.ja,
    detail: fact.detail.map((evidence: Evidence) => evidenceLine(evidence)),
    source: [rule.source.doc, rule.source.section].filter(Boolean).join(" "),
    suggestion: fact.suggestion.ja,
    status:
      status.state === "accepted"
        ? { state: "accepted", by: status.by, reason: status.reason, until: status.until }
        : { state: "open" },
  };
}

/** D5b has a line per inquiry and connection asked about; an inquiry about nothing of a connection has one line. */
function entries(inquiry: InquiryView): InquiryEntry[] {
  const connections = [
    ...new Set(inquiry.items.filter((item) => item.kind === "connection").map((item) => item.number)),
  ];
  const numbers: (number | null)[] = connections.length ? connections : [null];
  return numbers.map((connectionNumber) => ({
    id: connectionNumber === null ? inquiry.id : `${inquiry.id}:${connectionNumber}`,
    date: inquiry.askedOn,
    connectionNumber,
    askedTo: inquiry.askedParty,
    askedParty: inquiry.askedTo,
    hospitalConsentOn: inquiry.hospitalConsentOn,
    question: inquiry.question,
    dueOn: inquiry.dueOn,
    answeredOn: inquiry.answeredOn,
    answerSummary: inquiry.answerSummary,
    outcome: inquiry.state,
    recordedBy: inquiry.recordedBy,
  }));
}

/** A survey's own question to a vendor stands in the same history. */
const askedInSurvey = ({ askedOn, ...inquiry }: VendorInquiry): InquiryEntry => ({
  ...inquiry,
  date: askedOn,
  askedTo: "vendor",
});
