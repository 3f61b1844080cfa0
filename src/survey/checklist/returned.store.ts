import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SheetKey } from "./record-checks.store.ts";
import type { ItemView } from "./route-contracts.ts";

/** Answers of a sheet that the review sent back and that are not settled yet, by item; of several the latest. */
export async function returnedAnswers(
  trx: Trx,
  { facilityId, programmeId, sheetId }: SheetKey,
): Promise<Map<string, NonNullable<ItemView["returned"]>>> {
  type Returned = NonNullable<ItemView["returned"]>;
  const { rows } = await sql<{ subject: string; reason: Returned["reason"]; text: string; by: string; at: Date }>`
    select comment.subject_id as subject, comment.returned as reason, entry.text, entry.by_name as by, entry.at
    from survey_comment comment
      join survey_comment_entry entry on entry.facility_id = comment.facility_id and entry.comment_id = comment.id
    where comment.facility_id = ${facilityId} and comment.programme_id = ${programmeId} and comment.about = 'check'
      and starts_with(comment.subject_id, ${`${sheetId}:`}) and comment.returned is not null and comment.state <> 'resolved'
      and entry.facility_id = ${facilityId} and entry.side = 'reviewer' and entry.step in ('say', 'reopen')
    order by entry.at`.execute(trx);
  return new Map(
    rows.map(({ subject, at, ...words }) => [subject.slice(sheetId.length + 1), { ...words, at: at.toISOString() }]),
  );
}
