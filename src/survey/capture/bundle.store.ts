import { sql } from "kysely";
import { connectionsOf } from "../../ledger/api.ts";
import { FacilityId } from "../../ledger/contract.ts";
import type { Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { checksOf } from "../checklist/check.store.ts";
import { fieldsOf } from "../checklist/check.ts";
import { checklistsOf } from "../checklist/checklists-of.store.ts";
import { sheetsOf } from "../checklist/sheet.store.ts";
import { vendorsOf } from "../checklist/vendor.store.ts";
import type { Participation } from "../participation.store.ts";
import { walkTargets } from "../visit/walkthrough.ts";
import type { Bundle } from "./bundle.ts";
import { capturedOf } from "./connection-fields.ts";

/** What a device takes along, as it stands now. */
export async function bundleOf(trx: Trx, actor: Actor, survey: Participation, now: Date): Promise<Bundle> {
  const { facilityId, programmeId } = survey;
  const { rows: programmes } = await sql<{ title: string }>`
    select title from survey_programme where programme_id = ${programmeId}`.execute(trx);
  const connections = await connectionsOf(trx, FacilityId.parse(facilityId));
  return {
    format: 1,
    facility: { id: facilityId, name: survey.hospitalName },
    programme: { id: programmeId, title: programmes[0]?.title ?? "" },
    person: { id: actor.personId ?? "", name: actor.name },
    madeAt: now.toISOString(),
    visits: await visitsOf(trx, survey),
    checklists: (await checklistsOf(trx, programmeId)).flatMap(({ checklist, inUse, wordings }) => {
      if (!inUse) return [];
      const { instrument, edition, title, sheets } = checklist;
      const items = checklist.items.map((item) => ({ ...item, official: wordings.get(item.id)?.wording ?? null }));
      return [{ instrument, edition, title, sheets, items }];
    }),
    sheets: await sheetsWithAnswers(trx, survey),
    hasVendors: (await vendorsOf(trx, facilityId)).length > 0,
    targets: await targetsOf(trx, survey),
    connections: connections.map(({ id, number, fields }) => ({ id, number, values: capturedOf(fields) })),
  };
}

async function sheetsWithAnswers(trx: Trx, survey: Participation): Promise<Bundle["sheets"]> {
  const checks = await checksOf(trx, survey);
  return (await sheetsOf(trx, survey)).map(({ sheetId, vendorName, ...sheet }) => ({
    ...sheet,
    id: sheetId,
    vendor: vendorName,
    answers: [...(checks.get(sheetId) ?? [])].flatMap(([item, list]) => {
      const newest = list.at(-1);
      return newest ? [{ item, values: fieldsOf(newest) }] : [];
    }),
  }));
}

async function visitsOf(trx: Trx, { facilityId, programmeId }: Participation): Promise<Bundle["visits"]> {
  const rows = await trx
    .selectFrom("survey_visit")
    .select(["number", sql<string>`on_day::text`.as("on")])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("state", "!=", "cancelled")
    .orderBy("number")
    .execute();
  return rows;
}

async function targetsOf(trx: Trx, { facilityId, programmeId }: Participation): Promise<Bundle["targets"]> {
  const rows = await trx
    .selectFrom("survey_walk_target")
    .select(["target", "state", "note"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .execute();
  const told = new Map(rows.map(({ target, state, note }) => [target, { state, note }]));
  return walkTargets.map(({ id }) => ({ target: id, values: { ...told.get(id) } }));
}
