import { randomUUID } from "node:crypto";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { checklistsOf, findChecklist } from "./checklists-of.store.ts";
import type { Audience } from "./contract.ts";
import type { Recorder, SheetKey } from "./record-checks.store.ts";
import "./tables.store.ts";
import { vendorsOf } from "./vendor.store.ts";

export interface Sheet {
  sheetId: string;
  instrument: string;
  edition: string;
  audience: Audience;
  /** Running number of the respondent among those of the audience. */
  respondent: number;
  /** A post (病院長, 看護師長), never a name. */
  role: string;
  vendorName: string | null;
}

const columns = [
  "sheet_id",
  "instrument",
  "edition",
  "audience",
  "respondent",
  "role",
  "vendor_id",
  "vendor_name",
] as const;

/** Sheets of a hospital's survey, in the order of their respondents. */
export async function sheetsOf(trx: Trx, { facilityId, programmeId }: SurveyKey): Promise<Sheet[]> {
  const rows = await trx
    .selectFrom("survey_sheet")
    .select(columns)
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .orderBy("instrument")
    .orderBy("edition")
    .orderBy("audience")
    .orderBy("respondent")
    .execute();
  return rows.map(({ sheet_id, vendor_id, vendor_name, ...row }) => ({
    ...row,
    sheetId: sheet_id,
    vendorName: vendor_name,
  }));
}

export type OpeningRefusal = "not_found" | "not_in_use" | "one_sheet_only" | "vendor_missing" | "vendor_has_sheet";

/** A new sheet for a respondent, or for a vendor. */
export async function openSheet(
  trx: Trx,
  key: SurveyKey,
  wanted: { instrument: string; edition: string; audience: Audience; role: string; vendorId: string | null },
  by: Recorder,
  now: Date,
): Promise<Result<{ sheetId: string }, OpeningRefusal>> {
  const { facilityId, programmeId } = key;
  // Locked: two people who open a sheet at the same moment must not both become respondent 1.
  const participation = await findParticipation(trx, key, "locked");
  if (!participation) return refuse("not_found");
  const found = findChecklist(await checklistsOf(trx, programmeId), wanted);
  const asked = found?.checklist.sheets.find(({ audience }) => audience === wanted.audience);
  if (!found || !asked) return refuse("not_found");
  if (!found.inUse) return refuse("not_in_use");
  const vendors = await vendorsOf(trx, facilityId);
  const vendor = wanted.vendorId === null ? null : vendors.find(({ id }) => id === wanted.vendorId);
  if (vendor === undefined) return refuse("not_found");
  if (asked.respondents === "vendors" && vendor === null) return refuse("vendor_missing");
  const rows = await trx
    .selectFrom("survey_sheet")
    .select(["respondent", "vendor_id"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("instrument", "=", wanted.instrument)
    .where("edition", "=", wanted.edition)
    .where("audience", "=", wanted.audience)
    .execute();
  if (asked.respondents === "one" && rows.length > 0) return refuse("one_sheet_only");
  if (vendor && rows.some(({ vendor_id }) => vendor_id === vendor.id)) return refuse("vendor_has_sheet");
  const sheetId = randomUUID();
  await trx
    .insertInto("survey_sheet")
    .values({
      facility_id: facilityId,
      programme_id: programmeId,
      sheet_id: sheetId,
      instrument: wanted.instrument,
      edition: wanted.edition,
      audience: wanted.audience,
      respondent: Math.max(0, ...rows.map(({ respondent }) => respondent)) + 1,
      role: wanted.role,
      vendor_id: vendor?.id ?? null,
      vendor_name: vendor?.name ?? null,
      opened_by: by.label,
      opened_at: now,
      shared_with: participation.sharedWith,
    })
    .execute();
  const { instrument, edition, audience } = wanted;
  const detail = { programmeId, instrument, edition, audience };
  await recordAudit(trx, facilityId, {
    at: now,
    actor: by.label,
    action: "survey.sheet.open",
    subject: `sheet:${sheetId}`,
    detail,
  });
  return ok({ sheetId });
}

/** Puts the respondent's post right. @returns whether there is such a sheet */
export async function changeRole(trx: Trx, key: SheetKey, role: string, by: Recorder, now: Date): Promise<boolean> {
  const { facilityId, programmeId, sheetId } = key;
  const changed = await trx
    .updateTable("survey_sheet")
    .set({ role })
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("sheet_id", "=", sheetId)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await recordAudit(trx, facilityId, {
    at: now,
    actor: by.label,
    action: "survey.sheet.role",
    subject: `sheet:${sheetId}`,
    detail: { programmeId, role },
  });
  return true;
}

/** The hospital got the sheets to read beforehand. Said once; saying it again changes nothing. @returns whether it takes part at all */
export async function handOver(trx: Trx, key: SurveyKey, on: string, by: Recorder, now: Date): Promise<boolean> {
  const participation = await findParticipation(trx, key);
  if (!participation) return false;
  const written = await trx
    .insertInto("survey_handover")
    .values({
      facility_id: key.facilityId,
      programme_id: key.programmeId,
      handed_over_on: on,
      handed_over_by: by.name,
      recorded_at: now,
      shared_with: participation.sharedWith,
    })
    .onConflict((conflict) => conflict.columns(["facility_id", "programme_id"]).doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows)
    await recordAudit(trx, key.facilityId, {
      at: now,
      actor: by.label,
      action: "survey.checklist.handOver",
      subject: `programme:${key.programmeId}`,
      detail: { on },
    });
  return true;
}
