import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply } from "fastify";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { readUpload } from "../../platform/http/upload.ts";
import type { Threads } from "../../platform/threads.ts";
import { mayActIn } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Instrument } from "../instrument/instrument.ts";
import {
  createInstrument,
  type DesignContext,
  type EditionKey,
  findInstrument,
  fixInstrument,
  type KeptInstrument,
  listInstruments,
  removeInstrument,
  saveInstrument,
} from "./instrument.store.ts";
import { blankInstrument, nextEdition } from "./new-instrument.ts";
import { toHttp } from "./refusal.routes.ts";
import type { DesignRefusal } from "./refusal.ts";
import * as contracts from "./route-contracts.ts";
import { shippedInstruments } from "./shipped.ts";

/** Instruments of an organisation: making them, working on drafts, fixing editions, taking them away as files. */
export function designRoutes(
  app: FastifyInstance,
  authenticate: Authenticate,
  context: DesignContext & { run: Threads["run"] },
): void {
  const { db, now, run } = context;
  const find = (organisationId: string, key: EditionKey) =>
    inOrganisation(db, organisationId, (trx) => findInstrument(trx, organisationId, key));

  mount(app, authenticate, contracts.listInstruments, async ({ actor, params: { organisationId } }) => ({
    instruments: await inOrganisation(db, organisationId, (trx) => listInstruments(trx, organisationId)),
    shipped: shippedInstruments().map(({ id, edition, title, sections }) => ({
      id,
      edition,
      title,
      questions: sections.reduce((sum, { questions }) => sum + questions.length, 0),
    })),
    mayManage: mayActIn(actor, organisationId, "questionnaire.manage"),
  }));

  mount(app, authenticate, contracts.createInstrument, async ({ actor, params: { organisationId }, body }) => {
    const document = documentOf(body, now());
    if (!document.ok) return toHttp(document.error);
    const made = await createInstrument(context, actor, organisationId, document.value);
    return made.ok ? made.value : toHttp(made.error);
  });

  mount(app, authenticate, contracts.uploadInstrument, async ({ actor, params: { organisationId }, request }) => {
    const upload = await readUpload(request, 1);
    if (upload instanceof Refused) return upload;
    const [file] = upload.files;
    if (!file) return toHttp({ reason: "no_file" });
    const read = await run<Result<Instrument, DesignRefusal>>("questionnaire.readInstrument", file);
    if (!read.ok) return toHttp(read.error);
    const made = await createInstrument(context, actor, organisationId, read.value);
    return made.ok ? made.value : toHttp(made.error);
  });

  mount(app, authenticate, contracts.getInstrument, async ({ actor, params }) => {
    const { organisationId } = params;
    const kept = await find(organisationId, params);
    if (!kept) return toHttp({ reason: "not_found" });
    const { follows } = kept.document;
    const before = follows && (await find(organisationId, { ...params, edition: follows.edition }));
    return view(kept, before?.document ?? null, mayActIn(actor, organisationId, "questionnaire.manage"));
  });

  mount(app, authenticate, contracts.saveInstrument, async ({ actor, params, body }) => {
    const saved = await saveInstrument(context, actor, params.organisationId, params, body);
    return saved.ok ? saved.value : toHttp(saved.error);
  });

  mount(app, authenticate, contracts.fixInstrument, async ({ actor, params, body }) => {
    const fixed = await fixInstrument(context, actor, params.organisationId, params, body.version);
    return fixed.ok ? fixed.value : toHttp(fixed.error);
  });

  mount(app, authenticate, contracts.startEdition, async ({ actor, params, body }) => {
    const kept = await find(params.organisationId, params);
    if (!kept) return toHttp({ reason: "not_found" });
    const made = await createInstrument(
      context,
      actor,
      params.organisationId,
      nextEdition(kept.document, body.edition),
    );
    return made.ok ? made.value : toHttp(made.error);
  });

  mount(app, authenticate, contracts.removeInstrument, async ({ actor, params }) => {
    const removed = await removeInstrument(context, actor, params.organisationId, params);
    return removed.ok ? undefined : toHttp(removed.error);
  });

  mount(app, authenticate, contracts.downloadInstrument, async ({ params, query: { format }, reply }) => {
    const kept = await find(params.organisationId, params);
    if (!kept) return toHttp({ reason: "not_found" });
    const { document } = kept;
    const bytes = await run<Uint8Array>("questionnaire.instrumentFile", { document, format, today: japanDay(now()) });
    return sendFile(reply, `${document.title.ja}_${document.edition}.${format}`, format, bytes);
  });
}

function documentOf(wanted: contracts.NewInstrument, now: Date): Result<Instrument, DesignRefusal> {
  switch (wanted.from) {
    case "document":
      return ok(wanted.document);
    case "empty":
      // Ids are for files and addresses; people go by the title. The day makes them readable, the rest unique.
      return ok(blankInstrument(`chosa-${japanDay(now)}-${randomUUID().slice(0, 4)}`, wanted.title));
    case "shipped": {
      const found = shippedInstruments().find(({ id, edition }) => id === wanted.id && edition === wanted.edition);
      return found ? ok(found) : refuse({ reason: "no_such_shipped" });
    }
  }
}

const view = (
  { document, state, version, changedAt, changedBy, fixedAt }: KeptInstrument,
  before: Instrument | null,
  mayManage: boolean,
): contracts.InstrumentView => ({
  document,
  state,
  version,
  changedAt: changedAt.toISOString(),
  changedBy,
  fixedAt: fixedAt?.toISOString() ?? null,
  before,
  mayManage,
});

const mediaTypes: Record<contracts.InstrumentFormat, string> = {
  json: "application/json; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
};

const sendFile = (reply: FastifyReply, name: string, format: contracts.InstrumentFormat, bytes: Uint8Array) =>
  reply
    .type(mediaTypes[format])
    .header(
      "content-disposition",
      `${format === "pdf" ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .send(Buffer.from(bytes));
