import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { fileHintRoutes } from "../custody/file-hints.routes.ts";
import { custodyRoutes } from "../custody/routes.ts";
import { documentRoutes } from "../document/routes.ts";
import { findingRoutes } from "../finding/routes.ts";
import { grantFacilityRole } from "../identity/api.ts";
import { engagementRoutes } from "../identity/engagement/engagement.routes.ts";
import { createIdentity } from "../identity/identity.routes.ts";
import { identityRoutes } from "../identity/routes.ts";
import { answerRoutes } from "../ledger/answering/answer.routes.ts";
import { attachmentRoutes } from "../ledger/attachment.routes.ts";
import { exportRoutes } from "../ledger/export.routes.ts";
import { importRoutes } from "../ledger/importing/routes.ts";
import { inquiryRoutes } from "../ledger/inquiry.routes.ts";
import { ledgerRoutes } from "../ledger/routes.ts";
import { projectFolder } from "../platform/config.ts";
import { inFacilities } from "../platform/db/tenant.ts";
import { openFacilityKeys } from "../platform/facility-key.ts";
import { mountedRoutes } from "../platform/http/mount.ts";
import { createHttpServer } from "../platform/http/server.ts";
import type { Jobs } from "../platform/jobs.ts";
import type { Threads } from "../platform/threads.ts";
import { designRoutes } from "../questionnaire/design/routes.ts";
import { publicationRoutes } from "../questionnaire/publication/routes.ts";
import { respondRoutes } from "../questionnaire/respond/routes.ts";
import { openRoundKey } from "../questionnaire/round/link-secret.store.ts";
import { roundRoutes } from "../questionnaire/round/routes.ts";
import { tabulationRoutes } from "../questionnaire/tabulation/routes.ts";
import { acrossRoutes } from "../survey/across/routes.ts";
import { participationOf, titleOf } from "../survey/agreement/participation.store.ts";
import { agreementRoutes } from "../survey/agreement/routes.ts";
import { captureRoutes } from "../survey/capture/routes.ts";
import { programmeChecklistRoutes } from "../survey/checklist/programme.routes.ts";
import { checklistRoutes } from "../survey/checklist/routes.ts";
import { deliveryRoutes } from "../survey/delivery/routes.ts";
import { homeworkRoutes } from "../survey/homework/routes.ts";
import { hoursRoutes } from "../survey/hours/routes.ts";
import { levelRoutes } from "../survey/level/routes.ts";
import { leavesAs, leaveWithPledge } from "../survey/programme/leave.store.ts";
import { surveyProgrammeRoutes } from "../survey/programme/routes.ts";
import { share, unshare } from "../survey/programme/share.store.ts";
import { spansOf } from "../survey/programme/took-part.store.ts";
import { reviewRoutes } from "../survey/review/routes.ts";
import { visitRoutes } from "../survey/visit/routes.ts";
import { advisoryRoutes } from "../vulnerability/advisory/advisory.routes.ts";
import { caseRoutes } from "../vulnerability/case/case.routes.ts";
import { caseFileRoutes } from "../vulnerability/case/case-file.routes.ts";
import { evidenceRoutes } from "../vulnerability/case/evidence.routes.ts";
import { nationalRoutes } from "../vulnerability/national/national.routes.ts";
import type { Road } from "../webhook/post.worker.ts";
import { webhookRoutes } from "../webhook/routes.ts";
import { administrationRoutes } from "./administration.routes.ts";
import { changesInPlace, serveCapturePage } from "./capture-page.ts";
import { hospitalDocuments } from "./hospital-documents.ts";
import { loadDemo } from "./load-demo.ts";
import { openApi } from "./openapi.ts";
import { queues } from "./queues.ts";
import type { Runtime } from "./runtime.ts";

export interface ServerParts {
  runtime: Runtime;
  jobs: Jobs;
  threads: Threads;
  startedAt: Date;
  /** How webhooks leave: it says which addresses may be registered. */
  road: Road;
  /** Told when a second person agreed to an erasure; left out: it waits until somebody looks (erasing.store.ts). */
  erasureBegun?: () => void;
}

/** The whole server: every capability's routes on one HTTP server, and the web pages. */
export async function composeServer(parts: ServerParts): Promise<FastifyInstance> {
  const { runtime, jobs, threads, startedAt, road } = parts;
  const { config, logger, database, files, ledger } = runtime;
  const { db } = database;
  const app = await createHttpServer(logger);
  const identity = createIdentity(db, config, logger);
  const { authenticate } = identity;
  const queue = queues(jobs);
  const { publicUrl, mailServer } = identity.context;
  const asking = { ...ledger, publicUrl, mailServer };

  identityRoutes(app, identity, (ids) =>
    inFacilities(db, ids, async (trx) => {
      if (ids.length === 0) return new Map();
      const rows = await trx
        .selectFrom("facility")
        .select(["facility_id", "name"])
        .where("facility_id", "in", [...ids])
        .execute();
      return new Map(rows.map((row) => [row.facility_id, row.name]));
    }),
  );
  const leaving = { whenClosed: unshare, whenTakenBack: leaveWithPledge, leavesAs };
  const surveyed = { participationOf, titleOf, whenPledged: share, spansOf, ...leaving };
  agreementRoutes(app, authenticate, { db, files, now: ledger.now, run: threads.run });
  engagementRoutes(app, authenticate, { db, files, publicUrl, now: ledger.now, ...surveyed });
  ledgerRoutes(app, authenticate, {
    ...ledger,
    welcomeFounder: (actor) => async (trx, facilityId) => {
      if (actor.personId)
        await grantFacilityRole(trx, facilityId, founding(actor.personId, "医療機関の登録"), actor, ledger.now());
    },
  });
  inquiryRoutes(app, authenticate, asking);
  answerRoutes(app, asking);
  fileHintRoutes(app, authenticate, {
    fileHints: (file) => threads.run("custody.fileHints", file),
    importHints: (one) => threads.run("custody.importHints", one),
  });
  attachmentRoutes(app, authenticate, ledger);
  importRoutes(app, authenticate, { ...ledger, queueReading: queue.reading, queueCommit: queue.commit });
  findingRoutes(app, authenticate, { db, now: ledger.now, queueEvaluation: queue.evaluation });
  exportRoutes(app, authenticate, ledger, (input) => threads.run("ledger.export", input));
  documentRoutes(app, authenticate, { db, files, now: ledger.now, run: threads.run });
  caseRoutes(app, authenticate, { ledger: asking, queueMatch: queue.match });
  evidenceRoutes(app, authenticate, { db, files, now: ledger.now });
  caseFileRoutes(app, authenticate, {
    now: ledger.now,
    exposuresFile: (input) => threads.run("vulnerability.exposuresFile", input),
    vexFile: (input) => threads.run("vulnerability.vexFile", input),
    advisorySheet: (input) => threads.run("vulnerability.advisorySheet", input),
  });
  nationalRoutes(app, authenticate, { db, now: ledger.now });
  surveyProgrammeRoutes(app, authenticate, { db, now: ledger.now, publicUrl });
  visitRoutes(app, authenticate, { db, now: ledger.now });
  homeworkRoutes(app, authenticate, { db, files, now: ledger.now, publicUrl, mailServer });
  programmeChecklistRoutes(app, authenticate, { db, now: ledger.now, run: threads.run });
  checklistRoutes(app, authenticate, { db, files, now: ledger.now, queueEvaluation: queue.evaluation });
  advisoryRoutes(app, authenticate, { db, now: ledger.now, queueFeed: queue.feed });
  const keys = openFacilityKeys(config.dataFolder);
  webhookRoutes(app, authenticate, { db, keys, guard: road.guard, now: ledger.now });
  const roundKey = openRoundKey(config.dataFolder);
  roundRoutes(app, authenticate, {
    db,
    now: ledger.now,
    publicUrl,
    mailServer,
    roundKey,
    queueMailing: queue.mailing,
    readLines: (file) => threads.run("questionnaire.readLines", file),
    importAnswers: (input) => threads.run("questionnaire.importAnswers", input),
  });
  respondRoutes(app, { db, now: ledger.now, roundKey });
  designRoutes(app, authenticate, { db, now: ledger.now, run: threads.run });
  tabulationRoutes(app, authenticate, { db, now: ledger.now, run: threads.run });
  publicationRoutes(app, authenticate, { db, now: ledger.now, run: threads.run });
  acrossRoutes(app, authenticate, { db, now: ledger.now });
  captureRoutes(app, authenticate, { db, ledger, keys, now: ledger.now });
  custodyRoutes(app, authenticate, {
    ...{ db, files, publicUrl, now: ledger.now, dataFolder: config.dataFolder },
    documentsOf: (facilityId, records) => hospitalDocuments(threads.run, facilityId, records),
    begun: () => parts.erasureBegun?.(),
    certificate: (erased) => threads.run("custody.certificate", erased),
    failed: (error) => logger.error({ err: error }, "return of a hospital"),
  });
  const surveyWork = { db, files, now: ledger.now };
  hoursRoutes(app, authenticate, surveyWork);
  reviewRoutes(app, authenticate, surveyWork);
  deliveryRoutes(app, authenticate, surveyWork);
  levelRoutes(app, authenticate, surveyWork);
  administrationRoutes(app, authenticate, {
    runtime,
    startedAt,
    loadDemo: (actor) =>
      loadDemo(ledger, actor, async (trx, facilityId) => {
        if (actor.personId)
          await grantFacilityRole(trx, facilityId, founding(actor.personId, "デモ"), actor, ledger.now());
      }),
  });

  app.get("/api/openapi.json", async () => openApi(mountedRoutes, config.version));
  app.get("/api/health", async () => ({ ok: true }));
  await servePages(app);
  return app;
}

/** Whoever brings a hospital in runs it. */
const founding = (personId: string, why: string) => ({ personId, role: "systemAdministrator" as const, why });

/** The built pages; every address that is no file and no API opens the app, which reads the address itself. */
async function servePages(app: FastifyInstance): Promise<void> {
  const root = join(projectFolder, "dist", "web");
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    maxAge: "1y",
    immutable: true,
    index: false,
    setHeaders: (reply, path) => {
      if (changesInPlace(path)) reply.header("cache-control", "no-cache");
    },
  });
  serveCapturePage(app, root);
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== "GET" || request.url.startsWith("/api/") || /\.\w+$/.test(request.url.split("?")[0] ?? "")) {
      return reply.code(404).send({ reason: "not_found", message: "見つかりません。", place: null });
    }
    return reply.header("cache-control", "no-cache").sendFile("index.html", root, { maxAge: 0, immutable: false });
  });
}
