import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";

/** Homework that a vendor was asked for with the hospital's consent, as a line of the inquiry history (D5b). Days are ISO days. */
export interface VendorInquiry {
  id: string;
  askedOn: string;
  dueOn: string;
  hospitalConsentOn: string;
  askedParty: string;
  question: string;
  /** Number of the connection that it concerns; null: of none. */
  connectionNumber: number | null;
  answeredOn: string | null;
  answerSummary: string | null;
  outcome: "open" | "submitted" | "late" | "notSubmitted" | "withdrawn";
  recordedBy: string;
}

/** Of all the hospital's surveys, as they stand on a day, by day and number. `trx` sees the hospital. */
export async function vendorInquiries(trx: Trx, facilityId: string, today: string): Promise<VendorInquiry[]> {
  const { rows } = await sql<VendorInquiry>`
    select work.id, work.requested_on::text as "askedOn", work.due_on::text as "dueOn",
      work.hospital_consent_on::text as "hospitalConsentOn", work.owed_by || '　' || work.contact as "askedParty",
      work.title || case when jsonb_array_length(work.questions) > 1 or work.questions #>> '{0,text}' <> work.title
        then '：' || (select string_agg(question ->> 'text', '／' order by place)
          from jsonb_array_elements(work.questions) with ordinality asked (question, place)) else '' end as question,
      record.number as "connectionNumber", work.answered_on::text as "answeredOn",
      case when work.answered_on is not null then nullif(concat_ws('／', nullif(work.answer ->> 'comment', ''), (select string_agg(given ->> 'text', '／' order by place)
        from jsonb_array_elements(work.answer -> 'answers') with ordinality told (given, place))), '') end as "answerSummary",
      case when work.state = 'open' and work.due_on < ${today}::date then 'notSubmitted' else work.state end as outcome,
      step.by as "recordedBy"
    from survey_homework work
      join survey_homework_step step on step.facility_id = work.facility_id and step.homework_id = work.id and step.number = 1
      left join ledger_record record on record.facility_id = work.facility_id and record.id = work.record_id
        and record.kind = 'connection'
    where work.facility_id = ${facilityId} and work.holder = 'vendor' and work.requested_on is not null
    order by work.requested_on, work.number`.execute(trx);
  return rows;
}
