import { sql } from "kysely";
import type { z } from "zod";
import { recordAudit } from "../platform/audit/audit.ts";
import type { Trx } from "../platform/db/tables.ts";
import { inFacilityOrNothing } from "../platform/db/tenant.ts";
import type { Actor } from "../shared/actor.ts";
import { japanDay } from "../shared/japan-day.ts";
import { ok, refuse } from "../shared/result.ts";
import { endLink, lockLink } from "./answering/answer-link.store.ts";
import { type LedgerContext, writeChanges } from "./commands.store.ts";
import type { FacilityId, FieldValue, RecordId } from "./contract.ts";
import { type InquiryOutcome, listInquiries, toInquiry } from "./inquiry.store.ts";
import { close } from "./inquiry.ts";
import { lockRecords } from "./record.store.ts";
import type { closeInquiry as closeContract, FieldChanges, InquiryView } from "./route-contracts.ts";

export type InquiryResult = z.infer<(typeof closeContract)["body"]>;

/** Records the outcome; answers become new statements, and what nobody answered in time becomes 未提出. A link for the answer ends. */
export const closeInquiry = (
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  id: string,
  result: InquiryResult,
): Promise<InquiryOutcome<InquiryView>> =>
  inFacilityOrNothing(context.db, facilityId, (trx) => closeInquiryIn(trx, context, actor, facilityId, id, result));

/**
 * The same within the caller's transaction, which must be given up when it is refused.
 * @param answeredBy who answers through the link, and is then the source of the new statements; left out: whoever records the outcome
 */
export async function closeInquiryIn(
  trx: Trx,
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  id: string,
  result: InquiryResult,
  answeredBy?: string,
): Promise<InquiryOutcome<InquiryView>> {
  const now = context.now();
  const today = japanDay(now);
  const row = await trx
    .selectFrom("inquiry")
    .select([
      sql<string>`asked_on::text`.as("asked_on"),
      sql<string>`due_on::text`.as("due_on"),
      "state",
      sql<string | null>`answered_on::text`.as("answered_on"),
      "number",
      "asked_to",
    ])
    .where("facility_id", "=", facilityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse({ reason: "not_found" as const });
  const link = await lockLink(trx, facilityId, id);
  const closed = close(toInquiry(row), result.outcome, result.answeredOn ?? today, today);
  if (!closed.ok) return refuse({ reason: closed.error });
  if (!(await asksFor(trx, facilityId, id, result.answers))) return refuse({ reason: "not_found" as const });
  await trx
    .updateTable("inquiry")
    .set({
      state: closed.value.state,
      answered_on: closed.value.answeredOn,
      answer_summary: result.answerSummary || null,
    })
    .where("facility_id", "=", facilityId)
    .where("id", "=", id)
    .execute();
  const reason = `照会 ${row.number}（${row.asked_to}）の結果`;
  const source = answeredBy === undefined ? undefined : { on: today, with: answeredBy, inquiry: row.number };
  for (const [recordId, changes] of await newStatements(trx, facilityId, id, closed.value.state, result.answers)) {
    const records = await lockRecords(trx, facilityId, [recordId]);
    const written = await writeChanges(trx, context, actor, records, changes, reason, source);
    if (!written.ok) return written;
  }
  await recordAudit(trx, facilityId, {
    at: now,
    actor: actor.label,
    action: "inquiry.close",
    subject: `inquiry:${id}`,
    detail: { outcome: closed.value.state, answers: result.answers.length },
  });
  if (link && answeredBy === undefined) await endLink(trx, context.files, link, now);
  const [view] = await listInquiries(trx, facilityId, today, { id });
  if (!view) throw new Error("a locked inquiry is missing");
  return ok(view);
}

/** An answer may only speak of what was asked. */
async function asksFor(
  trx: Trx,
  facilityId: string,
  inquiryId: string,
  answers: readonly { recordId: string; field: string }[],
): Promise<boolean> {
  const items = await trx
    .selectFrom("inquiry_item")
    .select(["record_id", "field"])
    .where("facility_id", "=", facilityId)
    .where("inquiry_id", "=", inquiryId)
    .execute();
  const asked = new Set(items.map((item) => `${item.record_id}:${item.field}`));
  return answers.every(({ recordId, field }) => asked.has(`${recordId}:${field}`));
}

async function newStatements(
  trx: Trx,
  facilityId: string,
  inquiryId: string,
  state: InquiryView["state"],
  answers: readonly { recordId: RecordId; field: string; value: FieldValue }[],
): Promise<Map<RecordId, FieldChanges>> {
  const byRecord = new Map<RecordId, FieldChanges>();
  const add = (recordId: RecordId, field: string, value: FieldValue) =>
    byRecord.set(recordId, { ...byRecord.get(recordId), [field]: value });
  if (state === "notSubmitted" || state === "withdrawn") {
    const items = await trx
      .selectFrom("inquiry_item as item")
      .innerJoin("ledger_record as record", (join) =>
        join.onRef("record.facility_id", "=", "item.facility_id").onRef("record.id", "=", "item.record_id"),
      )
      .select(["item.record_id", "item.field", "record.fields"])
      .where("item.facility_id", "=", facilityId)
      .where("item.inquiry_id", "=", inquiryId)
      .execute();
    const next = state === "notSubmitted" ? ("notSubmitted" as const) : ("unknown" as const);
    for (const item of items)
      if (item.fields[item.field]?.state === "checking") add(item.record_id as RecordId, item.field, { state: next });
  }
  for (const { recordId, field, value } of answers) add(recordId, field, value);
  return byRecord;
}
