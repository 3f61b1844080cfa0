import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { FileStore } from "../../platform/files.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { Recorder, SheetKey } from "./record-checks.store.ts";
import "./tables.store.ts";

/** Kinds of files that a photo or a scan comes as; nothing else is taken, and only pictures are ever shown in place. */
export const evidenceTypes: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  pdf: "application/pdf",
};

/** Keeps a file that was shown as evidence. @returns null where there is no such sheet */
export async function keepEvidence(
  trx: Trx,
  files: FileStore,
  key: SheetKey,
  file: { name: string; mediaType: string; content: Uint8Array },
  by: Recorder,
  at: Date,
): Promise<string | null> {
  const { facilityId, programmeId, sheetId } = key;
  const sheet = await trx
    .selectFrom("survey_sheet")
    .select("sheet_id")
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("sheet_id", "=", sheetId)
    .executeTakeFirst();
  const participation = sheet && (await findParticipation(trx, key));
  if (!participation) return null;
  const fileId = await files.put(trx, facilityId, { ...file, by: by.label, at });
  await trx
    .insertInto("survey_evidence")
    .values({
      facility_id: facilityId,
      programme_id: programmeId,
      file_id: fileId,
      sheet_id: sheetId,
      added_by: by.name,
      added_at: at,
      shared_with: participation.sharedWith,
    })
    .execute();
  const detail = { programmeId, sheetId, name: file.name };
  await recordAudit(trx, facilityId, {
    at,
    actor: by.label,
    action: "survey.evidence.add",
    subject: `file:${fileId}`,
    detail,
  });
  return fileId;
}

/** A file of this survey's evidence; the hospital's other files lie in the same store under other permissions. */
export async function readEvidence(trx: Trx, files: FileStore, { facilityId, programmeId }: SurveyKey, fileId: string) {
  const kept = await trx
    .selectFrom("survey_evidence")
    .select("file_id")
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("file_id", "=", fileId)
    .executeTakeFirst();
  return kept && files.get(trx, facilityId, fileId);
}
