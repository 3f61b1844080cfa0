import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import { kindDefinition } from "../catalogue.ts";
import type { FacilityId, RecordId } from "../contract.ts";
import { isOverdue } from "../inquiry.ts";
import type { OpenedLink } from "./come-by-link.store.ts";
import type { AnswerFile, AnswerSheet } from "./route-contracts.ts";

const nothingYet = { name: "", company: "", comment: "", answers: [] };

/** What the link shows, as of an ISO day in Japan: who asks, what was asked, and what was answered through it. Nothing else. */
export async function answerSheet(trx: Trx, link: OpenedLink, today: string): Promise<AnswerSheet> {
  const facilityId = link.facility_id as FacilityId;
  const { state, ...inquiry } = await askedInquiry(trx, facilityId, link.inquiry_id);
  const items = await askedItems(trx, facilityId, link.inquiry_id);
  const answered = link.answered_at !== null;
  return {
    ...inquiry,
    askedBy: link.made_by,
    overdue: isOverdue({ state: "open", askedOn: inquiry.askedOn, dueOn: inquiry.dueOn }, today) && state === "open",
    expiresAt: link.expires_at.toISOString(),
    // How the ledger goes on after the answer is no business of whoever answered.
    items: answered ? items.map((item) => ({ ...item, state: null })) : items,
    draft: link.answer ?? nothingYet,
    savedAt: link.saved_at?.toISOString() ?? null,
    files: await filesOf(trx, facilityId, link.id),
    answeredAt: link.answered_at?.toISOString() ?? null,
  };
}

type Inquiry = Pick<
  AnswerSheet,
  "hospital" | "askedParty" | "askedTo" | "number" | "question" | "askedOn" | "dueOn"
> & { state: string };

async function askedInquiry(trx: Trx, facilityId: FacilityId, id: string): Promise<Inquiry> {
  const { rows } = await sql<Inquiry>`
    select facility.name as hospital, asked_party as "askedParty", asked_to as "askedTo", number, question,
      asked_on::text as "askedOn", due_on::text as "dueOn", state
    from inquiry join facility on facility.facility_id = inquiry.facility_id
    where inquiry.facility_id = ${facilityId} and inquiry.id = ${id}`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("a link without its inquiry");
  return row;
}

type AskedItemRow = AnswerSheet["items"][number];

/** Record by record, with fields in the order of the documents: the same each time, while somebody answers. */
export async function askedItems(trx: Trx, facilityId: FacilityId, inquiryId: string): Promise<AskedItemRow[]> {
  const { rows } = await sql<AskedItemRow>`
    select record.id as "recordId", record.kind, record.number, record.name, item.field,
      coalesce(record.fields #>> array[item.field, 'state'], 'blank') as state
    from inquiry_item item
    join ledger_record record on record.facility_id = item.facility_id and record.id = item.record_id
    where item.facility_id = ${facilityId} and item.inquiry_id = ${inquiryId}
    order by record.kind, record.number`.execute(trx);
  return [...Map.groupBy(rows, ({ recordId }) => recordId).values()].flatMap((own) =>
    own.toSorted((one, other) => fieldPlace(one) - fieldPlace(other)),
  );
}

const fieldPlace = ({ kind, field }: AskedItemRow): number =>
  kindDefinition(kind).fields.findIndex(({ id }) => id === field);

export async function filesOf(trx: Trx, facilityId: FacilityId, linkId: string): Promise<AnswerFile[]> {
  const rows = await trx
    .selectFrom("answer_file")
    .select(["id", "record_id", "name", "size_bytes"])
    .where("facility_id", "=", facilityId)
    .where("link_id", "=", linkId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    recordId: row.record_id as RecordId,
    name: row.name,
    sizeBytes: row.size_bytes,
  }));
}
