import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type SignedInPerson, signedIn } from "../../identity/testing/sign-in.ts";
import { inFacility, inProgramme } from "../../platform/db/tenant.ts";
import { type ProgrammePart, programmeParts } from "../../shared/actor.ts";
import type { ComposedApp } from "./composed-app.ts";

/** A survey programme with this one hospital, and one organisation for each part, engaged for it. */
export interface SmallProgramme {
  programmeId: string;
  /** By part: the survey manager of the organisation that has it. */
  people: Readonly<Record<ProgrammePart, SignedInPerson>>;
  /** Publishes for the secretariat, and does not run the programme. */
  publisher: SignedInPerson;
  organisations: Readonly<Record<ProgrammePart, string>>;
}

const kinds: Record<ProgrammePart, readonly string[]> = {
  secretariat: ["pledge"],
  supervising_company: ["nda"],
  survey_company: ["nda", "purchase_order"],
  research_group: ["nda"],
  ministry: ["delivery"],
};

export async function aProgramme(
  { runtime, identity }: Pick<ComposedApp, "runtime" | "identity">,
  facilityId: string,
  word: string,
): Promise<SmallProgramme> {
  const { db } = runtime.database;
  const at = new Date(Date.now() - 60_000);
  const programmeId = randomUUID();
  const organisations = Object.fromEntries(programmeParts.map((part) => [part, randomUUID()])) as Record<
    ProgrammePart,
    string
  >;
  for (const part of programmeParts)
    await db
      .insertInto("organisation")
      .values({ id: organisations[part], kind: part, name: `${word}の${part}`, created_at: at })
      .execute();
  await inProgramme(db, programmeId, { as: "plan" }, async (trx) => {
    await sql`insert into survey_programme (programme_id, secretariat_id, title, state, plan_edition, created_by, created_at)
      values (${programmeId}, ${organisations.secretariat}, ${`${word}の調査`}, 'running', 1, 'operator', ${at})`.execute(
      trx,
    );
    await sql`insert into survey_plan (programme_id, edition, plan, why, made_by, made_at)
      values (${programmeId}, 1, '{}', '試験', 'operator', ${at})`.execute(trx);
  });
  for (const part of programmeParts)
    await db
      .insertInto("programme_part")
      .values({
        programme_id: programmeId,
        organisation_id: organisations[part],
        part,
        since: at,
        until: null,
        recorded_by: "operator",
      })
      .execute();
  await inFacility(db, facilityId, async (trx) => {
    await sql`insert into survey_participation (facility_id, programme_id, hospital_name, bed_class, founder_class, region, company_id,
        state, plan_edition, state_since, due_on, shared_with, added_by, added_at)
      values (${facilityId}, ${programmeId}, ${`${word}病院`}, 'b100', 'public', 'kanto', ${organisations.survey_company},
        'contracted', 1, ${at}, null, ${programmeId}, 'operator', ${at})`.execute(trx);
    for (const part of programmeParts)
      for (const kind of kinds[part])
        await sql`insert into engagement (facility_id, id, programme_id, organisation_id, part, kind, signed_on, since, recorded_by, recorded_at)
          values (${facilityId}, ${randomUUID()}, ${programmeId}, ${organisations[part]}, ${part}, ${kind}, '2026-01-05', ${at}, 'operator',
            ${at})`.execute(trx);
  });
  const people = {} as Record<ProgrammePart, SignedInPerson>;
  for (const part of programmeParts)
    people[part] = await signedIn(identity, {
      organisations: [{ organisationId: organisations[part], role: "surveyManager" }],
    });
  const publisher = await signedIn(identity, {
    organisations: [{ organisationId: organisations.secretariat, role: "publisher" }],
  });
  return { programmeId, people, publisher, organisations };
}
