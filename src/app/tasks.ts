import { z } from "zod";
import type { Erased } from "../custody/certificate/certificate.ts";
import { certificatePdf } from "../custody/certificate/certificate.worker.ts";
import { fileHints, importHints } from "../custody/file-hints.worker.ts";
import { DocumentFormat, VolumeKind } from "../document/contract.ts";
import { drawLayout } from "../document/draw.worker.tsx";
import { makeDocument, makeEdition } from "../document/make-document.worker.ts";
import { Picture } from "../document/route-contracts.ts";
import { evaluate } from "../finding/store.ts";
import { ledgerOf } from "../ledger/api.ts";
import type { LedgerContext } from "../ledger/commands.store.ts";
import { FacilityId, RecordKind } from "../ledger/contract.ts";
import { exportLedger } from "../ledger/export.worker.ts";
import { failCommit } from "../ledger/importing/fail-commit.store.ts";
import { commitImport, dryRun } from "../ledger/importing/import-flow.store.ts";
import { matchingIds } from "../ledger/list.store.ts";
import type { Db } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import {
  InstrumentFile,
  makeInstrumentFile,
  readInstrumentFile,
} from "../questionnaire/design/instrument-file.worker.ts";
import { protect } from "../questionnaire/disclosure/protect.worker.ts";
import { DisclosureRule, ProtectionChoice, type ProtectionRequest } from "../questionnaire/disclosure/protection.ts";
import { ReleasedTable } from "../questionnaire/disclosure/released-table.ts";
import { makeReport } from "../questionnaire/report/make-report.worker.tsx";
import { ReportFormat } from "../questionnaire/report/report-format.ts";
import { importAnswers } from "../questionnaire/round/import-answers.worker.ts";
import { sendMailing } from "../questionnaire/round/mailing.store.ts";
import { readLines } from "../questionnaire/round/read-lines.worker.ts";
import { tendRounds } from "../questionnaire/round/tend.store.ts";
import { TablePlan } from "../questionnaire/table/plan.ts";
import { Report } from "../questionnaire/tabulation/route-contracts.ts";
import { tabulateRound } from "../questionnaire/tabulation/tabulate-round.worker.ts";
import { keepLedgerFigures } from "../survey/across/ledger-figures.store.ts";
import { renderAgreements, ToRender } from "../survey/agreement/render-agreement.worker.ts";
import { readChecklistFile } from "../survey/checklist/checklist-file.worker.ts";
import { tendSurveys } from "../survey/programme/tend.store.ts";
import { matchFacility, reconcileDue } from "../vulnerability/case/reconcile-cases.store.ts";
import { exposuresFile } from "../vulnerability/exposure/export-exposures.worker.ts";
import { findFeed } from "../vulnerability/feed/feed.store.ts";
import { updateFeed } from "../vulnerability/feed/update-feed.worker.ts";
import { sheetFile } from "../vulnerability/sheet/export-sheet.worker.ts";
import { vexFile } from "../vulnerability/vex/export-vex.worker.ts";
import { removeOldDeliveries } from "../webhook/delivery-log.store.ts";

const OneImport = z.object({ facilityId: FacilityId, importId: z.uuid() });
const Commit = OneImport.extend({ actor: z.object({ label: z.string(), name: z.string() }) });
const OneMailing = z.object({ organisationId: z.uuid(), roundId: z.uuid(), mailingId: z.uuid() });
const AnswerImport = z.object({
  organisationId: z.uuid(),
  roundId: z.uuid(),
  actor: z.object({ label: z.string(), name: z.string() }),
  file: z.object({ name: z.string(), content: z.instanceof(Uint8Array) }),
  askedOfAll: z.array(z.string()),
  dryRun: z.boolean(),
});
const Tabulation = z.object({ organisationId: z.uuid(), roundId: z.uuid(), plan: TablePlan });
const ReportFile = z.object({ report: Report, format: ReportFormat });
const ToProtect = z.object({
  // Made by the tabulator itself, as what is released was.
  tables: z.custom<ProtectionRequest["tables"]>((value) => Array.isArray(value)),
  respondents: z.int(),
  rule: DisclosureRule,
  earlier: z.array(ReleasedTable),
  choice: ProtectionChoice,
  propose: z.boolean(),
});
const OneFile = z.object({ name: z.string(), content: z.instanceof(Uint8Array) });
const OneKeptFile = z.object({ facilityId: z.uuid(), fileId: z.uuid() });
// Made by our own store from a finished erasure.
const ToCertify = z.custom<Erased>((value) => typeof value === "object" && value !== null && "nameHash" in value);
const OneFeed = z.object({ feedId: z.string() });
const OneFacility = z.object({ facilityId: FacilityId });
const ExposuresFile = OneFacility.extend({ format: z.enum(["csv", "xlsx"]), advisory: z.string().optional() });
const AdvisorySheet = OneFacility.extend({ advisory: z.string() });
const VexFile = OneFacility.extend({ actor: z.string() });
const Export = OneFacility.extend({
  format: z.enum(["json", "xlsx", "csv"]),
  kind: RecordKind.optional(),
  encoding: z.enum(["utf-8", "cp932"]),
  q: z.string().optional(),
  filter: z.string().optional(),
});
const Make = OneFacility.extend({
  kind: VolumeKind,
  format: DocumentFormat,
  edition: z.string(),
  issuedBy: z.string().nullable(),
});
const MakeEdition = OneFacility.extend({ kind: VolumeKind, edition: z.int(), issuedBy: z.string() });
const Draw = OneFacility.extend({
  picture: Picture,
  language: z.enum(["ja", "en"]),
  positions: z.record(z.string(), z.object({ x: z.number(), y: z.number() })),
});

/** The heavy work by name, as the server's threads do it (worker.ts). */
export const tasks = (
  context: LedgerContext & { feedFolder: string; publicUrl: string; nvdApiKey: string | null; roundKey: Buffer },
) => ({
  async "import.read"(input: unknown) {
    const { facilityId, importId } = OneImport.parse(input);
    await dryRun(context, facilityId, importId);
  },
  async "import.commit"(input: unknown) {
    const { facilityId, importId, actor } = Commit.parse(input);
    const written = await commitImport(context, actor, facilityId, importId, "committing");
    // Somebody else's turn by now: nothing of it is this job's to mark.
    if (!written.ok && written.error.reason !== "wrong_state")
      await failCommit(context, facilityId, importId, written.error);
  },
  async "finding.evaluate"(input: unknown) {
    const { facilityId } = OneFacility.parse(input);
    await evaluate(context.db, facilityId, context.now());
    await keepLedgerFigures(context.db, facilityId, context.now());
  },
  async "vulnerability.match"(input: unknown) {
    await matchFacility(context, OneFacility.parse(input).facilityId);
  },
  async "vulnerability.reconcile"() {
    await reconcileDue(context);
  },
  async "vulnerability.exposuresFile"(input: unknown) {
    const { facilityId, ...query } = ExposuresFile.parse(input);
    const facility = { id: facilityId, name: await facilityName(context.db, facilityId) };
    const made = await exposuresFile(context.db, facility, query, context.now());
    return made.ok ? made.value : made.error;
  },
  async "vulnerability.vexFile"(input: unknown) {
    const { facilityId, actor } = VexFile.parse(input);
    const hospital = { id: facilityId, name: await facilityName(context.db, facilityId) };
    const made = await vexFile(context.db, hospital, actor, context.now());
    return made.ok ? made.value : made.error;
  },
  async "vulnerability.advisorySheet"(input: unknown) {
    const { facilityId, advisory } = AdvisorySheet.parse(input);
    const hospital = { id: facilityId, name: await facilityName(context.db, facilityId) };
    return sheetFile(context.db, hospital, advisory, context.now());
  },
  async "feed.update"(input: unknown) {
    const feed = await findFeed(context.db, OneFeed.parse(input).feedId);
    if (feed)
      await updateFeed(context.db, feed, {
        now: context.now(),
        folder: context.feedFolder,
        nvdApiKey: context.nvdApiKey,
      });
  },
  async "webhook.removeOld"() {
    await removeOldDeliveries(context);
  },
  async "questionnaire.mail"(input: unknown) {
    await sendMailing(context, OneMailing.parse(input));
  },
  async "questionnaire.tend"() {
    await tendRounds(context);
  },
  async "survey.tend"() {
    await tendSurveys(context);
  },
  "questionnaire.importAnswers": (input: unknown) => importAnswers(context, AnswerImport.parse(input)),
  "questionnaire.tabulate": (input: unknown) => tabulateRound(context.db, Tabulation.parse(input)),
  async "questionnaire.report"(input: unknown) {
    const { report, format } = ReportFile.parse(input);
    return makeReport(report, format);
  },
  "questionnaire.readInstrument": (input: unknown) => readInstrumentFile(OneFile.parse(input)),
  "questionnaire.instrumentFile": (input: unknown) => makeInstrumentFile(InstrumentFile.parse(input)),
  "questionnaire.protect": (input: unknown) => protect(ToProtect.parse(input)),
  "survey.readChecklistFile": (input: unknown) => readChecklistFile(OneFile.parse(input)),
  "questionnaire.readLines": (input: unknown) => readLines(OneFile.parse(input)),
  "survey.renderAgreements": (input: unknown) => renderAgreements(ToRender.parse(input)),
  async "ledger.export"(input: unknown) {
    const { facilityId, q, filter, ...request } = Export.parse(input);
    const ledger = await ledgerOf(context.db, facilityId);
    if (!ledger) throw new Error("there is no such hospital");
    const findingsOf = async () => {
      const findings = await evaluate(context.db, facilityId, context.now());
      if (!findings) throw new Error("there is no such hospital");
      return findings;
    };
    const { kind } = request;
    const only =
      kind && (q || filter)
        ? await inFacility(context.db, facilityId, (trx) => matchingIds(trx, facilityId, kind, { q, filter }))
        : undefined;
    const made = await exportLedger(ledger, findingsOf, { ...request, only });
    return made.ok ? { ...made.value, name: ledger.facility.name } : { refused: made.error };
  },
  "custody.certificate": async (input: unknown) => certificatePdf(ToCertify.parse(input), context.now()),
  "custody.fileHints": (input: unknown) => fileHints(context, OneKeptFile.parse(input)),
  "custody.importHints": (input: unknown) => importHints(context, OneImport.parse(input)),
  "document.make": (input: unknown) => makeDocument(context.db, Make.parse(input), context.now()),
  "document.issue": (input: unknown) => makeEdition(context.db, MakeEdition.parse(input), context.now()),
  "document.picture": (input: unknown) => drawLayout(context.db, Draw.parse(input), context.now()),
});

async function facilityName(db: Db, facilityId: FacilityId): Promise<string> {
  const row = await inFacility(db, facilityId, (trx) =>
    trx.selectFrom("facility").select("name").where("facility_id", "=", facilityId).executeTakeFirst(),
  );
  if (!row) throw new Error("there is no such hospital");
  return row.name;
}
