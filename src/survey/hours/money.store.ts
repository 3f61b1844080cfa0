import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { rowKey } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { asCompany, type HoursContext } from "./context.store.ts";
import { settledOn } from "./facts.store.ts";
import { hoursPlanFor } from "./hours-plan.store.ts";
import { quote } from "./quotation.ts";
import type { HoursRefusal } from "./refusal.ts";
import type { ExpenseKind } from "./route-contracts.ts";

export interface NewExpense {
  spentOn: string;
  kind: ExpenseKind;
  what: string;
  yen: number;
  receipt: { name: string; mediaType: string; content: Uint8Array } | null;
}

export const addExpense = (
  context: HoursContext,
  actor: Actor,
  key: SurveyKey,
  { spentOn, kind, what, yen, receipt }: NewExpense,
): Promise<Result<{ id: string }, HoursRefusal>> =>
  asCompany<{ id: string }, HoursRefusal>(context, actor, key, async (trx, participation, company, at) => {
    if (await settledOn(trx, key)) return refuse({ reason: "settled" });
    if (spentOn > japanDay(at)) return refuse({ reason: "future_day", day: spentOn });
    const file = receipt && (await context.files.put(trx, key.facilityId, { ...receipt, by: actor.label, at }));
    const id = randomUUID();
    await trx
      .insertInto("survey_expense")
      .values({
        ...rowKey(participation),
        id,
        company_id: company,
        spent_on: spentOn,
        kind,
        what,
        yen,
        receipt_file_id: file,
        entered_by: actor.label,
        entered_at: at,
      })
      .execute();
    await audit(trx, actor, key, at, "survey.expense", { expense: id, kind, yen });
    return ok({ id });
  });

export const removeExpense = (
  context: HoursContext,
  actor: Actor,
  key: SurveyKey,
  id: string,
): Promise<Result<null, HoursRefusal>> =>
  asCompany<null, HoursRefusal>(context, actor, key, async (trx, _participation, company, at) => {
    if (await settledOn(trx, key)) return refuse({ reason: "settled" });
    const removed = await trx
      .deleteFrom("survey_expense")
      .where("facility_id", "=", key.facilityId)
      .where("programme_id", "=", key.programmeId)
      .where("company_id", "=", company)
      .where("id", "=", id)
      .returning(["yen", "receipt_file_id"])
      .executeTakeFirst();
    if (!removed) return refuse({ reason: "not_found" });
    if (removed.receipt_file_id) await context.files.remove(trx, key.facilityId, removed.receipt_file_id);
    await audit(trx, actor, key, at, "survey.expenseRemoved", { expense: id, yen: removed.yen });
    return ok(null);
  });

/** The receipt, when the expense is one of this survey and has one. `trx` is one of `inFacility`. */
export async function receiptOf(trx: Trx, { files }: HoursContext, key: SurveyKey, id: string) {
  const row = await trx
    .selectFrom("survey_expense")
    .select("receipt_file_id")
    .where("facility_id", "=", key.facilityId)
    .where("programme_id", "=", key.programmeId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.receipt_file_id ? files.get(trx, key.facilityId, row.receipt_file_id) : undefined;
}

export const quoteHours = (
  context: HoursContext,
  actor: Actor,
  key: SurveyKey,
  offer: { hundredths: number; rateYen: number; expensesYen: number; note: string },
): Promise<Result<null, HoursRefusal>> =>
  asCompany<null, HoursRefusal>(context, actor, key, async (trx, participation, company, at) => {
    if (await settledOn(trx, key)) return refuse({ reason: "settled" });
    const { labourCapYen } = await hoursPlanFor(trx, key);
    const quoted = quote(offer, labourCapYen);
    if (!quoted.ok) return quoted;
    const { last } = await trx
      .selectFrom("survey_quotation")
      .select(sql<number>`coalesce(max(number), 0)`.as("last"))
      .where("facility_id", "=", key.facilityId)
      .where("programme_id", "=", key.programmeId)
      .executeTakeFirstOrThrow();
    const figures = { rate_yen: offer.rateYen, labour_yen: quoted.value.labourYen, cap_yen: labourCapYen };
    await trx
      .insertInto("survey_quotation")
      .values({
        ...rowKey(participation),
        ...figures,
        number: last + 1,
        company_id: company,
        hundredths: offer.hundredths,
        expenses_yen: offer.expensesYen,
        note: offer.note,
        made_by: actor.name,
        made_at: at,
      })
      .execute();
    await audit(trx, actor, key, at, "survey.quotation", { number: last + 1, ...figures });
    return ok(null);
  });

export const audit = (
  trx: Trx,
  actor: Actor,
  { facilityId, programmeId }: SurveyKey,
  at: Date,
  action: string,
  detail: Record<string, unknown>,
) => recordAudit(trx, facilityId, { at, actor: actor.label, action, subject: `survey:${programmeId}`, detail });
