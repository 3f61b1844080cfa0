import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { HospitalRole } from "../contract.ts";
import { endRole, grantRole, type RoleRecord } from "./role-change.ts";
import "../tables.store.ts";

/** All roles of a facility, ended ones included. */
export const rolesOfFacility = (db: Db | Trx, facilityId: string) =>
  db
    .selectFrom("facility_role")
    .select(["id", "person_id as personId", "role", "since", "until", "granted_by", "why"])
    .where("facility_id", "=", facilityId)
    .orderBy("since")
    .execute();

/** Changes of a facility's roles wait for each other: two administrators cannot remove each other at the same moment. */
async function lockRoles(trx: Trx, facilityId: string): Promise<RoleRecord[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`facility_role:${facilityId}`}, 0))`.execute(trx);
  return rolesOfFacility(trx, facilityId);
}

/**
 * Gives a person a role of a facility and writes the facility's audit chain. `trx` must be one of `inFacility` for it.
 * @returns the id of the role
 */
export async function grantFacilityRole(
  trx: Trx,
  facilityId: string,
  grant: { personId: string; role: HospitalRole; until: Date | null; why: string },
  by: { label: string },
  now: Date,
): Promise<Result<string, "already_held" | "term_in_past">> {
  const allowed = grantRole(await lockRoles(trx, facilityId), grant, now);
  if (!allowed.ok) return allowed;
  const id = randomUUID();
  await trx
    .insertInto("facility_role")
    .values({
      facility_id: facilityId,
      id,
      person_id: grant.personId,
      role: grant.role,
      since: now,
      until: grant.until,
      granted_by: by.label,
      why: grant.why,
      ended_by: null,
      ended_why: null,
    })
    .execute();
  await recordAudit(trx, facilityId, {
    at: now,
    actor: by.label,
    action: "role.granted",
    subject: `person:${grant.personId}`,
    detail: { roleId: id, role: grant.role, until: grant.until?.toISOString() ?? null, why: grant.why },
  });
  return ok(id);
}

/** Ends a role at `until`, or now. `trx` must be one of `inFacility`. */
export async function endFacilityRole(
  trx: Trx,
  facilityId: string,
  end: { roleId: string; until: Date | null; why: string },
  by: { label: string },
  now: Date,
): Promise<Result<null, "not_found" | "term_in_past" | "last_administrator">> {
  const ended = endRole(await lockRoles(trx, facilityId), end.roleId, end.until ?? now, now);
  if (!ended.ok) return ended;
  const { id, personId, role, until, since } = ended.value;
  await trx
    .updateTable("facility_role")
    .set({ until: until && until < since ? since : until, ended_by: by.label, ended_why: end.why })
    .where("facility_id", "=", facilityId)
    .where("id", "=", id)
    .execute();
  await recordAudit(trx, facilityId, {
    at: now,
    actor: by.label,
    action: "role.ended",
    subject: `person:${personId}`,
    detail: { roleId: id, role, until: until?.toISOString() ?? null, why: end.why },
  });
  return ok(null);
}

/** Grants to somebody who holds or held a role here; strangers are invited instead, so nobody can probe for people. */
export async function grantToMember(
  trx: Trx,
  facilityId: string,
  grant: Parameters<typeof grantFacilityRole>[2],
  by: { label: string },
  now: Date,
): Promise<Result<string, "not_found" | "already_held" | "term_in_past">> {
  const known = await trx
    .selectFrom("facility_role")
    .select("id")
    .where("facility_id", "=", facilityId)
    .where("person_id", "=", grant.personId)
    .limit(1)
    .executeTakeFirst();
  return known ? grantFacilityRole(trx, facilityId, grant, by, now) : refuse("not_found");
}

/** People who hold or held a role of the facility. */
export const membersOf = (db: Db | Trx, facilityId: string) =>
  db
    .selectFrom("person")
    .select(["id", "name", "email", "two_factor_enabled", "last_sign_in_at"])
    .select((select) =>
      select
        .exists(select.selectFrom("passkey").select("passkey.id").whereRef("passkey.person_id", "=", "person.id"))
        .as("has_passkey"),
    )
    .where("id", "in", (roles) =>
      roles.selectFrom("facility_role").select("person_id").where("facility_id", "=", facilityId),
    )
    .orderBy("name")
    .orderBy("id")
    .execute();
