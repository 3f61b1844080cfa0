import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import { recordAudit } from "../platform/audit/audit.ts";
import type { Trx } from "../platform/db/tables.ts";
import type { Actor } from "../shared/actor.ts";
import { japanDay } from "../shared/japan-day.ts";
import { ok, type Result, refuse } from "../shared/result.ts";
import { linksOf } from "./answering/answer-link.store.ts";
import { type LedgerContext, type LedgerRefusal, writeChanges } from "./commands.store.ts";
import type { FacilityId } from "./contract.ts";
import { type Inquiry, type InquiryRefusal, isOverdue, open } from "./inquiry.ts";
import { lockRecords, takeNumbers } from "./record.store.ts";
import type { createInquiry as createContract, FieldChanges, InquiryView } from "./route-contracts.ts";

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
  const links = await linksOf(trx, facilityId, today);
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
    link: links.get(row.id) ?? null,
  }));
}

export const toInquiry = (row: Pick<InquiryRow, "state" | "asked_on" | "due_on" | "answered_on">): Inquiry =>
  ({ state: row.state, askedOn: row.asked_on, dueOn: row.due_on, answeredOn: row.answered_on }) as Inquiry;

/** Asks, and marks the fields in question as 確認中; a refused transaction must be given up. */
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
