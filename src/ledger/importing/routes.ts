import type { FastifyInstance } from "fastify";
import type { Trx } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { readUpload } from "../../platform/http/upload.ts";
import { mayActFor } from "../../shared/actor.ts";
import type { LedgerContext } from "../commands.store.ts";
import type { FacilityId, RecordId } from "../contract.ts";
import type { RowReason } from "../import/import-contract.ts";
import {
  findImport,
  type ImportRefusal,
  listImports,
  listRows,
  lockImport,
  readPreview,
  type StoredImport,
  updateImport,
} from "./import.store.ts";
import { choose, discardImport, getImport, receiveFiles, undoImport } from "./import-flow.store.ts";
import * as contracts from "./route-contracts.ts";

export interface ImportRouteContext extends LedgerContext {
  /** Queues background work on an import, in the transaction that made it necessary. */
  queueReading(trx: Trx, facilityId: FacilityId, importId: string): Promise<void>;
  queueCommit(
    trx: Trx,
    facilityId: FacilityId,
    importId: string,
    actor: { label: string; name: string },
  ): Promise<void>;
}

export function importRoutes(app: FastifyInstance, authenticate: Authenticate, context: ImportRouteContext): void {
  const { db } = context;

  mount(app, authenticate, contracts.startImport, async ({ actor, params: { facilityId }, request }) => {
    const upload = await readUpload(request);
    if (upload instanceof Refused) return upload;
    if (upload.files.length === 0)
      return new Refused(400, "no_file", {
        ja: "取り込むファイルを選んでください。",
        en: "Choose the files to import.",
      });
    const id = await receiveFiles(context, actor, facilityId, upload.files, undefined, (trx, importId) =>
      context.queueReading(trx, facilityId, importId),
    );
    return { id };
  });

  mount(app, authenticate, contracts.listImports, async ({ actor, params: { facilityId } }) => ({
    items: (await inFacility(db, facilityId, (trx) => listImports(trx, facilityId))).map(importView),
    mayImport: mayActFor(actor, facilityId, "ledger.import"),
  }));

  const view = async (facilityId: FacilityId, importId: string) => {
    const stored = await getImport(context, facilityId, importId);
    return stored ? importView(stored) : notFound();
  };
  mount(app, authenticate, contracts.getImport, ({ params }) => view(params.facilityId, params.importId));

  mount(app, authenticate, contracts.importRows, async ({ params: { facilityId, importId }, query }) => {
    const [source, row] = (query.after ?? "").split(":").map(Number);
    const after = source !== undefined && row !== undefined ? ([source, row] as [number, number]) : undefined;
    const rows = await inFacility(
      db,
      facilityId,
      async (trx) =>
        (await findImport(trx, facilityId, importId)) && listRows(trx, facilityId, importId, { ...query, after }),
    );
    if (!rows) return notFound();
    return {
      items: rows.map(({ record_id, reason, ...rest }) => ({
        ...rest,
        recordId: record_id as RecordId | null,
        reason: reason as RowReason | null,
      })),
    };
  });

  mount(app, authenticate, contracts.importPreview, async ({ params: { facilityId, importId, source } }) => {
    const rows = await inFacility(db, facilityId, (trx) => readPreview(trx, facilityId, importId, source));
    return rows ? { rows } : notFound();
  });

  mount(app, authenticate, contracts.chooseImport, async ({ params: { facilityId, importId }, body }) => {
    const chosen = await choose(context, facilityId, importId, body, (trx) =>
      context.queueReading(trx, facilityId, importId),
    );
    return chosen.ok ? view(facilityId, importId) : toHttp(chosen.error);
  });

  mount(app, authenticate, contracts.commitImport, async ({ actor, params: { facilityId, importId } }) => {
    const turnedAway = await inFacility(db, facilityId, async (trx) => {
      const stored = await lockImport(trx, facilityId, importId);
      if (!stored) return notFound();
      if (stored.state !== "planned")
        return toHttp({
          reason: "wrong_state",
          message: "この取込みは確認待ちではありません。画面を読み直してください。",
          place: null,
        });
      const by = { label: actor.label, name: actor.name };
      await updateImport(trx, facilityId, importId, { state: "committing", refusal: null });
      await context.queueCommit(trx, facilityId, importId, by);
      return null;
    });
    return turnedAway ?? view(facilityId, importId);
  });

  mount(app, authenticate, contracts.undoImport, async ({ actor, params: { facilityId, importId } }) => {
    const undone = await undoImport(context, actor, facilityId, importId);
    return undone.ok ? view(facilityId, importId) : toHttp(undone.error);
  });

  mount(app, authenticate, contracts.discardImport, async ({ params: { facilityId, importId } }) => {
    const discarded = await discardImport(context, facilityId, importId);
    return discarded.ok ? view(facilityId, importId) : toHttp(discarded.error);
  });
}

const notFound = () => toHttp({ reason: "not_found", message: "この取込みは見つかりません。", place: null });

const toHttp = ({ reason, message, place }: ImportRefusal) =>
  new Refused(reason === "not_found" ? 404 : 409, reason, message, place);

function importView(stored: StoredImport) {
  return {
    id: stored.id,
    state: stored.state,
    fileNames: stored.file_names,
    plan: stored.plan,
    refusal: stored.refusal,
    createdBy: stored.created_by,
    createdAt: stored.created_at.toISOString(),
    committedAt: stored.committed_at?.toISOString() ?? null,
    undoneAt: stored.undone_at?.toISOString() ?? null,
  };
}
