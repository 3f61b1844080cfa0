import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordEngagement } from "../../../identity/api.ts";
import type { Db } from "../../../platform/db/tables.ts";
import { inFacility, inFacilityOfProgramme } from "../../../platform/db/tenant.ts";
import type { Actor, ProgrammePart } from "../../../shared/actor.ts";
import type { Result } from "../../../shared/result.ts";
import type { SurveyKey } from "../../survey-reach.ts";
import type { ProgrammeContext } from "../context.store.ts";
import { addHospitals } from "../hospital.store.ts";
import { givePart } from "../part.store.ts";
import { Plan } from "../plan.ts";
import { changeProgramme, foundProgramme } from "../programme.store.ts";

/** What programmes stand on, with a clock that a test sets. */
export function programmeContext(db: Db, instant = "2026-11-20T03:00:00Z") {
  const clock = { now: new Date(instant) };
  const context: ProgrammeContext = { db, now: () => clock.now, publicUrl: "https://sekisho.example" };
  return { context, clock };
}

export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** A running programme of three organisations with one hospital invited, for which the company is to be ordered. */
export async function aRunningProgramme(db: Db, context: ProgrammeContext, plan: object = {}) {
  const organisations = {
    secretariat: await organisation(db, "secretariat"),
    supervising_company: await organisation(db, "supervising_company"),
    survey_company: await organisation(db, "survey_company"),
  };
  const founder = actorOf({ organisations: [organisations.secretariat] });
  const programmeId = must(
    await foundProgramme(context, founder, organisations.secretariat, { title: "試験の調査", plan: Plan.parse(plan) }),
  );
  const key = { facilityId: await hospital(db), programmeId };
  const people = {
    secretariat: actorOf({ key, part: "secretariat", organisationId: organisations.secretariat, see: false }),
    supervisor: actorOf({ key, part: "supervising_company", organisationId: organisations.supervising_company }),
    company: actorOf({ key, part: "survey_company", organisationId: organisations.survey_company }),
    hospital: ownActor(key.facilityId),
  };
  for (const part of ["supervising_company", "survey_company"] as const)
    must(
      await givePart(context, people.secretariat, programmeId, {
        organisationId: organisations[part],
        part,
        lastDay: null,
      }),
    );
  must(await changeProgramme(context, people.secretariat, programmeId, { state: "running" }));
  const wanted = { hospitals: [key.facilityId], companyId: organisations.survey_company };
  must(await addHospitals(context, people.secretariat, programmeId, wanted));
  return { key, people, organisations };
}

async function organisation(db: Db, kind: "secretariat" | "supervising_company" | "survey_company"): Promise<string> {
  const id = randomUUID();
  const named = { id, kind, name: `試験の${kind}`, created_at: new Date("2026-11-01T00:00:00Z") };
  await db.insertInto("organisation").values(named).execute();
  return id;
}

export async function hospital(db: Db, name = "つばめ病院"): Promise<string> {
  const id = randomUUID();
  await inFacility(db, id, (trx) =>
    sql`insert into facility (facility_id, name, prefecture, founder_class, licensed_beds, created_at)
      values (${id}, ${name}, '13', null, 120, now())`.execute(trx),
  );
  return id;
}

/** Pledge, NDA and order, as the secretariat records them. */
export async function contracted(
  { db, now }: ProgrammeContext,
  key: SurveyKey,
  { secretariat, survey_company }: { secretariat: string; survey_company: string },
): Promise<void> {
  const participation = { takesPart: true, intentConfirmed: true };
  const wanted = { participation, signedOn: "2026-11-20", until: null };
  for (const [organisationId, kind] of [
    [secretariat, "pledge"],
    [survey_company, "nda"],
    [survey_company, "purchase_order"],
  ] as const)
    await inFacilityOfProgramme(db, key, async (trx) =>
      must(await recordEngagement(trx, key, { ...wanted, organisationId, kind }, { label: "operator" }, now())),
    );
}

function actorOf(given: {
  key?: SurveyKey;
  part?: ProgrammePart;
  organisationId?: string;
  organisations?: string[];
  see?: boolean;
}): Actor {
  const { key, part, organisationId, see = true } = given;
  const permissions =
    part === "secretariat"
      ? (["programme.read", "programme.manage", "programme.oversee"] as const)
      : part === "supervising_company"
        ? (["programme.read", "programme.oversee"] as const)
        : (["programme.read", "programme.work"] as const);
  const grants = { survey_company: "survey.work", supervising_company: "survey.review" } as const;
  const held = part === "survey_company" || part === "supervising_company" ? [grants[part]] : [];
  return {
    label: `person:${part ?? "founder"}`,
    name: "試験",
    personId: randomUUID(),
    isAdministrator: false,
    facilities:
      key && organisationId && see
        ? [{ facilityId: key.facilityId, permissions: ["survey.read", ...held], through: [organisationId] }]
        : [],
    organisations: (given.organisations ?? []).map((id) => ({ organisationId: id, permissions: ["programme.found"] })),
    programmes:
      key && part && organisationId
        ? [{ programmeId: key.programmeId, organisationId, part, permissions: [...permissions] }]
        : [],
  };
}

const ownActor = (facilityId: string): Actor => ({
  label: "person:hospital",
  name: "病院の人",
  personId: randomUUID(),
  isAdministrator: false,
  facilities: [{ facilityId, permissions: ["survey.read", "survey.answer"] }],
});
