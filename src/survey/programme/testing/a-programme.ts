import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../../../platform/db/tables.ts";
import { inFacility, inProgramme } from "../../../platform/db/tenant.ts";
import type { SurveyKey } from "../../survey-reach.ts";

const at = new Date("2026-11-01T00:00:00Z");

/** A secretariat's programme with an empty plan, which means the usual one. @returns its id */
export async function aProgramme(db: Db, plan: object = {}): Promise<{ programmeId: string; secretariatId: string }> {
  const programmeId = randomUUID();
  const secretariatId = await anOrganisation(db, "secretariat");
  await inProgramme(db, programmeId, { as: "plan" }, async (trx) => {
    await sql`insert into survey_programme (programme_id, secretariat_id, title, state, plan_edition, created_by, created_at)
      values (${programmeId}, ${secretariatId}, '試験の調査', 'running', 1, 'operator', ${at})`.execute(trx);
    await sql`insert into survey_plan (programme_id, edition, plan, why, made_by, made_at)
      values (${programmeId}, 1, ${JSON.stringify(plan)}, '試験', 'operator', ${at})`.execute(trx);
  });
  return { programmeId, secretariatId };
}

export async function anOrganisation(db: Db, kind: "secretariat" | "survey_company"): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto("organisation")
    .values({ id, kind, name: `試験の${kind}`, created_at: at })
    .execute();
  return id;
}

/** A hospital in a programme, in any state, shared, with one step. Left out: a new hospital, a new programme. */
export async function aParticipation(
  db: Db,
  given: Partial<SurveyKey> & { state?: string; companyId?: string | null; dueOn?: string | null } = {},
): Promise<SurveyKey> {
  const programmeId = given.programmeId ?? (await aProgramme(db)).programmeId;
  const facilityId = given.facilityId ?? randomUUID();
  await inFacility(db, facilityId, async (trx) => {
    await sql`insert into facility (facility_id, name, created_at) values (${facilityId}, 'つばめ病院', ${at}) on conflict do nothing`.execute(
      trx,
    );
    await sql`insert into survey_participation (facility_id, programme_id, hospital_name, bed_class, founder_class, region, company_id,
        state, plan_edition, state_since, due_on, shared_with, added_by, added_at)
      values (${facilityId}, ${programmeId}, 'つばめ病院', 'b100', 'public', 'kanto', ${given.companyId ?? null},
        ${given.state ?? "contracted"}, 1, ${at}, ${given.dueOn ?? null}, ${programmeId}, 'operator', ${at})`.execute(
      trx,
    );
    await sql`insert into survey_step (facility_id, programme_id, number, from_state, to_state, plan_edition, at, by, note, shared_with)
      values (${facilityId}, ${programmeId}, 1, null, ${given.state ?? "contracted"}, 1, ${at}, 'operator', '', ${programmeId})`.execute(
      trx,
    );
  });
  return { facilityId, programmeId };
}
