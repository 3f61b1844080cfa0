import { sql } from "kysely";
import { recordNames } from "../../ledger/api.ts";
import type { FacilityId } from "../../ledger/contract.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { type CommentAbout, SurveyDocument } from "./contract.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * What a comment is about, as it is called now; the given label where only the page knows one.
 * @returns undefined when this survey has no such thing
 */
export async function labelOf(
  trx: Trx,
  key: SurveyKey,
  { about, subjectId, label }: { about: CommentAbout; subjectId: string; label: string },
): Promise<string | undefined> {
  if (about === "survey") return subjectId === "" ? label : undefined;
  if (about === "document") return SurveyDocument.safeParse(subjectId).success ? subjectId : undefined;
  if (about === "check") {
    const [sheetId = "", item = ""] = subjectId.split(":");
    if (!uuid.test(sheetId) || item === "") return undefined;
    const there = await exists(trx, sql`survey_sheet where sheet_id = ${sheetId}`, key);
    return there ? label || item : undefined;
  }
  if (!uuid.test(subjectId)) return undefined;
  if (about === "record")
    return (await recordNames(trx, key.facilityId as FacilityId, [subjectId])).get(subjectId)?.trim();
  const table = about === "visit" ? sql`survey_visit` : sql`survey_homework`;
  return (await exists(trx, sql`${table} where id = ${subjectId}`, key)) ? label || about : undefined;
}

async function exists(trx: Trx, where: ReturnType<typeof sql>, { facilityId, programmeId }: SurveyKey) {
  const { rows } = await sql<{ n: number }>`
    select 1 as n from ${where} and facility_id = ${facilityId} and programme_id = ${programmeId} limit 1`.execute(trx);
  return rows.length > 0;
}
