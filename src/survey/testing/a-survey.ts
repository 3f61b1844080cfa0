import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll } from "vitest";
import type { Db } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { openFileStore } from "../../platform/files.ts";
import type { Actor } from "../../shared/actor.ts";
import { anOrganisation, aParticipation, aProgramme } from "../programme/testing/a-programme.ts";
import type { SurveyKey } from "../survey-reach.ts";

/** The stores' context on a test database, with a clock that only moves when told to. */
export function surveyContext(db: Db) {
  const clock = { value: new Date("2026-12-01T00:00:00Z") };
  const folder = mkdtempSync(join(tmpdir(), "sekisho-survey-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const files = openFileStore(folder);
  const base = { db, files, publicUrl: "https://sekisho.example", mailServer: true };
  return { ...base, now: () => clock.value, clock };
}

export interface Surveyed extends SurveyKey {
  companyId: string;
  /** Of the hospital: reads and answers. */
  hospital: Actor;
  /** Of the survey company that is engaged for it. */
  surveyor: Actor;
}

/** A hospital that a company surveys under pledge, NDA and purchase order since November. */
export async function aSurveyedHospital(db: Db, plan: object = {}): Promise<Surveyed> {
  const companyId = await anOrganisation(db, "survey_company");
  const { programmeId } = await aProgramme(db, plan);
  const key = await aParticipation(db, { programmeId, companyId });
  const since = new Date("2026-11-01T00:00:00Z");
  await inFacility(db, key.facilityId, async (trx) => {
    for (const kind of ["nda", "purchase_order"])
      await sql`insert into engagement (facility_id, id, programme_id, organisation_id, part, kind, signed_on, since, recorded_by, recorded_at)
        values (${key.facilityId}, ${randomUUID()}, ${programmeId}, ${companyId}, 'survey_company', ${kind}, '2026-11-01', ${since},
          'operator', ${since})`.execute(trx);
  });
  const personId = await aMember(db, companyId, "調査 花子");
  return {
    ...key,
    companyId,
    hospital: {
      label: "person:hospital",
      name: "病院 太郎",
      personId: randomUUID(),
      isAdministrator: false,
      facilities: [{ facilityId: key.facilityId, permissions: ["survey.read", "survey.answer"] }],
    },
    surveyor: {
      label: `person:${personId}`,
      name: "調査 花子",
      personId,
      isAdministrator: false,
      facilities: [{ facilityId: key.facilityId, permissions: ["survey.read", "survey.work"], through: [companyId] }],
      programmes: [{ programmeId, organisationId: companyId, part: "survey_company", permissions: ["programme.work"] }],
    },
  };
}

/** @returns id of a new person who investigates for the organisation */
export async function aMember(db: Db, organisationId: string, name: string): Promise<string> {
  const personId = randomUUID();
  const at = new Date("2026-10-01T00:00:00Z");
  await sql`insert into person (id, name, email, email_verified, created_at, updated_at)
    values (${personId}, ${name}, ${`${personId}@chosa.example`}, true, ${at}, ${at})`.execute(db);
  await sql`insert into organisation_member (organisation_id, id, person_id, role, since, granted_by, why)
    values (${organisationId}, ${randomUUID()}, ${personId}, 'investigator', ${at}, 'operator', '試験')`.execute(db);
  return personId;
}
