import { sql } from "kysely";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacility, inFacilityOfProgramme } from "../../platform/db/tenant.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { isUnconfirmed, itemsFor, standings } from "./asked-items.ts";
import { checksOf, newestAnswers } from "./check.store.ts";
import { checkRounds } from "./check.ts";
import { checklistsOf, findChecklist } from "./checklists-of.store.ts";
import type { Audience, ChecklistReport, ReportedSheet } from "./contract.ts";
import { sheetsOf } from "./sheet.store.ts";
import "./tables.store.ts";
import { vendorsOf } from "./vendor.store.ts";

/** The survey in which the hospital answered last, and whom it asked; undefined where nothing was ever answered. */
export async function latestAnswers(
  trx: Trx,
  facilityId: string,
): Promise<{ programmeId: string; audiences: Audience[] } | undefined> {
  const { rows } = await sql<{ programme_id: string; audiences: Audience[] }>`
    select programme_id, array_agg(distinct audience) as audiences from survey_check
    where facility_id = ${facilityId} group by programme_id order by max(recorded_at) desc limit 1`.execute(trx);
  const [latest] = rows;
  return latest && { programmeId: latest.programme_id, audiences: latest.audiences };
}

/** All answers of the hospital's latest survey; null where nothing was ever answered. */
export async function checklistReport(db: Db, facilityId: string): Promise<ChecklistReport | null> {
  const latest = await inFacility(db, facilityId, (trx) => latestAnswers(trx, facilityId));
  if (!latest) return null;
  const key = { facilityId, programmeId: latest.programmeId };
  return inFacilityOfProgramme(db, key, (trx) => reportOf(trx, key));
}

async function reportOf(trx: Trx, key: SurveyKey): Promise<ChecklistReport> {
  const { rows } = await sql<{ title: string }>`
    select title from survey_programme where programme_id = ${key.programmeId}`.execute(trx);
  const checklists = await checklistsOf(trx, key.programmeId);
  const [sheets, checks, homework] = [await sheetsOf(trx, key), await checksOf(trx, key), await homeworkOf(trx, key)];
  const hasVendors = (await vendorsOf(trx, key.facilityId)).length > 0;
  const reported = sheets.flatMap((sheet): ReportedSheet[] => {
    const found = findChecklist(checklists, sheet);
    const own = checks.get(sheet.sheetId);
    const label = found?.checklist.sheets.find(({ audience }) => audience === sheet.audience)?.label.ja;
    if (!found || !own || label === undefined) return [];
    const items = itemsFor(found.checklist, sheet.audience);
    const standing = standings(items, newestAnswers(own), hasVendors);
    const { title, edition, marks, reconstructed } = found.checklist;
    return [
      {
        ...sheet,
        title: title.ja,
        edition,
        label,
        marks,
        reconstructed,
        items: items.map((item) => {
          const official = found.wordings.get(item.id)?.wording ?? null;
          return {
            id: item.id,
            number: item.number ?? item.id,
            section: item.section.ja,
            scope: item.scope,
            wording: official ?? item.topic.ja,
            unconfirmed: isUnconfirmed(item, official),
            optional: item.optional,
            asked: standing.get(item.id)?.asked ?? true,
            checks: checkRounds(own.get(item.id) ?? []).map(({ last }) => last),
            homework: (homework.get(item.id) ?? []).map(({ number, state }) => ({ number, state })),
          };
        }),
      },
    ];
  });
  return { programme: rows[0]?.title ?? "", sheets: reported };
}

/** Homework by the item it was given for; written as the item's id, with or without its checklist before a colon. */
async function homeworkOf(trx: Trx, { facilityId, programmeId }: SurveyKey) {
  const { rows } = await sql<{ item: string; number: number; state: string }>`
    select checklist_item as item, number, state from survey_homework
    where facility_id = ${facilityId} and programme_id = ${programmeId} and checklist_item is not null order by number`.execute(
    trx,
  );
  return Map.groupBy(rows, ({ item }) => item.split(":").at(-1) ?? item);
}
