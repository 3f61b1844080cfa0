import type { FastifyInstance } from "fastify";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { readUpload } from "../../platform/http/upload.ts";
import type { RoundContext } from "./context.store.ts";
import { enterSheet } from "./enter-sheet.store.ts";
import { addRespondents, stopRespondent, type ToAdd } from "./invitation.store.ts";
import { previewMailing, startMailing } from "./mailing.store.ts";
import { findRound } from "./read-round.store.ts";
import { toHttp } from "./refusal.routes.ts";
import { pastedLines } from "./respondent-list.ts";
import { respondentPage } from "./respondent-view.store.ts";
import * as contracts from "./route-contracts.ts";

/** Who is asked by a round, the mail that goes to them, and answers that come on paper. */
export function respondentRoutes(app: FastifyInstance, authenticate: Authenticate, context: RoundContext): void {
  const { db } = context;

  mount(app, authenticate, contracts.listRespondents, ({ params: { organisationId, roundId }, query }) =>
    inOrganisation(db, organisationId, async (trx) => {
      const round = await findRound(trx, organisationId, roundId);
      return round ? respondentPage(trx, round, query) : toHttp("not_found");
    }),
  );

  mount(app, authenticate, contracts.addRespondents, async ({ actor, params, body }) => {
    const { addition, dryRun } = body;
    const toAdd: ToAdd = addition.from === "text" ? { from: "lines", lines: pastedLines(addition.text) } : addition;
    const added = await addRespondents(context, actor, params, toAdd, dryRun);
    return added.ok ? added.value : toHttp(added.error);
  });

  mount(app, authenticate, contracts.uploadRespondents, async ({ actor, params, request }) => {
    const upload = await readUpload(request, 1);
    if (upload instanceof Refused) return upload;
    const [file] = upload.files;
    if (!file) return toHttp("no_file");
    const lines = await context.readLines(file);
    if (!lines.ok) return new Refused(422, lines.error.reason, lines.error.message, lines.error.place);
    const dryRun = upload.fields.dryRun !== "false";
    const added = await addRespondents(context, actor, params, { from: "lines", lines: lines.value }, dryRun);
    return added.ok ? added.value : toHttp(added.error);
  });

  mount(app, authenticate, contracts.stopRespondent, async ({ actor, params }) => {
    const { organisationId, roundId, respondentId } = params;
    const stopped = await stopRespondent(context, actor, organisationId, roundId, respondentId);
    return stopped ? undefined : toHttp("not_found");
  });

  mount(app, authenticate, contracts.previewMailing, async ({ params, query }) => {
    const preview = await previewMailing(context, params.organisationId, params.roundId, query.kind);
    return preview.ok ? preview.value : toHttp(preview.error);
  });

  mount(app, authenticate, contracts.startMailing, async ({ actor, params, body }) => {
    const started = await startMailing(context, actor, params.organisationId, params.roundId, body.kind);
    if (!started.ok) return toHttp(started.error);
    return { ...started.value, madeAt: started.value.madeAt.toISOString() };
  });

  mount(app, authenticate, contracts.enterSheet, async ({ params, body }) => {
    const entered = await enterSheet(context, params, body.answers);
    if (entered.ok) return { sheets: entered.value };
    if (entered.error.reason !== "illegal_answers") return toHttp(entered.error.reason);
    const { place, message } = entered.error.problem;
    return new Refused(422, entered.error.reason, message, place);
  });
}
