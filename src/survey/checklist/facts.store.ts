import type { Trx } from "../../platform/db/tables.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { itemsFor, progressOf, standings } from "./asked-items.ts";
import { checksOf, newestAnswers } from "./check.store.ts";
import { checklistsOf, findChecklist } from "./checklists-of.store.ts";
import type { Audience } from "./contract.ts";
import { sheetsOf } from "./sheet.store.ts";
import "./tables.store.ts";
import { vendorsOf } from "./vendor.store.ts";

export interface ChecklistFacts {
  /** The hospital has the sheets to read before the first visit. */
  handedOver: boolean;
  /** What the sheets opened so far ask, all respondents of an audience together. */
  audiences: { audience: Audience; items: number; answered: number; notUnderstood: number }[];
}

/** How far the interviews of a hospital are, for the steps of its survey. The transaction must see the hospital and its programme. */
export async function checklistFacts(trx: Trx, key: SurveyKey): Promise<ChecklistFacts> {
  const handover = await trx
    .selectFrom("survey_handover")
    .select("handed_over_on")
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .executeTakeFirst();
  const checklists = await checklistsOf(trx, key.programmeId);
  const checks = await checksOf(trx, key);
  const hasVendors = (await vendorsOf(trx, key.facilityId)).length > 0;
  const audiences = new Map<Audience, ChecklistFacts["audiences"][number]>();
  for (const sheet of await sheetsOf(trx, key)) {
    const found = findChecklist(checklists, sheet);
    if (!found) continue;
    const items = itemsFor(found.checklist, sheet.audience);
    const progress = progressOf(items, standings(items, newestAnswers(checks.get(sheet.sheetId)), hasVendors));
    const sum = audiences.get(sheet.audience) ?? { audience: sheet.audience, items: 0, answered: 0, notUnderstood: 0 };
    sum.items += progress.items;
    sum.answered += progress.answered;
    sum.notUnderstood += progress.notUnderstood;
    audiences.set(sheet.audience, sum);
  }
  return { handedOver: handover !== undefined, audiences: [...audiences.values()] };
}
