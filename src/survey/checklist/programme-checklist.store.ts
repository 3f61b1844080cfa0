import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { isUnconfirmed, itemsFor } from "./asked-items.ts";
import { checklistsOf, findChecklist, type ProgrammeChecklist } from "./checklists-of.store.ts";
import type { Checklist } from "./contract.ts";
import type { ProgrammeChecklistSummary } from "./programme-contracts.ts";
import type { Recorder } from "./record-checks.store.ts";

/** For transactions that see the programme (inProgramme as plan). */
export const programmeSummaries = async (trx: Trx, programmeId: string): Promise<ProgrammeChecklistSummary[]> =>
  (await checklistsOf(trx, programmeId)).map(({ checklist, inUse, own, wordings }) => ({
    instrument: checklist.instrument,
    edition: checklist.edition,
    title: checklist.title,
    inUse,
    own,
    audiences: checklist.sheets.map(({ audience, label }) => {
      const items = itemsFor(checklist, audience);
      const official = (id: string) => wordings.get(id)?.wording ?? null;
      return {
        audience,
        label,
        items: items.length,
        unconfirmed: items.filter((item) => isUnconfirmed(item, official(item.id))).length,
        official: items.filter(({ id }) => official(id) !== null).length,
      };
    }),
  }));

export type ProgrammeChecklistRefusal = "not_found" | "unknown_item" | "edition_taken" | "last_in_use";
type Edition = { instrument: string; edition: string };

export const findIn = async (
  trx: Trx,
  programmeId: string,
  edition: Edition,
): Promise<ProgrammeChecklist | undefined> => findChecklist(await checklistsOf(trx, programmeId), edition);

/** Uses an edition from now on, or no more; sheets that were opened stay. */
export async function chooseChecklist(
  trx: Trx,
  programmeId: string,
  { instrument, edition, inUse }: Edition & { inUse: boolean },
  by: Recorder,
  now: Date,
): Promise<Result<null, ProgrammeChecklistRefusal>> {
  const checklists = await checklistsOf(trx, programmeId);
  const found = findChecklist(checklists, { instrument, edition });
  if (!found) return refuse("not_found");
  if (!inUse && checklists.every((one) => one === found || !one.inUse)) return refuse("last_in_use");
  const changed = { in_use: inUse, changed_by: by.name, changed_at: now };
  await trx
    .insertInto("survey_checklist")
    .values({ programme_id: programmeId, instrument, edition, document: null, ...changed })
    .onConflict((conflict) => conflict.columns(["programme_id", "instrument", "edition"]).doUpdateSet(changed))
    .execute();
  await written(trx, programmeId, "choose", { instrument, edition, inUse }, by, now);
  return ok(null);
}

/** Sets official words, or takes them back (null). All of them, or none when an item is not of the checklist. */
export async function setWordings(
  trx: Trx,
  programmeId: string,
  { instrument, edition }: Edition,
  items: readonly { item: string; wording: string | null }[],
  how: "confirmed" | "imported",
  by: Recorder,
  now: Date,
): Promise<Result<null, ProgrammeChecklistRefusal>> {
  const found = await findIn(trx, programmeId, { instrument, edition });
  if (!found) return refuse("not_found");
  const known = new Set(found.checklist.items.map(({ id }) => id));
  if (items.some(({ item }) => !known.has(item))) return refuse("unknown_item");
  for (const { item, wording } of items) {
    if (wording === null) {
      await trx
        .deleteFrom("survey_wording")
        .where("programme_id", "=", programmeId)
        .where("instrument", "=", instrument)
        .where("edition", "=", edition)
        .where("item", "=", item)
        .execute();
      continue;
    }
    const set = { wording, how, set_by: by.name, set_at: now };
    await trx
      .insertInto("survey_wording")
      .values({ programme_id: programmeId, instrument, edition, item, ...set })
      .onConflict((conflict) => conflict.columns(["programme_id", "instrument", "edition", "item"]).doUpdateSet(set))
      .execute();
  }
  const detail = { instrument, edition, how, items: items.map(({ item }) => item) };
  await written(trx, programmeId, "wording", detail, by, now);
  return ok(null);
}

/** A checklist of the secretariat's own. An edition is never replaced: answers keep the one they were given under. */
export async function addChecklist(
  trx: Trx,
  programmeId: string,
  checklist: Checklist,
  by: Recorder,
  now: Date,
): Promise<Result<Edition, ProgrammeChecklistRefusal>> {
  const { instrument, edition } = checklist;
  const known = await checklistsOf(trx, programmeId);
  if (known.length === 0) return refuse("not_found");
  if (findChecklist(known, checklist)) return refuse("edition_taken");
  await trx
    .insertInto("survey_checklist")
    .values({
      programme_id: programmeId,
      instrument,
      edition,
      document: JSON.stringify(checklist),
      in_use: true,
      changed_by: by.name,
      changed_at: now,
    })
    .execute();
  await written(trx, programmeId, "add", { instrument, edition, items: checklist.items.length }, by, now);
  return ok({ instrument, edition });
}

const written = (trx: Trx, programmeId: string, what: string, detail: object, by: Recorder, at: Date) =>
  recordInstanceAudit(trx, {
    at,
    actor: by.label,
    action: `survey.checklist.${what}`,
    subject: `programme:${programmeId}`,
    detail: { ...detail },
  });
