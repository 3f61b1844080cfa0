import type { FastifyInstance } from "fastify";
import { inFacility } from "../platform/db/tenant.ts";
import { type Authenticate, mount, Refused } from "../platform/http/mount.ts";
import type { Actor } from "../shared/actor.ts";
import { mayActFor } from "../shared/actor.ts";
import { japanDay } from "../shared/japan-day.ts";
import { listAttachments } from "./attachment.store.ts";
import { kindDefinition } from "./catalogue.ts";
import {
  changeRecord,
  changeRecords,
  createFacility,
  createRecord,
  type LedgerContext,
  setRetired,
} from "./commands.store.ts";
import type { FacilityId, LedgerRecord, RecordKind } from "./contract.ts";
import { findFacility } from "./facility.store.ts";
import { facilityHistory, recordHistory } from "./history.store.ts";
import { listInquiries } from "./inquiry.store.ts";
import { BadCursor, listRecords } from "./list.store.ts";
import { pageJson } from "./listed-record.ts";
import { recordActions } from "./policy.ts";
import { findRecord } from "./record.store.ts";
import { recordName } from "./record-change.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";
import { ledgerSummary } from "./summary.store.ts";
import { undoChange } from "./undo.store.ts";

export interface LedgerRouteContext extends LedgerContext {
  /** Gives whoever creates a facility the role to run it, in the same transaction. */
  welcomeFounder: Parameters<typeof createFacility>[3] extends infer Also ? (actor: Actor) => NonNullable<Also> : never;
}

export const recordView = (actor: Actor, record: LedgerRecord): contracts.RecordView => ({
  ...record,
  name: recordName(record.kind, record.number, record.fields),
  actions: recordActions(actor, record),
});

const notFound = () => toHttp({ reason: "not_found" });

export function ledgerRoutes(app: FastifyInstance, authenticate: Authenticate, context: LedgerRouteContext): void {
  const { db } = context;

  mount(app, authenticate, contracts.createFacility, async ({ actor, body }) => {
    const made = await createFacility(context, actor, body, context.welcomeFounder(actor));
    return made.ok ? made.value : toHttp(made.error);
  });

  mount(app, authenticate, contracts.getFacility, async ({ params: { facilityId } }) =>
    inFacility(db, facilityId, async (trx) => {
      const facility = await findFacility(trx, facilityId);
      const own = await ownRecordId(trx, facilityId);
      if (!facility || !own) return notFound();
      const today = japanDay(context.now());
      const { counts, gaps } = await ledgerSummary(trx, facilityId);
      const open = await listInquiries(trx, facilityId, today, { state: "open" });
      const sum = (state: string) => gaps.reduce((total, gap) => total + (gap.state === state ? gap.count : 0), 0);
      const attention = {
        unknown: sum("unknown"),
        checking: sum("checking"),
        conflict: sum("conflict"),
        blank: sum("blank"),
        inquiriesOpen: open.length,
        inquiriesOverdue: open.filter((inquiry) => inquiry.overdue).length,
      };
      return { facility, recordId: own, counts, attention, asOf: today };
    }),
  );

  mount(app, authenticate, contracts.listRecords, async ({ actor, params: { facilityId, kind }, query, reply }) => {
    try {
      const page = await inFacility(db, facilityId, (trx) => listRecords(trx, facilityId, kind, query));
      const mayCreate = kind !== "facility" && mayActFor(actor, facilityId, "ledger.write");
      const json = pageJson(page, (record) => recordActions(actor, record), mayCreate);
      return reply.type("application/json; charset=utf-8").send(json);
    } catch (error) {
      if (error instanceof BadCursor)
        return new Refused(
          400,
          "bad_cursor",
          {
            ja: "続きの位置が正しくありません。一覧を開き直してください。",
            en: "The place to go on from is not right. Open the list again.",
          },
          "cursor",
        );
      throw error;
    }
  });

  mount(app, authenticate, contracts.createRecord, async ({ actor, params: { facilityId, kind }, body }) => {
    const made = await createRecord(context, actor, facilityId, kind, body.fields, body.reason, body.interview);
    return made.ok ? recordView(actor, made.value) : toHttp(made.error);
  });

  mount(app, authenticate, contracts.getRecord, async ({ actor, params: { facilityId, kind, recordId } }) =>
    inFacility(db, facilityId, async (trx) => {
      const record = await findRecord(trx, facilityId, recordId);
      if (record?.kind !== kind) return notFound();
      return {
        ...recordView(actor, record),
        refNames: await refNames(trx, facilityId, record),
        attachments: await listAttachments(trx, facilityId, recordId),
      };
    }),
  );

  mount(app, authenticate, contracts.changeRecord, async ({ actor, params, body }) => {
    const changed = await changeRecord(
      context,
      actor,
      params.facilityId,
      params.recordId,
      body.version,
      body.changes,
      body.reason,
      body.interview,
    );
    return changed.ok ? recordView(actor, changed.value) : toHttp(changed.error);
  });

  mount(app, authenticate, contracts.changeRecords, async ({ actor, params, body }) => {
    const changed = await changeRecords(
      context,
      actor,
      params.facilityId,
      body.ids,
      body.changes,
      body.reason,
      body.interview,
    );
    return changed.ok ? { changed: changed.value } : toHttp(changed.error);
  });

  for (const [contract, retired] of [
    [contracts.retireRecord, true],
    [contracts.restoreRecord, false],
  ] as const) {
    mount(app, authenticate, contract, async ({ actor, params, body }) => {
      const written = await setRetired(
        context,
        actor,
        params.facilityId,
        params.recordId,
        body.version,
        retired,
        body.reason,
      );
      return written.ok ? recordView(actor, written.value) : toHttp(written.error);
    });
  }

  mount(app, authenticate, contracts.recordHistory, async ({ params: { facilityId, recordId } }) => {
    // Every record has a change that made it, also one that an undone import removed.
    const items = await inFacility(db, facilityId, (trx) => recordHistory(trx, facilityId, recordId));
    return items.length > 0 ? { items } : notFound();
  });

  mount(app, authenticate, contracts.undoChange, async ({ actor, params, body }) => {
    const undone = await undoChange(context, actor, params.facilityId, params.recordId, params.version, body.reason);
    if (undone.ok) return recordView(actor, undone.value);
    const { error } = undone;
    if (typeof error !== "string") return toHttp(error);
    return new Refused(409, error, {
      ja: "元に戻せるのは最新の変更だけです。作成を取り消すには「台帳から外す」を使ってください。",
      en: "Only the newest change can be taken back. To undo a creation, take the record out of the ledger.",
    });
  });

  mount(app, authenticate, contracts.facilityHistory, async ({ params: { facilityId }, query }) =>
    inFacility(db, facilityId, (trx) => facilityHistory(trx, facilityId, query)),
  );

  mount(app, authenticate, contracts.unknowns, async ({ params: { facilityId } }) => ({
    items: (await inFacility(db, facilityId, (trx) => ledgerSummary(trx, facilityId))).gaps,
  }));
}

type Trx = Parameters<Parameters<typeof inFacility>[2]>[0];

async function ownRecordId(trx: Trx, facilityId: FacilityId) {
  const row = await trx
    .selectFrom("ledger_record")
    .select("id")
    .where("facility_id", "=", facilityId)
    .where("kind", "=", "facility")
    .executeTakeFirst();
  return row?.id as LedgerRecord["id"] | undefined;
}

async function refNames(trx: Trx, facilityId: FacilityId, record: LedgerRecord): Promise<Record<string, string>> {
  const refs = kindDefinition(record.kind)
    .fields.filter((field) => field.type.is === "ref")
    .map((field) => record.fields[field.id]);
  const ids = refs.flatMap((value) =>
    value?.state === "known" && typeof value.value === "string" ? [value.value] : [],
  );
  if (ids.length === 0) return {};
  const rows = await trx
    .selectFrom("ledger_record")
    .select(["id", "kind", "number", "name"])
    .where("facility_id", "=", facilityId)
    .where("id", "in", ids)
    .execute();
  return Object.fromEntries(
    rows.map((row) => [row.id, `${kindDefinition(row.kind as RecordKind).ja} ${row.number} ${row.name}`]),
  );
}
