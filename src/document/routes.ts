import type { FastifyInstance } from "fastify";
import type { FacilityId } from "../ledger/contract.ts";
import { recordAudit } from "../platform/audit/audit.ts";
import type { Db } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import type { FileStore } from "../platform/files.ts";
import { type Authenticate, mount, Refused } from "../platform/http/mount.ts";
import type { Threads } from "../platform/threads.ts";
import { mayActFor } from "../shared/actor.ts";
import { answeringAudiences } from "../survey/checklist/api.ts";
import { compareEditions } from "./content/compare-editions.ts";
import { type DocumentFormat, formatsOf, isChecklistDocument, offeredKinds, type VolumeKind } from "./contract.ts";
import {
  findEdition,
  type Issue,
  keepEdition,
  listEditions,
  nextEdition,
  readPositions,
  writePositions,
} from "./edition.store.ts";
import * as contracts from "./route-contracts.ts";

export interface DocumentContext {
  db: Db;
  files: FileStore;
  now(): Date;
  run: Threads["run"];
}

/** What the thread gives back (make-document.worker.ts). */
export interface MadeDocument {
  content: Uint8Array;
  mediaType: string;
  name: string;
}
export interface MakeRequest {
  facilityId: FacilityId;
  kind: VolumeKind;
  format: DocumentFormat;
  edition: string;
  issuedBy: string | null;
}

export function documentRoutes(app: FastifyInstance, authenticate: Authenticate, context: DocumentContext): void {
  const { db, files } = context;
  const isOffered = async (facilityId: FacilityId, kind: VolumeKind): Promise<boolean> =>
    !isChecklistDocument(kind) ||
    offeredKinds(await inFacility(db, facilityId, (trx) => answeringAudiences(trx, facilityId))).includes(kind);

  mount(app, authenticate, contracts.drawPicture, async ({ actor, params: { facilityId, picture }, query }) => {
    const positions = await inFacility(db, facilityId, (trx) => readPositions(trx, facilityId, picture));
    const layout = await context.run("document.picture", { facilityId, picture, positions, language: query.language });
    return { layout, mayArrange: mayActFor(actor, facilityId, "ledger.write") };
  });
  mount(app, authenticate, contracts.arrangePicture, async ({ actor, params: { facilityId, picture }, body }) => {
    await inFacility(db, facilityId, async (trx) => {
      await writePositions(trx, facilityId, picture, body.positions);
      await recordAudit(trx, facilityId, {
        at: context.now(),
        actor: actor.label,
        action: "document.arrange",
        subject: `picture:${picture}`,
        detail: { nodes: Object.keys(body.positions).length },
      });
    });
    return undefined;
  });

  mount(app, authenticate, contracts.getDocument, async ({ params: { facilityId, kind }, query, reply }) => {
    if (!formatsOf(kind).includes(query.format))
      return new Refused(
        422,
        "no_such_format",
        {
          ja: `この文書は ${formatsOf(kind).join("・")} で作れます。`,
          en: `This document is made as ${formatsOf(kind).join(", ")}.`,
        },
        "format",
      );
    if (!(await isOffered(facilityId, kind))) return notAnswered();
    const request: MakeRequest = { facilityId, kind, format: query.format, edition: "控え", issuedBy: null };
    const made = await context.run<MadeDocument>("document.make", request);
    return sendFile(reply, made);
  });

  mount(app, authenticate, contracts.listEditions, async ({ actor, params: { facilityId } }) => ({
    items: await inFacility(db, facilityId, (trx) => listEditions(trx, facilityId)),
    offered: offeredKinds(await inFacility(db, facilityId, (trx) => answeringAudiences(trx, facilityId))),
    mayIssue: mayActFor(actor, facilityId, "document.issue"),
  }));

  mount(app, authenticate, contracts.issueDocument, async ({ actor, params: { facilityId, kind }, body }) => {
    if (!(await isOffered(facilityId, kind))) return notAnswered();
    const edition = await inFacility(db, facilityId, (trx) => nextEdition(trx, facilityId, kind));
    const issue = await context.run<Omit<Issue, "note">>("document.issue", {
      facilityId,
      kind,
      edition,
      issuedBy: actor.name,
    });
    const id = await keepEdition(db, files, actor, facilityId, { ...issue, note: body.note }, context.now());
    if (!id)
      return new Refused(409, "edition_taken", {
        ja: "ほかの人が同じ文書を先に発行しました。もう一度発行してください。",
        en: "Somebody else issued the document first. Issue it again.",
      });
    const kept = (await inFacility(db, facilityId, (trx) => listEditions(trx, facilityId))).find(
      (one) => one.id === id,
    );
    return kept ?? notFound();
  });

  mount(app, authenticate, contracts.getEdition, async ({ params: { facilityId, editionId }, query, reply }) => {
    const file = await inFacility(db, facilityId, async (trx) => {
      const edition = await findEdition(trx, facilityId, editionId);
      const id = query.format === "pdf" ? edition?.pdf_file_id : edition?.xlsx_file_id;
      return id ? files.get(trx, facilityId, id) : undefined;
    });
    return file ? sendFile(reply, file) : notFound();
  });

  mount(app, authenticate, contracts.compareEditions, async ({ params: { facilityId, before, after } }) => {
    const [old, young] = await inFacility(db, facilityId, (trx) =>
      Promise.all([findEdition(trx, facilityId, before), findEdition(trx, facilityId, after)]),
    );
    if (!old || !young) return notFound();
    if (old.kind !== young.kind)
      return new Refused(422, "different_kinds", {
        ja: "同じ種類の文書の版どうしを選んでください。",
        en: "Choose two editions of the same document.",
      });
    const comparison = young.content.map((content) => {
      const former = old.content.find((one) => one.kind === content.kind);
      return { kind: content.kind, title: content.title, changes: former ? compareEditions(former, content) : null };
    });
    return { comparison };
  });
}

const notFound = () =>
  new Refused(404, "not_found", { ja: "この版は見つかりません。", en: "There is no such edition." });
const notAnswered = () =>
  new Refused(404, "no_answers", {
    ja: "この文書のもとになるチェックリストの回答がまだありません。調査の画面で回答を記録してください。",
    en: "The checklist that this document is made of has no answers yet. Record them under Survey.",
  });

function sendFile(
  reply: Parameters<Parameters<typeof mount>[3]>[0]["reply"],
  { name, mediaType, content }: MadeDocument,
) {
  const shown = mediaType === "application/pdf" ? "inline" : "attachment";
  return reply
    .type(mediaType)
    .header("content-disposition", `${shown}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(Buffer.from(content));
}
