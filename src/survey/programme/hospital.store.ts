import { sql } from "kysely";
import { engagementFacts } from "../../identity/api.ts";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { inOrganisation, inProgramme } from "../../platform/db/tenant.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { classOf } from "../../vulnerability/contract.ts";
import { findParticipation } from "../participation.store.ts";
import type { SurveyKey } from "../survey-reach.ts";
import { inHospitalsOfProgramme, type ProgrammeContext } from "./context.store.ts";
import { partsOfProgramme } from "./part.store.ts";
import { findProgramme } from "./plan.store.ts";
import type { DirectoryFilter, DirectoryHospital } from "./route-contracts.ts";
import { noteAssignment } from "./took-part.store.ts";
import { writeStep } from "./write-step.store.ts";

export type HospitalRefusal =
  | "not_found"
  | "programme_closed"
  | "no_such_company"
  | "nobody_chosen"
  | "company_engaged";

/** Hospitals the secretariat may ask, by name, with what kind each is and whether it takes part already. */
export async function directory({ db, now }: ProgrammeContext, programmeId: string): Promise<DirectoryHospital[]> {
  const { secretariatId, taking } = await inProgramme(db, programmeId, { as: "overseer" }, async (trx) => {
    const programme = await findProgramme(trx, programmeId);
    const { rows } = await sql<{ id: string }>`select facility_id as id from survey_participation
      where programme_id = ${programmeId}`.execute(trx);
    return { secretariatId: programme?.secretariatId, taking: new Set(rows.map(({ id }) => id)) };
  });
  if (!secretariatId) return [];
  const { rows } = await inOrganisation(db, secretariatId, (trx) =>
    sql<{ id: string; name: string; prefecture: string | null; founderClass: string | null; beds: string | null }>`
      select distinct hospital_id as id, name, prefecture, founder_class as "founderClass", licensed_beds::text as beds
      from questionnaire_directory(${now()}) order by name, id`.execute(trx),
  );
  return rows.map(({ id, name, prefecture, founderClass, beds }) => ({
    hospitalId: id,
    name,
    bedClass: classOf("beds", beds),
    founderClass: classOf("founder", founderClass),
    region: classOf("bureau", prefecture),
    added: taking.has(id),
  }));
}

const isFilter = (wanted: readonly string[] | { filter: DirectoryFilter }): wanted is { filter: DirectoryFilter } =>
  !Array.isArray(wanted);

/** Empty lists let every class pass. */
export function passes(hospital: DirectoryHospital, filter: DirectoryFilter): boolean {
  const one = (wanted: readonly string[], is: string) => wanted.length === 0 || wanted.includes(is);
  return (
    one(filter.bedClasses, hospital.bedClass) &&
    one(filter.founderClasses, hospital.founderClass) &&
    one(filter.regions, hospital.region)
  );
}

/**
 * Invites hospitals of the directory into the programme, in one transaction; those that take part already are left as they are. Ids that
 * are not in the directory of this secretariat are none it may write about, and are passed over.
 */
export async function addHospitals(
  context: ProgrammeContext,
  actor: Actor,
  programmeId: string,
  wanted: { hospitals: readonly string[] | { filter: DirectoryFilter }; companyId: string | null },
): Promise<Result<{ added: number; already: number }, HospitalRefusal>> {
  const all = await directory(context, programmeId);
  const { hospitals } = wanted;
  const chosen = all.filter((one) =>
    isFilter(hospitals) ? passes(one, hospitals.filter) : hospitals.includes(one.hospitalId),
  );
  const fresh = chosen.filter(({ added }) => !added);
  if (chosen.length === 0) return refuse("nobody_chosen");
  const ids = fresh.map(({ hospitalId }) => hospitalId);
  return inHospitalsOfProgramme(
    context.db,
    programmeId,
    ids,
    async (trx): Promise<Result<{ added: number; already: number }, HospitalRefusal>> => {
      const at = context.now();
      const programme = await findProgramme(trx, programmeId);
      if (!programme) return refuse("not_found");
      if (programme.state === "closed") return refuse("programme_closed");
      if (!(await isCompany(trx, programmeId, wanted.companyId, at))) return refuse("no_such_company");
      let added = 0;
      for (const hospital of fresh) {
        const key = { facilityId: hospital.hospitalId, programmeId };
        const inserted =
          await sql`insert into survey_participation (facility_id, programme_id, hospital_name, bed_class, founder_class,
            region, company_id, state, plan_edition, state_since, due_on, shared_with, added_by, added_at)
          values (${key.facilityId}, ${programmeId}, ${hospital.name}, ${hospital.bedClass}, ${hospital.founderClass}, ${hospital.region},
            ${wanted.companyId}, 'invited', ${programme.planEdition}, ${at}, null, null, ${actor.label}, ${at})
          on conflict do nothing`.execute(trx);
        // Somebody else of the secretariat was first.
        if (inserted.numAffectedRows === 0n) continue;
        added++;
        await noteAssignment(trx, key, wanted.companyId, at);
        await writeStep(trx, key, programme, { from: null, to: "invited", at, by: actor.label, note: "" });
        const { title } = programme;
        await note(trx, actor, at, key, "survey.invited", { title, companyId: wanted.companyId });
      }
      return ok({ added, already: chosen.length - added });
    },
  );
}

/** Which company is to survey the hospital. One that holds a contract for it is not pushed aside: that contract is ended first. */
export async function assignCompany(
  { db, now }: ProgrammeContext,
  actor: Actor,
  key: SurveyKey,
  companyId: string | null,
): Promise<Result<null, HospitalRefusal>> {
  if (!(await takesPart({ db }, key))) return refuse("not_found");
  return inHospitalsOfProgramme(
    db,
    key.programmeId,
    [key.facilityId],
    async (trx): Promise<Result<null, HospitalRefusal>> => {
      const at = now();
      const participation = await findParticipation(trx, key, "locked");
      if (!participation) return refuse("not_found");
      if (participation.companyId === companyId) return ok(null);
      if (!(await isCompany(trx, key.programmeId, companyId, at))) return refuse("no_such_company");
      const { byOrganisation } = await engagementFacts(trx, key, at);
      if (byOrganisation.some((one) => one.organisationId === participation.companyId && (one.nda || one.order)))
        return refuse("company_engaged");
      await sql`update survey_participation set company_id = ${companyId}
        where facility_id = ${key.facilityId} and programme_id = ${key.programmeId}`.execute(trx);
      await noteAssignment(trx, key, companyId, at);
      await note(trx, actor, at, key, "survey.assigned", { companyId, before: participation.companyId });
      return ok(null);
    },
  );
}

/** Is the hospital one of the programme's? Asked before anything is written about one that shows the programme nothing. */
export const takesPart = ({ db }: Pick<ProgrammeContext, "db">, key: SurveyKey): Promise<boolean> =>
  inProgramme(db, key.programmeId, { as: "overseer" }, async (trx) => Boolean(await findParticipation(trx, key)));

async function isCompany(trx: Trx, programmeId: string, companyId: string | null, now: Date): Promise<boolean> {
  if (companyId === null) return true;
  return (await partsOfProgramme(trx, programmeId)).some(
    ({ organisationId, part, until }) =>
      organisationId === companyId && part === "survey_company" && (until === null || until > now),
  );
}

const note = (
  trx: Trx,
  actor: Actor,
  at: Date,
  { facilityId, programmeId }: SurveyKey,
  action: string,
  detail: Record<string, unknown>,
) => recordAudit(trx, facilityId, { at, actor: actor.label, action, subject: `survey:${programmeId}`, detail });
