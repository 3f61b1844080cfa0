import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { FileStore } from "../../platform/files.ts";
import type { Actor } from "../../shared/actor.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { type AgreementKind, agreementNames } from "./agreement-kind.ts";
import type { AgreementFormat } from "./route-contracts.ts";
import "./tables.store.ts";

export const mediaTypes: Record<AgreementFormat, string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Keeps both files with the hospital's key, and that they were issued in its chain. `trx` is one of the hospital. @returns the id */
export async function keepAgreement(
  trx: Trx,
  files: FileStore,
  key: SurveyKey,
  made: {
    kind: AgreementKind;
    templateEdition: number;
    organisationId: string | null;
    issuedOn: string;
    pdf: Uint8Array;
    docx: Uint8Array;
  },
  by: Actor,
  now: Date,
): Promise<string> {
  const { facilityId, programmeId } = key;
  const id = randomUUID();
  const name = `${agreementNames[made.kind].ja}_${made.issuedOn}`;
  const keep = (format: AgreementFormat) =>
    files.put(trx, facilityId, {
      name: `${name}.${format}`,
      mediaType: mediaTypes[format],
      content: made[format],
      by: by.label,
      at: now,
    });
  const { kind, templateEdition, organisationId, issuedOn } = made;
  const hashes = { pdf_sha256: sha256(made.pdf), docx_sha256: sha256(made.docx) };
  const survey = await findParticipation(trx, key);
  await trx
    .insertInto("agreement_document")
    .values({
      facility_id: facilityId,
      programme_id: programmeId,
      id,
      kind,
      template_edition: templateEdition,
      organisation_id: organisationId,
      issued_on: issuedOn,
      pdf_file_id: await keep("pdf"),
      docx_file_id: await keep("docx"),
      ...hashes,
      issued_by: by.label,
      issued_at: now,
      shared_with: survey?.sharedWith ?? null,
    })
    .execute();
  await recordAudit(trx, facilityId, {
    at: now,
    actor: by.label,
    action: "agreement.issued",
    subject: `agreement:${id}`,
    detail: { programmeId, kind, templateEdition, organisationId, issuedOn, ...hashes },
  });
  return id;
}

/** What was issued for these hospitals in the programme, the newest first. */
export const agreementsOf = (trx: Trx, programmeId: string, facilityIds: readonly string[]) =>
  trx
    .selectFrom("agreement_document as document")
    .leftJoin("organisation", "organisation.id", "document.organisation_id")
    .select(["document.facility_id as facilityId", "document.id", "document.kind"])
    .select(["template_edition as templateEdition", "organisation_id as organisationId"])
    .select(["organisation.name as organisation", "pdf_sha256 as pdfSha256", "issued_at as issuedAt"])
    .select([sql<string>`issued_on::text`.as("issuedOn"), "pdf_file_id as pdf", "docx_file_id as docx"])
    .where("document.programme_id", "=", programmeId)
    .where("document.facility_id", "in", [...facilityIds])
    .orderBy("issued_at", "desc")
    .orderBy("document.id")
    .execute();
export type KeptAgreement = Awaited<ReturnType<typeof agreementsOf>>[number];

export const inView = ({ id, kind, templateEdition, issuedOn, organisation, pdfSha256, issuedAt }: KeptAgreement) => ({
  id,
  kind,
  templateEdition,
  issuedOn,
  organisation,
  pdfSha256,
  issuedAt: issuedAt.toISOString(),
});
