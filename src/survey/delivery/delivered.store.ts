import { sql } from "kysely";
import { editionFile } from "../../document/api.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacilities, inFacility, inProgramme } from "../../platform/db/tenant.ts";
import { type Actor, mayActFor } from "../../shared/actor.ts";
import type { HoursContext } from "../hours/context.store.ts";
import { audit } from "../hours/money.store.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { type Delivery, deliveriesOf, deliveriesOfMany } from "./delivery-list.store.ts";

/** Organisations by whose delivery the person sees the hospital. */
const through = (actor: Actor, facilityId: string) =>
  actor.facilities.find((one) => one.facilityId === facilityId)?.through ?? [];

const isFor = (actor: Actor) => (set: Delivery) =>
  set.recipient === "ministry" && through(actor, set.facilityId).includes(set.organisationId ?? "");

/** Sets that were delivered to the person's own office. `trx` is one of `inFacility`. */
const ownSets = async (trx: Trx, actor: Actor, key: SurveyKey): Promise<Delivery[]> =>
  (await deliveriesOf(trx, key)).filter(isFor(actor));

/** What a ministry's office sees of a hospital: the sets it received, and nothing else. */
export const deliveredTo = (db: Db, actor: Actor, key: SurveyKey) =>
  inFacility(db, key.facilityId, async (trx) => {
    const participation = await findParticipation(trx, key);
    return participation && { hospital: participation.hospitalName, sets: await ownSets(trx, actor, key) };
  });

/** A file of such a set; that it was taken out stands in the hospital's audit chain. */
export const deliveredFile = (
  { db, files, now }: HoursContext,
  actor: Actor,
  key: SurveyKey,
  wanted: { deliveredId: string; editionId: string; format: "pdf" | "xlsx" },
) =>
  inFacility(db, key.facilityId, async (trx) => {
    const set = (await ownSets(trx, actor, key)).find(({ id }) => id === wanted.deliveredId);
    const item = set?.items.find(({ editionId }) => editionId === wanted.editionId);
    const file = item && (await editionFile(trx, files, key.facilityId, wanted.editionId, wanted.format));
    if (!item || !file) return undefined;
    const detail = { kind: item.kind, edition: item.edition, format: wanted.format };
    await audit(trx, actor, key, now(), "survey.deliveredRead", detail);
    return file;
  });

/** Hospitals of the programme that the person reaches and of which a set went to the ministry, by name. */
export async function deliveredHospitals(db: Db, actor: Actor, programmeId: string) {
  const ids = actor.facilities.map(({ facilityId }) => facilityId);
  const { sets, names } = await inFacilities(db, ids, async (trx) => {
    const { rows } = await sql<{ facilityId: string; hospital: string }>`
      select facility_id as "facilityId", hospital_name as hospital from survey_participation
      where facility_id = any (${ids}::uuid[]) and programme_id = ${programmeId}`.execute(trx);
    const here = rows.map(({ facilityId }) => facilityId);
    return { sets: await deliveriesOfMany(trx, programmeId, here), names: rows };
  });
  const hospitals = names.map(({ facilityId, hospital }) => {
    const mayOpen = mayActFor(actor, facilityId, "survey.delivered");
    const toMinistry = sets.filter((set) => set.facilityId === facilityId && set.recipient === "ministry");
    return { facilityId, hospital, mayOpen, sets: mayOpen ? toMinistry.filter(isFor(actor)) : toMinistry };
  });
  const title = await inProgramme(db, programmeId, { as: "plan" }, async (trx) => {
    const { rows } = await sql<{ title: string }>`
      select title from survey_programme where programme_id = ${programmeId}`.execute(trx);
    return rows[0]?.title ?? "";
  });
  const delivered = hospitals.filter((one) => one.sets.length > 0);
  return { title, hospitals: delivered.sort((a, b) => a.hospital.localeCompare(b.hospital, "ja")) };
}
