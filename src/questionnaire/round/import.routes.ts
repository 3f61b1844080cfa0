import type { FastifyInstance } from "fastify";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { readUpload } from "../../platform/http/upload.ts";
import type { Actor } from "../../shared/actor.ts";
import type { ImportRefusal } from "./answer-import.ts";
import type { RoundContext } from "./context.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";
import { undoImport } from "./undo-import.store.ts";

/** Answers that come in a file, and the way back. */
export function importRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  context: RoundContext,
  view: (actor: Actor, round: { organisationId: string; id: string }) => Promise<contracts.RoundView>,
): void {
  mount(app, authenticate, contracts.importAnswers, async ({ actor, params, request }) => {
    const upload = await readUpload(request, 1);
    if (upload instanceof Refused) return upload;
    const [file] = upload.files;
    if (!file) return toHttp("no_file");
    const { label, name } = actor;
    const askedOfAll = (upload.fields.askedOfAll ?? "").split(/\s+/).filter((id) => id !== "");
    const dryRun = upload.fields.dryRun !== "false";
    const imported = await context.importAnswers({ ...params, actor: { label, name }, file, askedOfAll, dryRun });
    return imported.ok ? imported.value : importRefused(imported.error);
  });

  mount(app, authenticate, contracts.undoAnswerImport, async ({ actor, params }) => {
    const undone = await undoImport(context, actor, params);
    return undone.ok
      ? view(actor, { organisationId: params.organisationId, id: params.roundId })
      : toHttp(undone.error);
  });
}

const importRefused = (refusal: ImportRefusal): Refused =>
  typeof refusal === "string" ? toHttp(refusal) : new Refused(422, refusal.reason, refusal.message, refusal.place);
