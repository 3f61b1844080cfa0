import type { FastifyInstance } from "fastify";
import type { LinkComer } from "../../identity/api.ts";
import { LinkToken } from "../../identity/contract.ts";
import { byLink } from "../../platform/http/by-link.ts";
import { mount, nobodyKnocks, Refused } from "../../platform/http/mount.ts";
import { fileOf, readUpload } from "../../platform/http/upload.ts";
import { refuse } from "../../shared/result.ts";
import { attachmentTypes } from "../attachment.store.ts";
import { handIn, openSheet, saveDraft } from "./answer.store.ts";
import { addFile, mayAddFile, removeFile } from "./answer-file.store.ts";
import { comeByAnswerLink } from "./come-by-link.store.ts";
import type { LinkContext } from "./make-link.store.ts";
import { type ComerRefusal, toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";

/** Answering an inquiry through its link: open to whoever holds the secret, which is all that these routes go by. */
export function answerRoutes(app: FastifyInstance, context: LinkContext): void {
  const throughLink = byLink<string, LinkComer, ComerRefusal>(
    (token, address) => comeByAnswerLink(context, token, address),
    toHttp,
  );

  mount(app, nobodyKnocks, contracts.readAnswerSheet, ({ body, request }) =>
    throughLink(request, body.token, (comer) => openSheet(context, comer)),
  );
  mount(app, nobodyKnocks, contracts.saveAnswer, ({ body, request }) =>
    throughLink(request, body.token, (comer) => saveDraft(context, comer, body.draft)),
  );
  mount(app, nobodyKnocks, contracts.submitAnswer, ({ body, request }) =>
    throughLink(request, body.token, (comer) => handIn(context, comer, body.answer)),
  );

  mount(app, nobodyKnocks, contracts.addAnswerFile, async ({ request }) => {
    const token = LinkToken.safeParse(request.headers[contracts.linkHeader]);
    if (!token.success) return toHttp("link_wrong");
    return throughLink(request, token.data, async (comer) => {
      const may = await mayAddFile(context, comer);
      if (!may.ok) return may;
      const upload = await readUpload(request, 1);
      if (upload instanceof Refused) return upload;
      const file = fileOf(upload.files, attachmentTypes);
      if (typeof file === "string") return refuse(file);
      return addFile(context, comer, { ...file, recordId: upload.fields.recordId ?? "" });
    });
  });
  mount(app, nobodyKnocks, contracts.removeAnswerFile, async ({ body, request }) => {
    const outcome = await throughLink(request, body.token, (comer) => removeFile(context, comer, body.fileId));
    return outcome instanceof Refused ? outcome : undefined;
  });
}
