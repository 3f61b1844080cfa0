import type { FastifyInstance, FastifyRequest } from "fastify";
import { ledgerOf } from "../../ledger/api.ts";
import type { FacilityId } from "../../ledger/contract.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacilityOfProgramme } from "../../platform/db/tenant.ts";
import type { FileStore } from "../../platform/files.ts";
import { type Authenticate, mount, Refused } from "../../platform/http/mount.ts";
import { fileOf, readUpload } from "../../platform/http/upload.ts";
import { type Actor, mayActFor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { mayBeWorkedOn, mayLookInto } from "../survey-reach.ts";
import type { CheckToRecord } from "./contract.ts";
import { evidenceTypes, keepEvidence, readEvidence } from "./evidence.store.ts";
import { recordChecks, type SheetKey } from "./record-checks.store.ts";
import { toHttp } from "./refusal.routes.ts";
import * as contracts from "./route-contracts.ts";
import { changeRole, handOver, openSheet } from "./sheet.store.ts";
import { checklistSummaries, sheetView } from "./sheet-view.store.ts";
import { supportOf } from "./support/support.ts";
import "./tables.store.ts";

export interface ChecklistContext {
  db: Db;
  files: FileStore;
  now(): Date;
  /** Answers may contradict the ledger: its findings are looked at again. */
  queueEvaluation(trx: Trx, facilityId: FacilityId): Promise<void>;
}

/** The checklists of a hospital's survey, on both its sides. */
export function checklistRoutes(app: FastifyInstance, authenticate: Authenticate, context: ChecklistContext): void {
  const { db, files, now } = context;
  const rights = (actor: Actor, facilityId: string) => ({
    mayWork: mayActFor(actor, facilityId, "survey.work"),
    mayAnswer: mayActFor(actor, facilityId, "survey.answer"),
  });

  /** Runs `work` when the hospital takes part and the person may look into this survey; else there is no such thing. */
  async function within<T>(
    { actor }: { actor: Actor; request: FastifyRequest },
    key: SurveyKey,
    work: (trx: Trx) => Promise<T>,
    writing?: "writing",
  ): Promise<T | Refused> {
    if (!mayLookInto(actor, key)) return toHttp("not_found");
    return inFacilityOfProgramme(db, key, async (trx) => {
      const participation = await findParticipation(trx, key);
      if (!participation) return toHttp("not_found");
      const open = mayBeWorkedOn(participation.state);
      if (writing && !open.ok) return toHttp(open.error);
      return work(trx);
    });
  }

  mount(app, authenticate, contracts.listChecklists, async (call) =>
    within(call, call.params, async (trx) => {
      const handover = await trx
        .selectFrom("survey_handover")
        .select(["handed_over_by", (select) => select.cast<string>("handed_over_on", "text").as("on")])
        .where("facility_id", "=", call.params.facilityId)
        .where("programme_id", "=", call.params.programmeId)
        .executeTakeFirst();
      const handedOver = handover ? { on: handover.on, by: handover.handed_over_by } : null;
      return {
        handedOver,
        ...(await checklistSummaries(trx, call.params)),
        ...rights(call.actor, call.params.facilityId),
      };
    }),
  );

  mount(app, authenticate, contracts.handOverChecklists, async (call) => {
    const at = now();
    if (call.body.on > japanDay(at)) return toHttp("handed_over_in_future");
    const record = (trx: Trx) => handOver(trx, call.params, call.body.on, call.actor, at);
    const done = await within(call, call.params, record, "writing");
    if (done instanceof Refused) return done;
    return done ? undefined : toHttp("not_found");
  });

  mount(app, authenticate, contracts.openSheet, async (call) => {
    const open = (trx: Trx) => openSheet(trx, call.params, call.body, call.actor, now());
    const opened = await within(call, call.params, open, "writing");
    if (opened instanceof Refused) return opened;
    return opened.ok ? opened.value : toHttp(opened.error);
  });

  mount(app, authenticate, contracts.changeSheetRole, async (call) => {
    const change = (trx: Trx) => changeRole(trx, call.params, call.body.role, call.actor, now());
    const changed = await within(call, call.params, change, "writing");
    if (changed instanceof Refused) return changed;
    return changed ? undefined : toHttp("not_found");
  });

  mount(app, authenticate, contracts.getSheet, async (call) =>
    within(call, call.params, async (trx) => {
      const view = await sheetView(trx, call.params, japanDay(now()));
      return view ? { ...view, ...rights(call.actor, call.params.facilityId) } : toHttp("not_found");
    }),
  );

  mount(app, authenticate, contracts.sheetSupport, async (call) => {
    const { facilityId } = call.params;
    const view = await within(call, call.params, (trx) => sheetView(trx, call.params, japanDay(now())));
    if (view instanceof Refused) return view;
    const ledger = view && (await ledgerOf(db, facilityId));
    if (!view || !ledger) return toHttp("not_found");
    const { instrument } = view;
    const items = view.items.map(({ id }) => [id, supportOf(ledger, { instrument, item: id })] as const);
    return { items: Object.fromEntries(items.filter(([, support]) => support.length > 0)) };
  });

  type Sent = { actor: Actor; request: FastifyRequest; params: SheetKey & { facilityId: FacilityId } };
  const record = async (call: Sent, checks: readonly CheckToRecord[]) => {
    const write = async (trx: Trx) => {
      const recorded = await recordChecks(trx, call.params, checks, call.actor, now());
      if (recorded.ok && recorded.value.some(({ outcome }) => outcome === "recorded"))
        await context.queueEvaluation(trx, call.params.facilityId);
      return recorded;
    };
    const recorded = await within(call, call.params, write, "writing");
    if (recorded instanceof Refused) return recorded;
    return recorded.ok ? { outcomes: recorded.value } : toHttp(recorded.error);
  };
  mount(app, authenticate, contracts.recordSheetChecks, (call) => record(call, call.body.checks));
  mount(app, authenticate, contracts.answerSheet, (call) => record(call, call.body.checks));

  mount(app, authenticate, contracts.addEvidence, async (call) => {
    const upload = await readUpload(call.request, 1);
    if (upload instanceof Refused) return upload;
    const file = fileOf(upload.files, evidenceTypes);
    if (typeof file === "string") return toHttp(file);
    const keep = (trx: Trx) => keepEvidence(trx, files, call.params, file, call.actor, now());
    const fileId = await within(call, call.params, keep, "writing");
    if (fileId instanceof Refused) return fileId;
    return fileId ? { fileId } : toHttp("not_found");
  });

  mount(app, authenticate, contracts.getEvidence, async (call) => {
    const file = await within(call, call.params, (trx) =>
      readEvidence(trx, files, call.params, call.params.evidenceId),
    );
    if (file instanceof Refused) return file;
    if (!file) return toHttp("not_found");
    const shown = file.mediaType.startsWith("image/") ? "inline" : "attachment";
    return call.reply
      .type(file.mediaType)
      .header("content-disposition", `${shown}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header("content-security-policy", "sandbox; default-src 'none'")
      .send(file.content);
  });
}
