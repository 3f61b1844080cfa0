import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import { recordAudit } from "../platform/audit/audit.ts";
import type { Trx } from "../platform/db/tables.ts";
import { inFacilityOrNothing } from "../platform/db/tenant.ts";
import type { Actor } from "../shared/actor.ts";
import { japanDay } from "../shared/japan-day.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import { type LedgerContext, type LedgerRefusal, writeChanges } from "./commands.store.ts";
import type { FacilityId, FieldValue, RecordId } from "./contract.ts";
import { close, type Inquiry, type InquiryRefusal, isOverdue, open } from "./inquiry.ts";
import { lockRecords, takeNumbers } from "./record.store.ts";
import type {
  closeInquiry as closeContract,
  createInquiry as createContract,
  FieldChanges,
  InquiryView,
} from "./route-contracts.ts";

interface InquiryRow {
  facility_id: string;
  id: string;
  number: number;
  asked_party: "vendor" | "department";
  asked_to: string;
  question: string;
  asked_on: string;
  due_on: string;
  hospital_consent_on: string | null;
  state: InquiryView["state"];
  answered_on: string | null;
  answer_summary: string | null;
  recorded_by: string;
  created_at: Date;
}

declare module "../platform/db/tables.ts" {
  interface Tables {
    inquiry: InquiryRow;
    inquiry_item: { facility_id: string; inquiry_id: string; record_id: string; field: string };
  }
}

export type InquiryAsked = z.infer<(typeof createContract)["body"]>;
export type InquiryOutcome<T> = Result<T, LedgerRefusal | { reason: InquiryRefusal }>;

export async function listInquiries(
  trx: Trx,
  facilityId: string,
  today: string,
  filter: { state?: InquiryView["state"] | undefined; recordId?: string | undefined; id?: string } = {},
): Promise<InquiryView[]> {
  const parts = [sql`inquiry.facility_id = ${facilityId}`];
  if (filter.state) parts.push(sql`inquiry.state = ${filter.state}`);
  if (filter.id) parts.push(sql`inquiry.id = ${filter.id}`);
  if (filter.recordId) {
    parts.push(sql`exists (select from inquiry_item own where own.facility_id = inquiry.facility_id
      and own.inquiry_id = inquiry.id and own.record_id = ${filter.recordId})`);
  }
  const { rows } = await sql<InquiryRow & { items: InquiryView["items"] }>`
    select inquiry.id, inquiry.number, asked_party, asked_to, question, asked_on::text, due_on::text, hospital_consent_on::text,
      state, answered_on::text, answer_summary, recorded_by,
      coalesce((
        select jsonb_agg(jsonb_build_object('recordId', record.id, 'kind', record.kind, 'number', record.number, 'name', record.name,
          'field', item.field) order by record.kind, record.number, item.field)
        from inquiry_item item
        join ledger_record record on record.facility_id = item.facility_id and record.id = item.record_id
        where item.facility_id = inquiry.facility_id and item.inquiry_id = inquiry.id), '[]') as items
    from inquiry
    where ${sql.join(parts, sql` and `)}
    order by (inquiry.state = 'open') desc, due_on, inquiry.number
    limit 2000`.execute(trx);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    askedParty: row.asked_party,
    askedTo: row.asked_to,
    question: row.question,
    askedOn: row.asked_on,
    dueOn: row.due_on,
    hospitalConsentOn: row.hospital_consent_on,
    state: row.state,
    answeredOn: row.answered_on,
    answerSummary: row.answer_summary,
    recordedBy: row.recorded_by,
    overdue: isOverdue(toInquiry(row), today),
    items: row.items,
  }));
}

const toInquiry = (row: Pick<InquiryRow, "state" | "asked_on" | "due_on" | "answered_on">): Inquiry =>
  ({ state: row.state, askedOn: row.asked_on, dueOn: row.due_on, answeredOn: row.answered_on }) as Inquiry;

/** Asks, and marks the fields in question as 確認中. */
export const createInquiry = (
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  asked: InquiryAsked,
): Promise<InquiryOutcome<InquiryView>> =>
  inFacilityOrNothing(context.db, facilityId, (trx) => askInquiry(trx, context, actor, facilityId, asked));

/** The same within the caller's transaction, which must be given up when it is refused. */
export async function askInquiry(
  trx: Trx,
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  asked: InquiryAsked,
): Promise<InquiryOutcome<InquiryView>> {
  const now = context.now();
  const today = japanDay(now);
  const opened = open(asked.askedParty, today, asked.dueOn, asked.hospitalConsentOn);
  if (!opened.ok) return refuse({ reason: opened.error });
  const ids = [...new Set(asked.items.map((item) => item.recordId))];
  const records = await lockRecords(trx, facilityId, ids);
  if (records.length !== ids.length) return refuse({ reason: "not_found" as const });
  const id = randomUUID();
  const number = await takeNumbers(trx, facilityId, "inquiry", 1);
  await trx
    .insertInto("inquiry")
    .values({
      facility_id: facilityId,
      id,
      number,
      asked_party: asked.askedParty,
      asked_to: asked.askedTo,
      question: asked.question,
      asked_on: opened.value.askedOn,
      due_on: opened.value.dueOn,
      hospital_consent_on: asked.hospitalConsentOn,
      state: "open",
      answered_on: null,
      answer_summary: null,
      recorded_by: actor.name,
      created_at: now,
    })
    .execute();
  await trx
    .insertInto("inquiry_item")
    .values(
      asked.items.map(({ recordId, field }) => ({
        facility_id: facilityId,
        inquiry_id: id,
        record_id: recordId,
        field,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const record of records) {
    const fields = asked.items.filter((item) => item.recordId === record.id).map((item) => item.field);
    const changes: FieldChanges = Object.fromEntries(
      fields.filter((field) => record.fields[field]?.state !== "known").map((field) => [field, { state: "checking" }]),
    );
    if (Object.keys(changes).length === 0) continue;
    const written = await writeChanges(trx, context, actor, [record], changes, `照会 ${number}（${asked.askedTo}）`);
    if (!written.ok) return written;
  }
  await recordAudit(trx, facilityId, {
    at: now,
    actor: actor.label,
    action: "inquiry.create",
    subject: `inquiry:${id}`,
    detail: { number, askedTo: asked.askedTo, items: asked.items.length, dueOn: opened.value.dueOn },
  });
  const [view] = await listInquiries(trx, facilityId, today, { id });
  if (!view) throw new Error("an inquiry just written is missing");
  return ok(view);
}

/** Records the outcome; answers become new statements, and what nobody answered in time becomes 未提出. */
export function closeInquiry(
  context: LedgerContext,
  actor: Actor,
  facilityId: FacilityId,
  id: string,
  result: z.infer<(typeof closeContract)["body"]>,
): Promise<InquiryOutcome<InquiryView>> {
  return inFacilityOrNothing(context.db, facilityId, async (trx) => {
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
    for (const [recordId, changes] of await newStatements(trx, facilityId, id, closed.value.state, result.answers)) {
      const records = await lockRecords(trx, facilityId, [recordId]);
      const written = await writeChanges(trx, context, actor, records, changes, reason);
      if (!written.ok) return written;
    }
    await recordAudit(trx, facilityId, {
      at: now,
      actor: actor.label,
      action: "inquiry.close",
      subject: `inquiry:${id}`,
      detail: { outcome: closed.value.state, answers: result.answers.length },
    });
    const [view] = await listInquiries(trx, facilityId, today, { id });
    if (!view) throw new Error("a locked inquiry is missing");
    return ok(view);
  });
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
