import type { Db } from "../../platform/db/tables.ts";
import { inProgramme } from "../../platform/db/tenant.ts";
import type { FileStore } from "../../platform/files.ts";
import type { Threads } from "../../platform/threads.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { inHospitalsOfProgramme } from "../programme/context.store.ts";
import { type AgreementKind, addresseeOf, agreementNames } from "./agreement-kind.ts";
import { keepAgreement } from "./document.store.ts";
import { type FilledDocument, fillDocument } from "./filled-document.ts";
import { type HospitalOfProgramme, hospitalsOfProgramme, programmeFacts } from "./programme-facts.store.ts";
import type { AgreementRefusal } from "./refusal.routes.ts";
import type { RenderedAgreement, ToRender } from "./render-agreement.worker.ts";
import { templatesOf } from "./template.store.ts";
import { valuesFor } from "./values.ts";

export interface AgreementContext {
  db: Db;
  files: FileStore;
  run: Threads["run"];
  now(): Date;
}

export interface Issue {
  kind: AgreementKind;
  facilityIds: readonly string[];
  organisationId: string | null;
  /** YYYY-MM-DD */
  issuedOn: string;
  withBlanks: boolean;
}

/** So many are set at a time, so that no thread is busy with it for long and nothing large is held. */
const atATime = 20;

/** Makes and keeps one document for each hospital. Refused for one, it is refused for all, before anything is made. */
export async function issueAgreements(
  context: AgreementContext,
  programmeId: string,
  issue: Issue,
  by: Actor,
): Promise<Result<{ facilityId: string; agreementId: string }[], AgreementRefusal>> {
  const prepared = await prepare(context, programmeId, issue);
  if (!prepared.ok) return prepared;
  const { edition, documents } = prepared.value;
  const issued: { facilityId: string; agreementId: string }[] = [];
  for (let at = 0; at < documents.length; at += atATime) {
    const some = documents.slice(at, at + atATime);
    const rendered = await render(
      context.run,
      some.map(({ document }) => document),
      ["pdf", "docx"],
    );
    for (const [index, { facilityId, organisationId }] of some.entries()) {
      const { pdf, docx } = rendered[index] ?? {};
      if (!pdf || !docx) throw new Error("a document was not made");
      const made = { kind: issue.kind, templateEdition: edition, organisationId, issuedOn: issue.issuedOn, pdf, docx };
      const agreementId = await inHospitalsOfProgramme(context.db, programmeId, [facilityId], (trx) =>
        keepAgreement(trx, context.files, { facilityId, programmeId }, made, by, context.now()),
      );
      issued.push({ facilityId, agreementId });
    }
  }
  return ok(issued);
}

interface Prepared {
  edition: number;
  documents: { facilityId: string; organisationId: string | null; document: FilledDocument }[];
}

async function prepare(
  { db, now }: AgreementContext,
  programmeId: string,
  issue: Issue,
): Promise<Result<Prepared, AgreementRefusal>> {
  const known = await inProgramme(db, programmeId, { as: "plan" }, async (trx) => {
    const found = await programmeFacts(trx, programmeId, now());
    const template = (await templatesOf(trx, programmeId)).find(({ kind }) => kind === issue.kind);
    return found && template ? { ...found, template } : null;
  });
  if (!known) return refuse({ reason: "not_found" });
  const all = new Map((await hospitalsOfProgramme(db, programmeId)).map((one) => [one.facilityId, one]));
  const wanted = [...new Set(issue.facilityIds)].map((id) => all.get(id));
  if (wanted.some((one) => !one)) return refuse({ reason: "not_found" });
  const hospitals = wanted.filter((one) => one !== undefined);
  const chosen = known.organisations.find(({ organisationId }) => organisationId === issue.organisationId);
  if (issue.organisationId !== null && !chosen) return refuse({ reason: "not_found" });
  const isForCompany = addresseeOf[issue.kind] === "company";
  const without = isForCompany && !chosen ? hospitals.filter(({ companyId }) => companyId === null) : [];
  if (without.length > 0) return refuse({ reason: "no_company", hospitals: without.map(({ name }) => name) });
  const { template, facts } = known;
  const foot = `${agreementNames[issue.kind].ja}　${template.edition === 0 ? "標準の雛形" : `雛形 第${template.edition}版`}`;
  const filled = hospitals.map((hospital) => {
    const company = chosen?.name ?? hospital.company;
    const number = numberOf(issue.issuedOn, hospital, hospitals);
    const values = valuesFor(facts, { hospital: hospital.name, company, issuedOn: issue.issuedOn, number });
    const organisationId = isForCompany ? (chosen?.organisationId ?? hospital.companyId) : null;
    const { facilityId } = hospital;
    return { facilityId, organisationId, ...fillDocument(template, values, { foot, issuedOn: issue.issuedOn }) };
  });
  const missing = [...new Set(filled.flatMap((one) => one.missing))];
  if (missing.length > 0 && !issue.withBlanks) return refuse({ reason: "missing_values", names: missing });
  return ok({ edition: template.edition, documents: filled });
}

/** Day of issue and place in the list issued together: short, and told apart by eye. */
const numberOf = (issuedOn: string, hospital: HospitalOfProgramme, together: readonly HospitalOfProgramme[]): string =>
  `${issuedOn.replaceAll("-", "")}-${String(together.indexOf(hospital) + 1).padStart(3, "0")}`;

export const render = (
  run: Threads["run"],
  documents: FilledDocument[],
  formats: ToRender["formats"],
): Promise<RenderedAgreement[]> => run("survey.renderAgreements", { documents, formats } satisfies ToRender);
