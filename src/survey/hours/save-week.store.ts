import { recordAudit } from "../../platform/audit/audit.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { rowKey } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { asCompany, type HoursContext } from "./context.store.ts";
import { type CellChange, entriesOf, writeCells } from "./entry.store.ts";
import { settledOn } from "./facts.store.ts";
import { hoursPlanFor } from "./hours-plan.store.ts";
import type { HoursRefusal } from "./refusal.ts";
import { checkWeek } from "./save-week.ts";

/** Writes the cells of one worker and week that were sent, in the name of the actor's company. */
export const saveWeek = (
  context: HoursContext,
  actor: Actor,
  key: SurveyKey,
  week: { monday: string; worker: string; cells: readonly CellChange[] },
): Promise<Result<null, HoursRefusal>> =>
  asCompany<null, HoursRefusal>(context, actor, key, async (trx, participation, companyId, at) => {
    if (await settledOn(trx, key)) return refuse({ reason: "settled" });
    const already = (await entriesOf(trx, key)).filter((entry) => entry.worker === week.worker);
    const rowIds = (await hoursPlanFor(trx, key)).rows.map(({ id }) => id);
    const checked = checkWeek(week.monday, week.cells, {
      rowIds,
      already: already.filter((entry) => entry.companyId === companyId),
      today: japanDay(at),
    });
    if (!checked.ok) return checked;
    const whose = { companyId, worker: week.worker, enteredBy: actor.label, at };
    await writeCells(trx, participation, whose, week.cells);
    await recordAudit(trx, key.facilityId, {
      at,
      actor: actor.label,
      action: "survey.hours",
      subject: `survey:${key.programmeId}`,
      detail: { monday: week.monday, cells: week.cells.length },
    });
    return ok(null);
  });

/** A row beside the form's own, for this survey only. */
export const addHourRow = (
  context: HoursContext,
  actor: Actor,
  key: SurveyKey,
  label: string,
): Promise<Result<{ id: string }, HoursRefusal>> =>
  asCompany<{ id: string }, HoursRefusal>(context, actor, key, async (trx, participation, _company, at) => {
    if (await settledOn(trx, key)) return refuse({ reason: "settled" });
    const { rows } = await hoursPlanFor(trx, key);
    if (rows.some((row) => row.label.ja === label)) return refuse({ reason: "row_exists" });
    const added = rows.filter(({ id }) => id.startsWith("X-")).length;
    const id = `X-${String(added + 1).padStart(2, "0")}`;
    await trx
      .insertInto("survey_hour_row")
      .values({ ...rowKey(participation), row_id: id, label, added_by: actor.label, added_at: at })
      .execute();
    return ok({ id });
  });
