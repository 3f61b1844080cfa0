import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { FileStore } from "../../platform/files.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Surveyed } from "./engagement.store.ts";
import type { EngagementRefusal } from "./engagement-contract.ts";

const begins = [
  ["%PDF-", "application/pdf"],
  ["\x89PNG", "image/png"],
  ["\xff\xd8\xff", "image/jpeg"],
] as const;

/** By what it begins with: a name can be anything. */
const mediaTypeOf = (content: Buffer): string | undefined =>
  begins.find(([head]) => content.subarray(0, head.length).toString("latin1") === head)?.[1];

/** Keeps the signed document, sealed with the hospital's key; a second one is refused. @returns its id */
export async function addEngagementFile(
  trx: Trx,
  files: FileStore,
  { facilityId, programmeId, engagementId }: Surveyed & { engagementId: string },
  file: { name: string; content: Buffer } | undefined,
  by: { label: string },
  now: Date,
): Promise<Result<string, EngagementRefusal>> {
  const row = await trx
    .selectFrom("engagement")
    .select("file_id")
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("id", "=", engagementId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse("not_found");
  if (row.file_id !== null) return refuse("file_is_there");
  if (!file) return refuse("file_wanted");
  const mediaType = mediaTypeOf(file.content);
  if (!mediaType) return refuse("file_kind");
  const id = await files.put(trx, facilityId, { ...file, mediaType, by: by.label, at: now });
  await trx
    .updateTable("engagement")
    .set({ file_id: id })
    .where("facility_id", "=", facilityId)
    .where("id", "=", engagementId)
    .execute();
  await recordAudit(trx, facilityId, {
    at: now,
    actor: by.label,
    action: "engagement.fileKept",
    subject: `engagement:${engagementId}`,
    detail: { file: id, name: file.name },
  });
  return ok(id);
}

/** @param where without a programme: of any of the hospital's */
export async function readEngagementFile(
  trx: Trx,
  files: FileStore,
  where: { facilityId: string; programmeId?: string; engagementId: string },
) {
  const row = await trx
    .selectFrom("engagement")
    .select("file_id")
    .where("facility_id", "=", where.facilityId)
    .where("id", "=", where.engagementId)
    .$if(where.programmeId !== undefined, (query) => query.where("programme_id", "=", where.programmeId ?? ""))
    .executeTakeFirst();
  return row?.file_id ? files.get(trx, where.facilityId, row.file_id) : undefined;
}
