import { sql } from "kysely";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inProgramme } from "../../platform/db/tenant.ts";
import { hoursPlanOf } from "../hours/hours-plan.ts";
import { sumOf } from "../hours/hundredths.ts";
import { partsOfProgramme } from "../programme/part.store.ts";
import { findProgramme } from "../programme/plan.store.ts";
import { settingOf } from "./template.store.ts";
import type { ProgrammeFacts } from "./values.ts";

/** What the documents of a programme say of it, and with whom contracts can be. `trx` sees the programme. */
export async function programmeFacts(
  trx: Trx,
  programmeId: string,
  now: Date,
): Promise<{ facts: ProgrammeFacts; organisations: { organisationId: string; name: string }[] } | null> {
  const programme = await findProgramme(trx, programmeId);
  if (!programme) return null;
  const parts = (await partsOfProgramme(trx, programmeId)).filter(
    ({ since, until }) => since <= now && (until === null || until > now),
  );
  const named = (part: string) =>
    parts
      .filter((one) => one.part === part)
      .map(({ name }) => name)
      .join("、") || null;
  const planned = hoursPlanOf(programme.plan).rows.flatMap((row) => (row.planned === null ? [] : [row.planned]));
  const { setting } = await settingOf(trx, programmeId);
  const facts: ProgrammeFacts = {
    programme: programme.title,
    secretariat: named("secretariat") ?? "",
    supervisor: named("supervising_company"),
    researchGroup: named("research_group"),
    ministry: named("ministry"),
    plan: programme.plan,
    plannedHours: planned.length > 0 ? sumOf(planned) / 100 : null,
    setting,
  };
  const contracting = ["supervising_company", "survey_company", "research_group"];
  return { facts, organisations: parts.filter(({ part }) => contracting.includes(part)) };
}

export interface HospitalOfProgramme {
  facilityId: string;
  name: string;
  state: string;
  companyId: string | null;
  company: string | null;
}

/** All hospitals of the programme, by name, as its secretariat knows them. */
export const hospitalsOfProgramme = (db: Db, programmeId: string): Promise<HospitalOfProgramme[]> =>
  inProgramme(db, programmeId, { as: "overseer" }, async (trx) => {
    const { rows } = await sql<HospitalOfProgramme>`
      select facility_id as "facilityId", hospital_name as name, state, company_id as "companyId", organisation.name as company
      from survey_participation left join organisation on organisation.id = company_id
      where programme_id = ${programmeId} order by hospital_name, facility_id`.execute(trx);
    return rows;
  });
