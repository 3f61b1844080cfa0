import type { FastifyInstance } from "fastify";
import type { Trx } from "../../platform/db/tables.ts";
import { inProgramme } from "../../platform/db/tenant.ts";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import { writeZip } from "../../platform/spreadsheet/xlsx-writing/zip-writing.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { inHospitalsOfProgramme } from "../programme/context.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { agreementNames } from "./agreement-kind.ts";
import { agreementsOf, inView, mediaTypes } from "./document.store.ts";
import { hospitalAgreementRoutes } from "./hospital.routes.ts";
import { type AgreementContext, issueAgreements } from "./issue.store.ts";
import { previewAgreement } from "./preview.store.ts";
import { type HospitalOfProgramme, hospitalsOfProgramme, programmeFacts } from "./programme-facts.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";
import { sendFile } from "./send-file.routes.ts";
import { saveSetting, saveTemplate, settingOf, templatesOf } from "./template.store.ts";
import { valuesFor } from "./values.ts";

/** Letters and contracts: the secretariat's texts and what it issued, and what hospital and company get of it. */
export function agreementRoutes(app: FastifyInstance, authenticate: Authenticate, context: AgreementContext): void {
  const { db, files, now } = context;
  hospitalAgreementRoutes(app, authenticate, context);
  const inPlan = <T>(programmeId: string, work: (trx: Trx) => Promise<T>) =>
    inProgramme(db, programmeId, { as: "plan" }, work);

  mount(app, authenticate, contracts.listAgreementTemplates, async ({ params: { programmeId } }) => {
    const found = await inPlan(programmeId, async (trx) => {
      const known = await programmeFacts(trx, programmeId, now());
      return (
        known && { ...known, templates: await templatesOf(trx, programmeId), kept: await settingOf(trx, programmeId) }
      );
    });
    if (!found) return toHttp({ reason: "not_found" });
    const { facts, templates, kept } = found;
    const general = { hospital: "", company: null, issuedOn: japanDay(now()), number: null };
    const { hospital: _, ...values } = valuesFor(facts, general);
    return {
      programme: facts.programme,
      templates: templates.map(({ made, ...template }) => ({
        ...template,
        made: made && { ...made, at: made.at.toISOString() },
      })),
      setting: kept.setting,
      settingEdition: kept.edition,
      values,
    };
  });

  mount(app, authenticate, contracts.saveAgreementTemplate, async ({ actor, params: { programmeId }, body }) => {
    const saved = await inPlan(programmeId, (trx) => saveTemplate(trx, programmeId, body, actor, now()));
    return saved.ok ? { edition: saved.value } : toHttp(saved.error);
  });

  mount(app, authenticate, contracts.saveAgreementSetting, async ({ actor, params: { programmeId }, body }) => {
    const saved = await inPlan(programmeId, (trx) => saveSetting(trx, programmeId, body, actor, now()));
    return saved.ok ? { edition: saved.value } : toHttp(saved.error);
  });

  mount(app, authenticate, contracts.previewAgreement, async ({ params, body, reply }) => {
    const made = await previewAgreement(context, params.programmeId, body);
    if (!made.ok) return toHttp(made.error);
    const name = `${agreementNames[body.kind].ja}_試し.${body.format}`;
    return sendFile(reply, { name, mediaType: mediaTypes[body.format], content: Buffer.from(made.value) }, "inline");
  });

  mount(app, authenticate, contracts.listAgreementDocuments, async ({ params: { programmeId } }) => {
    const known = await inPlan(programmeId, (trx) => programmeFacts(trx, programmeId, now()));
    if (!known) return toHttp({ reason: "not_found" });
    const hospitals = await hospitalsOfProgramme(db, programmeId);
    const kept = await keptOf(programmeId, hospitals);
    return {
      programme: known.facts.programme,
      organisations: known.organisations,
      hospitals: hospitals.map(({ companyId: _, ...hospital }) => ({
        ...hospital,
        documents: (kept.get(hospital.facilityId) ?? []).map(inView),
      })),
    };
  });

  /** The hospitals are the programme's: its own view named them. */
  async function keptOf(programmeId: string, hospitals: readonly HospitalOfProgramme[]) {
    const ids = hospitals.map(({ facilityId }) => facilityId);
    if (ids.length === 0) return new Map<string, never[]>();
    const rows = await inHospitalsOfProgramme(db, programmeId, ids, (trx) => agreementsOf(trx, programmeId, ids));
    return Map.groupBy(rows, ({ facilityId }) => facilityId);
  }

  mount(app, authenticate, contracts.issueAgreements, async ({ actor, params: { programmeId }, body }) => {
    const issued = await issueAgreements(context, programmeId, body, actor);
    return issued.ok ? { issued: issued.value } : toHttp(issued.error);
  });

  mount(app, authenticate, contracts.downloadAgreements, async ({ params: { programmeId }, query, reply }) => {
    const hospitals = await hospitalsOfProgramme(db, programmeId);
    const kept = await keptOf(programmeId, hospitals);
    const parts: { path: string; content: Buffer[] }[] = [];
    for (const [index, { facilityId, name }] of hospitals.entries()) {
      const newest = kept.get(facilityId)?.find(({ kind }) => kind === query.kind);
      if (!newest) continue;
      const file = await inHospitalsOfProgramme(db, programmeId, [facilityId], (trx) =>
        files.get(trx, facilityId, newest[query.format]),
      );
      const number = String(index + 1).padStart(3, "0");
      if (file) parts.push({ path: `${number}_${fileName(name)}.${query.format}`, content: [file.content] });
    }
    if (parts.length === 0) return toHttp({ reason: "not_found" });
    const name = `${agreementNames[query.kind].ja}_${japanDay(now())}.zip`;
    return sendFile(reply, { name, mediaType: "application/zip", content: await writeZip(parts) });
  });

  mount(app, authenticate, contracts.getProgrammeAgreement, async ({ params, query, reply }) => {
    const { agreementId, ...key } = params;
    const isOwn = (await hospitalsOfProgramme(db, key.programmeId)).some((one) => one.facilityId === key.facilityId);
    const file = isOwn ? await kept(key) : undefined;
    return file ? sendFile(reply, file) : toHttp({ reason: "not_found" });

    function kept({ facilityId, programmeId }: SurveyKey) {
      return inHospitalsOfProgramme(db, programmeId, [facilityId], async (trx) => {
        const found = (await agreementsOf(trx, programmeId, [facilityId])).find(({ id }) => id === agreementId);
        return found && files.get(trx, facilityId, found[query.format]);
      });
    }
  });
}

/** A name that every file system takes. */
const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_").slice(0, 60);
