import { sql } from "kysely";
import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { Check } from "./contract.ts";
import "./tables.store.ts";

/** Every check of a hospital's survey, or of one of its sheets, oldest first, by sheet and item. */
export async function checksOf(
  trx: Trx,
  { facilityId, programmeId }: SurveyKey,
  sheetId?: string,
): Promise<Map<string, Map<string, Check[]>>> {
  const rows = await trx
    .selectFrom("survey_check")
    .selectAll()
    .select([sql<string>`checked_on::text`.as("checked"), sql<string | null>`target_on::text`.as("target")])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .$if(sheetId !== undefined, (query) => query.where("sheet_id", "=", sheetId ?? ""))
    .orderBy("sheet_id")
    .orderBy("item")
    .orderBy("number")
    .execute();
  const sheets = new Map<string, Map<string, Check[]>>();
  for (const row of rows) {
    const sheet = sheets.get(row.sheet_id) ?? new Map<string, Check[]>();
    sheets.set(row.sheet_id, sheet);
    const checks = sheet.get(row.item) ?? [];
    sheet.set(row.item, checks);
    checks.push(toCheck(row, row.checked, row.target));
  }
  return sheets;
}

type CheckRow = Pick<
  import("../../platform/db/tables.ts").Tables["survey_check"],
  | "number"
  | "answer"
  | "not_understood"
  | "hard_to_understand"
  | "evidence_asked"
  | "evidence_seen"
  | "evidence"
  | "evidence_file_id"
  | "visit"
  | "note"
  | "recorded_by"
  | "recorded_at"
>;

/** Days come as text: a date column would be read in the server's time zone. */
const toCheck = (row: CheckRow, checkedOn: string, targetOn: string | null): Check => ({
  number: row.number,
  answer: row.answer,
  notUnderstood: row.not_understood,
  hardToUnderstand: row.hard_to_understand,
  evidenceAsked: row.evidence_asked,
  evidenceSeen: row.evidence_seen,
  evidence: row.evidence,
  evidenceFileId: row.evidence_file_id,
  checkedOn,
  targetOn,
  visit: row.visit,
  note: row.note,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at.toISOString(),
});

/** Newest answer by item. */
export const newestAnswers = (checks: ReadonlyMap<string, readonly Check[]> | undefined) =>
  new Map(
    [...(checks ?? [])].flatMap(([item, list]) => {
      const last = list.at(-1);
      return last ? [[item, last.answer] as const] : [];
    }),
  );
