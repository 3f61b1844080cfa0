import type { FastifyInstance } from "fastify";
import { type Authenticate, mount, Refused } from "../platform/http/mount.ts";
import { fileOf, readUpload } from "../platform/http/upload.ts";
import { addAttachment, attachmentTypes, readAttachment, removeAttachment } from "./attachment.store.ts";
import type { LedgerContext } from "./commands.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";

export function attachmentRoutes(app: FastifyInstance, authenticate: Authenticate, context: LedgerContext): void {
  mount(app, authenticate, contracts.addAttachment, async ({ actor, params, request }) => {
    const upload = await readUpload(request);
    if (upload instanceof Refused) return upload;
    const file = fileOf(upload.files, attachmentTypes);
    if (typeof file === "string") {
      return new Refused(
        422,
        "wrong_file_type",
        "添付できるのは写真（JPEG・PNG・WebP）と PDF です。",
        upload.files[0]?.name ?? null,
      );
    }
    const id = await addAttachment(context, actor, params.facilityId, params.recordId, {
      ...file,
      caption: upload.fields.caption ?? "",
    });
    return id ? { id } : toHttp({ reason: "not_found" });
  });

  mount(app, authenticate, contracts.getAttachment, async ({ params: { facilityId, fileId }, reply }) => {
    const file = await readAttachment(context, facilityId, fileId);
    if (!file) return toHttp({ reason: "not_found" });
    const shown = file.mediaType.startsWith("image/") ? "inline" : "attachment";
    return reply
      .type(file.mediaType)
      .header("content-disposition", `${shown}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header("content-security-policy", "sandbox; default-src 'none'")
      .send(file.content);
  });

  mount(app, authenticate, contracts.deleteAttachment, async ({ actor, params: { facilityId, fileId } }) => {
    const removed = await removeAttachment(context, actor, facilityId, fileId);
    return removed ? undefined : toHttp({ reason: "not_found" });
  });
}
