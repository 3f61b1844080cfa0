import { sql } from "kysely";
import type { z } from "zod";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { addDays } from "../../shared/day.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { findParticipation } from "../participation.store.ts";
import { isOver } from "../programme/state.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { entriesOf } from "./entry.store.ts";
import { settledOn } from "./facts.store.ts";
import { hourSheet } from "./hour-sheet.ts";
import { hoursPlanFor } from "./hours-plan.store.ts";
import { sumOf } from "./hundredths.ts";
import type { HoursView } from "./route-contracts.ts";
import { closingNow } from "./settlement.store.ts";
import { companyOf, mayReview, maySeeMoney } from "./standing.ts";
import { mondayOf } from "./week.ts";

/** What the page of one survey's hours shows. `trx` is one of `inFacilityOfProgramme`. @returns undefined when there is no such survey */
export async function hoursView(
  trx: Trx,
  key: SurveyKey,
  seen: { actor: Actor; now: Date; monday: string | undefined },
): Promise<z.input<typeof HoursView> | undefined> {
  const participation = await findParticipation(trx, key);
  if (!participation) return undefined;
  const { actor } = seen;
  const today = japanDay(seen.now);
  const monday = mondayOf(seen.monday ?? today);
  const entries = await entriesOf(trx, key);
  const plan = await hoursPlanFor(trx, key);
  const settled = await settledOn(trx, key);
  const open = !settled && !isOver(participation.state);
  const worksOnIt = companyOf(actor, key) !== undefined;
  const weeks = [...Map.groupBy(entries, ({ workedOn }) => mondayOf(workedOn))].map(([start, own]) => ({
    monday: start,
    total: sumOf(own.map(({ hundredths }) => hundredths)),
  }));
  return {
    ...hourSheetCopy(hourSheet(plan.rows, entries)),
    today,
    monday,
    cells: entries
      .filter(({ workedOn }) => workedOn >= monday && workedOn <= addDays(monday, 6))
      .map(({ companyId: _, ...cell }) => cell),
    weeks: weeks.sort((a, b) => (a.monday < b.monday ? -1 : 1)),
    workers: [...new Set([...(worksOnIt ? [actor.name] : []), ...entries.map(({ worker }) => worker).sort()])],
    settledOn: settled,
    mayEnter: worksOnIt && open,
    maySettle: mayReview(actor, key) && !isOver(participation.state),
    money: maySeeMoney(actor, key) ? await moneyOf(trx, key, plan.labourCapYen) : null,
  };
}

const hourSheetCopy = (sheet: ReturnType<typeof hourSheet>) => ({ ...sheet, rows: [...sheet.rows] });

async function moneyOf(trx: Trx, key: SurveyKey, capYen: number) {
  const quotations = await trx
    .selectFrom("survey_quotation")
    .select([
      "number",
      "hundredths",
      "rate_yen as rateYen",
      "labour_yen as labourYen",
      "cap_yen as capYen",
      "expenses_yen as expensesYen",
      "note",
      "made_by as madeBy",
      "made_at",
    ])
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .orderBy("number", "desc")
    .execute();
  const expenses = await trx
    .selectFrom("survey_expense")
    .select(["id", sql<string>`spent_on::text`.as("spentOn"), "kind", "what", "yen", "receipt_file_id"])
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .orderBy("spent_on")
    .orderBy("entered_at")
    .execute();
  const settlements = await trx
    .selectFrom("survey_settlement")
    .select([
      "number",
      "planned_hundredths as planned",
      "actual_hundredths as actual",
      "rate_yen as rateYen",
      "labour_yen as labourYen",
      "payable_labour_yen as payableLabourYen",
      "expenses_yen as expensesYen",
      sql<string>`settled_on::text`.as("settledOn"),
      "settled_by as settledBy",
      "note",
      "reopened_by as reopenedBy",
      "reopened_why as reopenedWhy",
    ])
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .orderBy("number", "desc")
    .execute();
  return {
    capYen,
    quotations: quotations.map(({ made_at, ...one }) => ({ ...one, madeOn: japanDay(made_at) })),
    expenses: expenses.map(({ receipt_file_id, ...one }) => ({ ...one, hasReceipt: receipt_file_id !== null })),
    closing: await closingNow(trx, key),
    settlements,
  };
}
