import { sql } from "kysely";
import { endEngagement } from "../../identity/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { inProgramme } from "../../platform/db/tenant.ts";
import type { Actor, ProgrammePart } from "../../shared/actor.ts";
import { addDays } from "../../shared/day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import { inHospitalsOfProgramme, type ProgrammeContext } from "./context.store.ts";
import { lockProgramme } from "./plan.store.ts";
import { audit } from "./programme.store.ts";

/** Which kind of organisation can be what. */
const kindOf: Readonly<Record<ProgrammePart, string>> = {
  secretariat: "secretariat",
  supervising_company: "supervising_company",
  survey_company: "survey_company",
  research_group: "research_group",
  ministry: "ministry",
};

export type PartRefusal = "not_found" | "no_such_organisation" | "wrong_kind" | "has_part" | "is_secretariat";

/** All organisations of a programme, those whose part has ended included. */
export const partsOfProgramme = (trx: Trx, programmeId: string) =>
  trx
    .selectFrom("programme_part")
    .innerJoin("organisation", "organisation.id", "programme_part.organisation_id")
    .select(["organisation_id as organisationId", "organisation.name", "part", "since", "until"])
    .where("programme_id", "=", programmeId)
    .orderBy("part")
    .orderBy("organisation.name")
    .orderBy("organisation_id")
    .execute();

/** Organisations that have no part in the programme, with the part that fits their kind. */
export async function candidates(trx: Trx, programmeId: string, now: Date) {
  const taken = new Set(
    (await partsOfProgramme(trx, programmeId))
      .filter(({ until }) => until === null || until > now)
      .map(({ organisationId }) => organisationId),
  );
  const organisations = await trx.selectFrom("organisation").select(["id", "name", "kind"]).orderBy("name").execute();
  return organisations.flatMap(({ id, name, kind }) => {
    const part = (Object.keys(kindOf) as ProgrammePart[]).find((one) => one !== "secretariat" && kindOf[one] === kind);
    return part && !taken.has(id) ? [{ organisationId: id, name, part }] : [];
  });
}

export const givePart = (
  { db, now }: ProgrammeContext,
  actor: Actor,
  programmeId: string,
  wanted: { organisationId: string; part: ProgrammePart; lastDay: string | null },
): Promise<Result<null, PartRefusal>> =>
  inProgramme(db, programmeId, { as: "plan" }, async (trx): Promise<Result<null, PartRefusal>> => {
    const at = now();
    if (!(await lockProgramme(trx, programmeId))) return refuse("not_found");
    const organisation = await trx
      .selectFrom("organisation")
      .select("kind")
      .where("id", "=", wanted.organisationId)
      .executeTakeFirst();
    if (!organisation) return refuse("no_such_organisation");
    // One secretariat runs a programme: the one that founded it.
    if (wanted.part === "secretariat" || organisation.kind !== kindOf[wanted.part]) return refuse("wrong_kind");
    const held = (await partsOfProgramme(trx, programmeId)).find(
      ({ organisationId }) => organisationId === wanted.organisationId,
    );
    if (held && (held.until === null || held.until > at)) return refuse("has_part");
    const until = wanted.lastDay === null ? null : new Date(`${addDays(wanted.lastDay, 1)}T00:00:00+09:00`);
    const value = { part: wanted.part, since: at, until, recorded_by: actor.label };
    await trx
      .insertInto("programme_part")
      .values({ programme_id: programmeId, organisation_id: wanted.organisationId, ...value })
      .onConflict((conflict) => conflict.columns(["programme_id", "organisation_id"]).doUpdateSet(value))
      .execute();
    await audit(trx, actor, at, "programme.partGiven", programmeId, { ...wanted });
    return ok(null);
  });

/**
 * Takes an organisation out of the programme. What opened hospitals to it ends in the same moment, all of it; that it has to keep secret
 * what it learned does not end.
 */
export async function endPart(
  { db, now }: ProgrammeContext,
  actor: Actor,
  programmeId: string,
  { organisationId, why }: { organisationId: string; why: string },
): Promise<Result<null, PartRefusal>> {
  const at = now();
  const { rows } = await sql<{ facilityId: string }>`select facility_id as "facilityId"
    from engagements_of(${[organisationId]}::uuid[], ${at}) where programme_id = ${programmeId} order by facility_id`.execute(
    db,
  );
  const hospitals = [...new Set(rows.map(({ facilityId }) => facilityId))];
  return inHospitalsOfProgramme(db, programmeId, hospitals, async (trx): Promise<Result<null, PartRefusal>> => {
    const programme = await lockProgramme(trx, programmeId);
    const held = (await partsOfProgramme(trx, programmeId)).find((one) => one.organisationId === organisationId);
    if (!programme || !held || (held.until !== null && held.until <= at)) return refuse("not_found");
    if (programme.secretariatId === organisationId) return refuse("is_secretariat");
    await trx
      .updateTable("programme_part")
      .set({ until: at })
      .where("programme_id", "=", programmeId)
      .where("organisation_id", "=", organisationId)
      .execute();
    for (const facilityId of hospitals) {
      const where = { facilityId, programmeId };
      const open = await trx
        .selectFrom("engagement")
        .select("id")
        .where("facility_id", "=", facilityId)
        .where("programme_id", "=", programmeId)
        .where("organisation_id", "=", organisationId)
        .where("ended_at", "is", null)
        .execute();
      for (const { id } of open) await endEngagement(trx, where, { engagementId: id, as: "ended", why }, actor, at);
    }
    await audit(trx, actor, at, "programme.partEnded", programmeId, { organisationId, why });
    return ok(null);
  });
}
