import type { LinkComer } from "../../identity/api.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { LedgerContext } from "../commands.store.ts";
import type { FacilityId } from "../contract.ts";
import { askedItems, filesOf } from "./answer-sheet.store.ts";
import { throughLink } from "./come-by-link.store.ts";
import type { AnswerFile } from "./route-contracts.ts";

/** Files of one answer; each may be as large as any attachment. */
const mostFiles = 20;

export type FileRefusal = "too_many_files" | "not_asked" | "file_gone";

/** Asked before a file is read from the wire: somebody unknown gets no memory of the server for it. */
export const mayAddFile = (context: LedgerContext, comer: LinkComer) =>
  throughLink(context, comer, "write", async (trx, link): Promise<Result<null, FileRefusal>> => {
    const files = await filesOf(trx, link.facility_id as FacilityId, link.id);
    return files.length < mostFiles ? ok(null) : refuse("too_many_files");
  });

/** Keeps a file of the answer, encrypted with the hospital's key as every file of it. */
export const addFile = (
  context: LedgerContext,
  comer: LinkComer,
  file: { recordId: string; name: string; mediaType: string; content: Uint8Array },
) =>
  throughLink(context, comer, "write", async (trx, link): Promise<Result<AnswerFile, FileRefusal>> => {
    const facilityId = link.facility_id as FacilityId;
    const asked = await askedItems(trx, facilityId, link.inquiry_id);
    const item = asked.find(({ recordId }) => recordId === file.recordId);
    if (!item) return refuse("not_asked");
    if ((await filesOf(trx, facilityId, link.id)).length >= mostFiles) return refuse("too_many_files");
    const at = context.now();
    const id = await context.files.put(trx, facilityId, { ...file, by: `link:${link.inquiry_id}`, at });
    const { name, mediaType, content } = file;
    await trx
      .insertInto("answer_file")
      .values({
        facility_id: facilityId,
        id,
        link_id: link.id,
        record_id: item.recordId,
        name,
        media_type: mediaType,
        size_bytes: content.byteLength,
        created_at: at,
      })
      .execute();
    return ok({ id, recordId: item.recordId, name, sizeBytes: content.byteLength });
  });

export const removeFile = (context: LedgerContext, comer: LinkComer, id: string) =>
  throughLink(context, comer, "write", async (trx, link): Promise<Result<null, FileRefusal>> => {
    const removed = await trx
      .deleteFrom("answer_file")
      .where("facility_id", "=", link.facility_id)
      .where("link_id", "=", link.id)
      .where("id", "=", id)
      .executeTakeFirst();
    if (removed.numDeletedRows === 0n) return refuse("file_gone");
    await context.files.remove(trx, link.facility_id, id);
    return ok(null);
  });
