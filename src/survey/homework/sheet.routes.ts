import type { FastifyInstance, FastifyRequest } from "fastify";
import { LinkToken } from "../../identity/contract.ts";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { readUpload } from "../../platform/http/upload.ts";
import type { Result } from "../../shared/result.ts";
import { comeByHomeworkLink, type HomeworkComer } from "./come-by-link.store.ts";
import type { HomeworkContext } from "./context.store.ts";
import { homeworkFileType } from "./file-types.ts";
import { type HomeworkReason, toHttp } from "./refusal.routes.ts";
import * as sheets from "./sheet.store.ts";
import * as contracts from "./sheet-contracts.ts";

const nobodyKnocks: Authenticate = async () => null;

/** A vendor's answer through its link: open to whoever holds the secret, which is all that these routes go by. */
export function sheetRoutes(app: FastifyInstance, context: HomeworkContext): void {
  async function byLink<T>(
    request: FastifyRequest,
    token: string,
    work: (comer: HomeworkComer) => Promise<Result<T, HomeworkReason>>,
  ): Promise<T | Refused> {
    const came = await comeByHomeworkLink(context, token, request.ip);
    if (!came.ok) return toHttp(request, came.error);
    const outcome = await work(came.value);
    return outcome.ok ? outcome.value : toHttp(request, outcome.error);
  }

  mount(app, nobodyKnocks, contracts.readHomeworkSheet, ({ body, request }) =>
    byLink(request, body.token, (comer) => sheets.openHomeworkSheet(context, comer)),
  );
  mount(app, nobodyKnocks, contracts.saveHomeworkSheet, ({ body, request }) =>
    byLink(request, body.token, (comer) => sheets.saveHomeworkSheet(context, comer, body.draft)),
  );
  mount(app, nobodyKnocks, contracts.submitHomeworkSheet, ({ body, request }) =>
    byLink(request, body.token, (comer) => sheets.submitHomeworkSheet(context, comer, body.answer)),
  );
  mount(app, nobodyKnocks, contracts.addSheetFile, async ({ request }) => {
    const token = LinkToken.safeParse(request.headers[contracts.homeworkLinkHeader]);
    if (!token.success) return toHttp(request, "link_wrong");
    const comer = await byLink(request, token.data, async (came) => {
      const may = await sheets.mayAddSheetFile(context, came);
      return may.ok ? { ok: true, value: came } : may;
    });
    if (comer instanceof Refused) return comer;
    const upload = await readUpload(request, 1);
    if (upload instanceof Refused) return upload;
    const [file] = upload.files;
    if (!file) return toHttp(request, "no_file");
    const mediaType = homeworkFileType(file.name);
    if (!mediaType) return toHttp(request, "wrong_file_type");
    const added = await sheets.addSheetFile(context, comer, { ...file, mediaType });
    return added.ok ? added.value : toHttp(request, added.error);
  });
  mount(app, nobodyKnocks, contracts.removeSheetFile, async ({ body, request }) => {
    const outcome = await byLink(request, body.token, (comer) => sheets.removeSheetFile(context, comer, body.fileId));
    return outcome instanceof Refused ? outcome : undefined;
  });
}
