import type { FastifyInstance, FastifyRequest } from "fastify";
import { LinkToken } from "../../identity/contract.ts";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { readUpload } from "../../platform/http/upload.ts";
import type { Result } from "../../shared/result.ts";
import { attachmentTypes } from "../attachment.store.ts";
import { handIn, openSheet, saveDraft } from "./answer.store.ts";
import { addFile, mayAddFile, removeFile } from "./answer-file.store.ts";
import { type Comer, comeByLink } from "./come-by-link.store.ts";
import type { LinkContext } from "./make-link.store.ts";
import { type ComerRefusal, toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";

const nobodyKnocks: Authenticate = async () => null;

/** Answering an inquiry through its link: open to whoever holds the secret, which is all that these routes go by. */
export function answerRoutes(app: FastifyInstance, context: LinkContext): void {
  async function byLink<T>(
    request: FastifyRequest,
    token: string,
    work: (comer: Comer) => Promise<Result<T, ComerRefusal>>,
  ): Promise<T | Refused> {
    const came = await comeByLink(context, token, request.ip);
    if (!came.ok) return toHttp(request, came.error);
    const outcome = await work(came.value);
    return outcome.ok ? outcome.value : toHttp(request, outcome.error);
  }

  mount(app, nobodyKnocks, contracts.readAnswerSheet, ({ body, request }) =>
    byLink(request, body.token, (comer) => openSheet(context, comer)),
  );
  mount(app, nobodyKnocks, contracts.saveAnswer, ({ body, request }) =>
    byLink(request, body.token, (comer) => saveDraft(context, comer, body.draft)),
  );
  mount(app, nobodyKnocks, contracts.submitAnswer, ({ body, request }) =>
    byLink(request, body.token, (comer) => handIn(context, comer, body.answer)),
  );

  mount(app, nobodyKnocks, contracts.addAnswerFile, async ({ request }) => {
    const token = LinkToken.safeParse(request.headers[contracts.linkHeader]);
    if (!token.success) return toHttp(request, "link_wrong");
    const comer = await byLink(request, token.data, async (came) => {
      const may = await mayAddFile(context, came);
      return may.ok ? { ok: true, value: came } : may;
    });
    if (comer instanceof Refused) return comer;
    const upload = await readUpload(request, 1);
    if (upload instanceof Refused) return upload;
    const [file] = upload.files;
    if (!file) return toHttp(request, "no_file");
    const mediaType = attachmentTypes[file.name.split(".").at(-1)?.toLowerCase() ?? ""];
    if (!mediaType) return toHttp(request, "wrong_file_type");
    const added = await addFile(context, comer, { ...file, mediaType, recordId: upload.fields.recordId ?? "" });
    return added.ok ? added.value : toHttp(request, added.error);
  });
  mount(app, nobodyKnocks, contracts.removeAnswerFile, async ({ body, request }) => {
    const outcome = await byLink(request, body.token, (comer) => removeFile(context, comer, body.fileId));
    return outcome instanceof Refused ? outcome : undefined;
  });
}
