import { sql } from "kysely";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacilities, inProgramme } from "../../platform/db/tenant.ts";
import type { Actor } from "../../shared/actor.ts";
import { hourSheet } from "./hour-sheet.ts";
import { hoursPlanOf } from "./hours-plan.ts";
import type { Hundredths } from "./hundredths.ts";
import { companyOf } from "./standing.ts";
import type { ReportedEntry } from "./weekly-report.ts";
import "./tables.store.ts";

export interface HospitalHours {
  facilityId: string;
  hospital: string;
  companyId: string | null;
}

export interface ProgrammeHours {
  title: string;
  /** Of one hospital, by the plan as it stands. */
  planned: Hundredths;
  hospitals: readonly HospitalHours[];
  entries: readonly ReportedEntry[];
  /** Hospitals whose hours are settled, with the day. */
  settled: ReadonlyMap<string, string>;
}

/** All companies' hours, of the hospitals that share with the programme. */
export const hoursOfProgramme = (db: Db, programmeId: string): Promise<ProgrammeHours | undefined> =>
  inProgramme(db, programmeId, { as: "overseer" }, async (trx) => {
    const frame = await frameOf(trx, programmeId);
    return frame && { ...frame, ...(await hoursOf(trx, programmeId, null)) };
  });

/** Names of organisations, by id. */
export async function companyNames(db: Db, ids: Iterable<string | null>): Promise<Map<string, string>> {
  const wanted = [...new Set([...ids].flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom("organisation").select(["id", "name"]).where("id", "in", wanted).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The hours of the person's own company: of the hospitals it is engaged for, and what it entered itself. */
export async function hoursOfCompany(db: Db, actor: Actor, programmeId: string): Promise<ProgrammeHours | undefined> {
  const own = actor.facilities
    .map(({ facilityId }) => facilityId)
    .filter((facilityId) => companyOf(actor, { facilityId, programmeId }));
  const companies = new Set(own.map((facilityId) => companyOf(actor, { facilityId, programmeId })));
  const [organisationId = null] = companies;
  if (!organisationId) {
    const frame = await inProgramme(db, programmeId, { as: "plan" }, (trx) => headOf(trx, programmeId));
    return frame && { ...frame, hospitals: [], entries: [], settled: new Map() };
  }
  const frame = await inProgramme(db, programmeId, { as: "company", organisationId }, (trx) =>
    frameOf(trx, programmeId),
  );
  if (!frame) return undefined;
  const hours = await inFacilities(db, own, (trx) => hoursOf(trx, programmeId, { organisationId, facilityIds: own }));
  return { ...frame, ...hours, hospitals: frame.hospitals.filter(({ facilityId }) => own.includes(facilityId)) };
}

async function headOf(trx: Trx, programmeId: string) {
  const { rows } = await sql<{ title: string; plan: unknown }>`
    select programme.title, plan.plan from survey_programme programme
      join survey_plan plan on plan.programme_id = programme.programme_id and plan.edition = programme.plan_edition
    where programme.programme_id = ${programmeId}`.execute(trx);
  const [head] = rows;
  return head && { title: head.title, planned: hourSheet(hoursPlanOf(head.plan).rows, []).planned };
}

async function frameOf(trx: Trx, programmeId: string) {
  const head = await headOf(trx, programmeId);
  if (!head) return undefined;
  const { rows: hospitals } = await sql<HospitalHours>`
    select facility_id as "facilityId", hospital_name as hospital, company_id as "companyId"
    from survey_participation where programme_id = ${programmeId} and state not in ('declined', 'invited') order by hospital_name`.execute(
    trx,
  );
  return { ...head, hospitals };
}

async function hoursOf(
  trx: Trx,
  programmeId: string,
  of: { organisationId: string; facilityIds: readonly string[] } | null,
) {
  const own = of ? sql`and facility_id = any (${of.facilityIds}::uuid[]) and company_id = ${of.organisationId}` : sql``;
  const { rows: entries } = await sql<ReportedEntry>`
    select facility_id as "facilityId", company_id as "companyId", worked_on::text as "workedOn", row_id as "rowId", sum(hundredths)::int as hundredths
    from survey_hour_entry where programme_id = ${programmeId} ${own}
    group by facility_id, company_id, worked_on, row_id`.execute(trx);
  const within = of ? sql`and facility_id = any (${of.facilityIds}::uuid[])` : sql``;
  const { rows: settled } = await sql<{ facilityId: string; on: string }>`
    select facility_id as "facilityId", max(settled_on)::text as on from survey_settlement
    where programme_id = ${programmeId} and reopened_at is null ${within} group by facility_id`.execute(trx);
  return { entries, settled: new Map(settled.map((one) => [one.facilityId, one.on])) };
}
