import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Db } from "../../platform/db/tables.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import type { Threads } from "../../platform/threads.ts";
import { mayActIn } from "../../shared/actor.ts";
import { keptProtections } from "./kept-protections.store.ts";
import { type PrepareContext, prepareRelease } from "./prepare-release.store.ts";
import { publicRoutes } from "./public.routes.ts";
import { roundLog, verifyLog } from "./publication-log.store.ts";
import { toHttp } from "./refusal.routes.ts";
import { findRelease, keepRelease, listReleases, withdrawRelease } from "./release.store.ts";
import { ReleaseContent, reportOf } from "./release.ts";
import { releaseFiles, sendReleaseFile } from "./release-file.routes.ts";
import * as contracts from "./route-contracts.ts";

export interface PublicationContext {
  db: Db;
  run: Threads["run"];
  now(): Date;
}

/** Publishing tables of a round, and what everybody may read of it. */
export function publicationRoutes(app: FastifyInstance, authenticate: Authenticate, context: PublicationContext): void {
  const { db, now } = context;
  const file = releaseFiles(context.run);
  const preparing: PrepareContext = { db, protect: keptProtections(context.run) };
  publicRoutes(app, { db, file });

  mount(app, authenticate, contracts.listReleases, ({ actor, params }) =>
    inOrganisation(db, params.organisationId, async (trx) => {
      const round = await trx
        .selectFrom("questionnaire_round")
        .select(["title", "state"])
        .where("organisation_id", "=", params.organisationId)
        .where("id", "=", params.roundId)
        .executeTakeFirst();
      if (!round) return toHttp({ reason: "not_found" });
      const releases = await listReleases(trx, params);
      const log = await roundLog(trx, params.organisationId, params.roundId);
      return { round, releases, log, mayPublish: mayActIn(actor, params.organisationId, "questionnaire.publish") };
    }),
  );

  mount(app, authenticate, contracts.getRelease, async ({ params }) => {
    const found = await inOrganisation(db, params.organisationId, (trx) => findRelease(trx, params));
    if (!found) return toHttp({ reason: "not_found" });
    return { release: found.summary, report: reportOf(ReleaseContent.parse(found.document)) };
  });

  mount(app, authenticate, contracts.previewRelease, async ({ params, body }) => {
    const prepared = await prepareRelease(preparing, params, body, false);
    if (!prepared.ok) return toHttp(prepared.error);
    const { content, ...found } = prepared.value;
    return { ...found, report: reportOf({ ...content, title: content.round }) };
  });

  mount(app, authenticate, contracts.compareProtections, async ({ params, body }) => {
    const prepared = await prepareRelease(preparing, params, { ...body, choice: { kind: "suppress" } }, true);
    return prepared.ok ? { proposals: prepared.value.proposals } : toHttp(prepared.error);
  });

  mount(app, authenticate, contracts.publishRelease, async ({ actor, params, body }) => {
    const prepared = await prepareRelease(preparing, params, body, false);
    if (!prepared.ok) return toHttp(prepared.error);
    const { verdict, content, previewSha256, answersState, earlier } = prepared.value;
    const unsafe = verdict.figures.filter(({ safe }) => !safe).map(({ place }) => place);
    if (!verdict.safe) return toHttp({ reason: "not_safe", where: unsafe });
    if (previewSha256 !== body.previewSha256) return toHttp({ reason: "changed_meanwhile" });
    const { title } = body;
    const made = { title, content: { ...content, title }, answersState, earlier };
    const key = { ...params, releaseId: randomUUID() };
    const kept = await inOrganisation(db, params.organisationId, (trx) => keepRelease(trx, actor, key, made, now()));
    return kept.ok ? kept.value : toHttp(kept.error);
  });

  mount(app, authenticate, contracts.withdrawRelease, async ({ actor, params, body }) => {
    const done = await inOrganisation(db, params.organisationId, (trx) =>
      withdrawRelease(trx, actor, params, body.why, now()),
    );
    return done.ok ? done.value : toHttp(done.error);
  });

  mount(app, authenticate, contracts.exportRelease, async ({ params, query: { format }, reply }) => {
    const found = await inOrganisation(db, params.organisationId, (trx) => findRelease(trx, params));
    if (!found) return toHttp({ reason: "not_found" });
    const { document, summary } = found;
    const { title, contentSha256, publishedAt } = summary;
    const wanted = { document, contentSha256, name: `${title}_${publishedAt.slice(0, 10)}`, format };
    return sendReleaseFile(reply, wanted, await file(wanted));
  });

  mount(app, authenticate, contracts.verifyPublicationLog, ({ params: { organisationId } }) =>
    inOrganisation(db, organisationId, (trx) => verifyLog(trx, organisationId)),
  );
}
