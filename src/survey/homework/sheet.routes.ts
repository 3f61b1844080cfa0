import type { FastifyInstance } from "fastify";
import type { LinkComer } from "../../identity/api.ts";
import { LinkToken } from "../../identity/contract.ts";
import { byLink } from "../../platform/http/by-link.ts";
import { mount, nobodyKnocks, Refused } from "../../platform/http/mount.ts";
import { fileOf, readUpload } from "../../platform/http/upload.ts";
import { refuse } from "../../shared/result.ts";
import { comeByHomeworkLink } from "./come-by-link.store.ts";
import type { HomeworkContext } from "./context.store.ts";
import { homeworkFileTypes } from "./file-types.ts";
import { type HomeworkReason, toHttp } from "./refusal.routes.ts";
import * as sheets from "./sheet.store.ts";
import * as contracts from "./sheet-contracts.ts";

/** A vendor's answer through its link: open to whoever holds the secret, which is all that these routes go by. */
export function sheetRoutes(app: FastifyInstance, context: HomeworkContext): void {
  const throughLink = byLink<string, LinkComer, HomeworkReason>(
    (token, address) => comeByHomeworkLink(context, token, address),
    toHttp,
  );

  mount(app, nobodyKnocks, contracts.readHomeworkSheet, ({ body, request }) =>
    throughLink(request, body.token, (comer) => sheets.openHomeworkSheet(context, comer)),
  );
  mount(app, nobodyKnocks, contracts.saveHomeworkSheet, ({ body, request }) =>
    throughLink(request, body.token, (comer) => sheets.saveHomeworkSheet(context, comer, body.draft)),
  );
  mount(app, nobodyKnocks, contracts.submitHomeworkSheet, ({ body, request }) =>
    throughLink(request, body.token, (comer) => sheets.submitHomeworkSheet(context, comer, body.answer)),
  );
  mount(app, nobodyKnocks, contracts.addSheetFile, async ({ request }) => {
    const token = LinkToken.safeParse(request.headers[contracts.homeworkLinkHeader]);
    if (!token.success) return toHttp("link_wrong");
    return throughLink(request, token.data, async (comer) => {
      const may = await sheets.mayAddSheetFile(context, comer);
      if (!may.ok) return may;
      const upload = await readUpload(request, 1);
      if (upload instanceof Refused) return upload;
      const file = fileOf(upload.files, homeworkFileTypes);
      return typeof file === "string" ? refuse(file) : sheets.addSheetFile(context, comer, file);
    });
  });
  mount(app, nobodyKnocks, contracts.removeSheetFile, async ({ body, request }) => {
    const outcome = await throughLink(request, body.token, (comer) =>
      sheets.removeSheetFile(context, comer, body.fileId),
    );
    return outcome instanceof Refused ? outcome : undefined;
  });
}
