import { recordAudit } from "../platform/audit/audit.ts";
import type { Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import type { Actor } from "../shared/actor.ts";
import type { LedgerContext } from "./commands.store.ts";
import type { FacilityId, RecordId } from "./contract.ts";
import { findRecord } from "./record.store.ts";

declare module "../platform/db/tables.ts" {
  interface Tables {
    ledger_attachment: {
      facility_id: string;
      id: string;
      record_id: string;
      caption: string;
      created_by: string;
      created_at: Date;
    };
  }
}

/** Kinds of files a photo of a label or a contract scan comes as; anything else is refused, and nothing is ever shown inline but pictures. */
export const attachmentTypes: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  pdf: "application/pdf",
};

export async function listAttachments(trx: Trx, facilityId: FacilityId, recordId: RecordId) {
  const rows = await trx
    .selectFrom("ledger_attachment as attachment")
    .innerJoin("stored_file as file", (join) =>
      join.onRef("file.facility_id", "=", "attachment.facility_id").onRef("file.id", "=", "attachment.id"),
    )
    .select(["attachment.id", "attachment.caption", "file.name", "file.media_type", "file.size_bytes"])
    .where("attachment.facility_id", "=", facilityId)
    .where("attachment.record_id", "=", recordId)
    .orderBy("attachment.created_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    caption: row.caption,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
  }));
}

/** The content, when `id` is an attachment: imported files and issued editions lie in the same store under other permissions. */
export function readAttachment({ db, files }: Pick<LedgerContext, "db" | "files">, facilityId: FacilityId, id: string) {
  return inFacility(db, facilityId, async (trx) => {
    const attached = await trx
      .selectFrom("ledger_attachment")
      .select("id")
      .where("facility_id", "=", facilityId)
      .where("id", "=", id)
      .executeTakeFirst();
    return attached && files.get(trx, facilityId, id);
  });
}

export interface AttachedFile {
  name: string;
  mediaType: string;
  content: Uint8Array;
  caption: string;
}

/** @returns its id; null when there is no such record */
export const addAttachment = (
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  recordId: RecordId,
  file: AttachedFile,
): Promise<string | null> =>
  inFacility(context.db, facilityId, (trx) => attach(trx, context, actor, { facilityId, recordId }, file));

/** The same within the caller's transaction. */
export async function attach(
  trx: Trx,
  context: LedgerContext,
  actor: Actor,
  { facilityId, recordId }: { facilityId: FacilityId; recordId: RecordId },
  file: AttachedFile,
): Promise<string | null> {
  if (!(await findRecord(trx, facilityId, recordId))) return null;
  const at = context.now();
  const id = await context.files.put(trx, facilityId, { ...file, by: actor.label, at });
  await attachKept(trx, facilityId, { id, recordId, caption: file.caption, by: actor.name, at });
  await recordAudit(trx, facilityId, {
    at,
    actor: actor.label,
    action: "attachment.add",
    subject: `record:${recordId}`,
    detail: { file: id, name: file.name },
  });
  return id;
}

/** Makes a file that is in the store already an attachment of a record, under its id. */
export async function attachKept(
  trx: Trx,
  facilityId: FacilityId,
  { id, recordId, caption, by, at }: { id: string; recordId: RecordId; caption: string; by: string; at: Date },
): Promise<void> {
  await trx
    .insertInto("ledger_attachment")
    .values({ facility_id: facilityId, id, record_id: recordId, caption, created_by: by, created_at: at })
    .execute();
}

export function removeAttachment(
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  id: string,
): Promise<boolean> {
  return inFacility(context.db, facilityId, async (trx) => {
    const removed = await trx
      .deleteFrom("ledger_attachment")
      .where("facility_id", "=", facilityId)
      .where("id", "=", id)
      .returning("record_id")
      .executeTakeFirst();
    if (!removed) return false;
    await context.files.remove(trx, facilityId, id);
    await recordAudit(trx, facilityId, {
      at: context.now(),
      actor: actor.label,
      action: "attachment.remove",
      subject: `record:${removed.record_id}`,
      detail: { file: id },
    });
    return true;
  });
}
