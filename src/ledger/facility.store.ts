import { sql } from "kysely";
import type { Trx } from "../platform/db/tables.ts";
import type { FacilityId, FacilityProfile, Fields, Ledger } from "./contract.ts";
import { readRecords } from "./record.store.ts";

interface FacilityRow {
  facility_id: string;
  name: string;
  medical_institution_code: string | null;
  prefecture: string | null;
  founder_class: string | null;
  licensed_beds: number | null;
  created_at: Date;
}

declare module "../platform/db/tables.ts" {
  interface Tables {
    facility: FacilityRow;
    facility_code: { medical_institution_code: string; facility_id: string };
  }
}

export async function findFacility(trx: Trx, facilityId: string): Promise<FacilityProfile | undefined> {
  const row = await trx.selectFrom("facility").selectAll().where("facility_id", "=", facilityId).executeTakeFirst();
  return (
    row && {
      id: row.facility_id as FacilityId,
      name: row.name,
      medicalInstitutionCode: row.medical_institution_code,
      prefecture: row.prefecture,
      founderClass: row.founder_class,
      licensedBeds: row.licensed_beds,
    }
  );
}

/** @returns false when another facility already has the code */
export async function insertFacility(trx: Trx, facility: FacilityProfile, now: Date): Promise<boolean> {
  if (!(await claimCode(trx, facility.id, facility.medicalInstitutionCode))) return false;
  await trx
    .insertInto("facility")
    .values({ facility_id: facility.id, ...profileColumns(facility), created_at: now })
    .execute();
  return true;
}

/** Keeps the columns in step with the facility's own record. @returns false when another facility already has the code */
export async function updateFacility(trx: Trx, facility: FacilityProfile): Promise<boolean> {
  if (!(await claimCode(trx, facility.id, facility.medicalInstitutionCode))) return false;
  await trx.updateTable("facility").set(profileColumns(facility)).where("facility_id", "=", facility.id).execute();
  return true;
}

const profileColumns = (facility: FacilityProfile) => ({
  name: facility.name,
  medical_institution_code: facility.medicalInstitutionCode,
  prefecture: facility.prefecture,
  founder_class: facility.founderClass,
  licensed_beds: facility.licensedBeds,
});

async function claimCode(trx: Trx, facilityId: string, code: string | null): Promise<boolean> {
  await trx.deleteFrom("facility_code").where("facility_id", "=", facilityId).execute();
  if (code === null) return true;
  const claimed = await trx
    .insertInto("facility_code")
    .values({ medical_institution_code: code, facility_id: facilityId })
    .onConflict((conflict) => conflict.doNothing())
    .returning("facility_id")
    .executeTakeFirst();
  return claimed !== undefined;
}

/** The profile that a facility's own record states; what is not known there stays as it was. */
export function profileFrom(before: FacilityProfile, fields: Fields): FacilityProfile {
  const text = (id: string) => (fields[id]?.state === "known" ? String(fields[id].value) : null);
  const beds = fields.licensedBeds?.state === "known" ? Number(fields.licensedBeds.value) : null;
  return {
    ...before,
    name: text("name") ?? before.name,
    medicalInstitutionCode: text("medicalInstitutionCode"),
    prefecture: text("prefecture"),
    founderClass: text("founderClass"),
    licensedBeds: beds,
  };
}

export async function readLedger(trx: Trx, facilityId: string): Promise<Ledger | undefined> {
  const facility = await findFacility(trx, facilityId);
  if (!facility) return undefined;
  const records = await readRecords(trx, facilityId);
  const { rows } = await sql<{ day: string | null }>`
    select to_char(max(updated_at) at time zone 'Asia/Tokyo', 'YYYY-MM-DD') as day
    from ledger_record where facility_id = ${facilityId}`.execute(trx);
  return { facility, records, asOf: rows[0]?.day ?? "" };
}
