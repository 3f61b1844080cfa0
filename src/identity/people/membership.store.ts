import { randomUUID } from "node:crypto";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { OrganisationRole } from "../contract.ts";
import type { OrganisationKind } from "../tables.store.ts";
import { holds, mayEndMembership } from "./membership.ts";

/** Roles in force of an organisation with who holds them, by name. */
export const membersOf = (db: Db, organisationId: string, now: Date) =>
  db
    .selectFrom("organisation_member")
    .innerJoin("person", "person.id", "organisation_member.person_id")
    .select([
      "organisation_member.id",
      "person_id as personId",
      "person.name",
      "person.email",
      "role",
      "since",
      "granted_by as grantedBy",
      "why",
    ])
    .where("organisation_id", "=", organisationId)
    .where("since", "<=", now)
    .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
    .orderBy("person.name")
    .orderBy("since")
    .execute();

export type MembershipRefusal = "not_found" | "no_account" | "already_held" | "last_administrator";

interface Grant {
  organisationId: string;
  email: string;
  role: OrganisationRole;
  why: string;
}

/** Gives a role to whoever has the account of this address. @returns id of the membership */
export const addMember = (
  db: Db,
  { organisationId, email, role, why }: Grant,
  by: Actor,
  now: Date,
): Promise<Result<string, MembershipRefusal>> =>
  db.transaction().execute(async (trx): Promise<Result<string, MembershipRefusal>> => {
    if (!(await lockOrganisation(trx, organisationId))) return refuse("not_found");
    const person = await trx.selectFrom("person").select("id").where("email", "=", email).executeTakeFirst();
    if (!person) return refuse("no_account");
    const held = await membersOf(trx, organisationId, now);
    if (holds(held, { personId: person.id, role })) return refuse("already_held");
    return ok(await insertMembership(trx, { organisationId, personId: person.id, role, why }, by, now));
  });

export async function insertMembership(
  trx: Trx,
  { organisationId, personId, role, why }: Omit<Grant, "email"> & { personId: string },
  by: { label: string },
  now: Date,
): Promise<string> {
  const id = randomUUID();
  await trx
    .insertInto("organisation_member")
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      role,
      since: now,
      until: null,
      granted_by: by.label,
      why,
      ended_by: null,
      ended_why: null,
    })
    .execute();
  const detail = { organisationId, role, why };
  const subject = `person:${personId}`;
  await recordInstanceAudit(trx, { at: now, actor: by.label, action: "membership.granted", subject, detail });
  return id;
}

/** Ends a role now; from the next request on it opens nothing. */
export const endMembership = (
  db: Db,
  { organisationId, membershipId, why }: { organisationId: string; membershipId: string; why: string },
  by: Actor,
  now: Date,
): Promise<Result<null, MembershipRefusal>> =>
  db.transaction().execute(async (trx): Promise<Result<null, MembershipRefusal>> => {
    if (!(await lockOrganisation(trx, organisationId))) return refuse("not_found");
    const ending = mayEndMembership(await membersOf(trx, organisationId, now), membershipId);
    if (!ending.ok) return ending;
    const { personId, role } = ending.value;
    await trx
      .updateTable("organisation_member")
      .set({ until: now, ended_by: by.label, ended_why: why })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", membershipId)
      .execute();
    const detail = { organisationId, role, why };
    const subject = `person:${personId}`;
    await recordInstanceAudit(trx, { at: now, actor: by.label, action: "membership.ended", subject, detail });
    return ok(null);
  });

/** One change of an organisation's members after the other, so that two managers cannot end each other at once. */
export async function lockOrganisation(trx: Trx, organisationId: string): Promise<boolean> {
  const found = await trx
    .selectFrom("organisation")
    .select("id")
    .where("id", "=", organisationId)
    .forUpdate()
    .executeTakeFirst();
  return found !== undefined;
}

export const organisations = (db: Db, now: Date) =>
  db
    .selectFrom("organisation")
    .select(["id", "kind", "name", "created_at as createdAt"])
    .select((select) =>
      select
        .selectFrom("organisation_member")
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .whereRef("organisation_id", "=", "organisation.id")
        .where("role", "=", "surveyManager")
        .where("since", "<=", now)
        .where((where) => where.or([where("until", "is", null), where("until", ">", now)]))
        .as("managers"),
    )
    .orderBy("name")
    .execute();

/** Registers an organisation; whoever does runs its surveys. @returns its id */
export const createOrganisation = (
  db: Db,
  { kind, name }: { kind: OrganisationKind; name: string },
  by: Actor & { personId: string },
  now: Date,
): Promise<string> =>
  db.transaction().execute(async (trx) => {
    const id = randomUUID();
    await trx.insertInto("organisation").values({ id, kind, name, created_at: now }).execute();
    const detail = { kind, name };
    const subject = `organisation:${id}`;
    await recordInstanceAudit(trx, { at: now, actor: by.label, action: "organisation.created", subject, detail });
    const founding = { organisationId: id, personId: by.personId, role: "surveyManager" as const, why: "組織の登録" };
    await insertMembership(trx, founding, by, now);
    return id;
  });
