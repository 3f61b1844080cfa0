import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { recordAudit } from "../../platform/audit/audit.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { inFacility } from "../../platform/db/tenant.ts";
import { queueMail } from "../../platform/mail/mail.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { IdentityContext } from "../context.store.ts";
import { type HospitalRole, invitationPath } from "../contract.ts";
import { isInForce } from "../permission.ts";
import { invitationDays, type LinkRefusal, openLink } from "../sign-in/link.ts";
import { hashOf, newSecret } from "../sign-in/one-time-secret.store.ts";
import { invitationMail } from "./invitation.ts";
import { insertPerson, notePersonMade } from "./person.store.ts";
import { grantFacilityRole, rolesOfFacility } from "./role.store.ts";
import "../tables.store.ts";

/** Invites by mail. @returns the link, which is kept nowhere but in that mail */
export async function invite(
  { db, publicUrl, now }: IdentityContext,
  facility: { id: string; name: string },
  wanted: { email: string; roles: HospitalRole[]; why: string },
  by: Actor,
): Promise<{ id: string; link: string }> {
  const token = newSecret();
  const link = new URL(invitationPath(token), publicUrl).toString();
  const id = randomUUID();
  const at = now();
  const roles = [...new Set(wanted.roles)];
  const expiresAt = new Date(at.getTime() + invitationDays * 86_400_000);
  await inFacility(db, facility.id, async (trx) => {
    await trx
      .insertInto("invitation")
      .values({
        facility_id: facility.id,
        id,
        email: wanted.email,
        roles,
        why: wanted.why,
        token_hash: hashOf(token),
        invited_by: by.label,
        invited_by_person: by.personId,
        created_at: at,
        expires_at: expiresAt,
        accepted_at: null,
        accepted_by: null,
        revoked_at: null,
      })
      .execute();
    const { subject, text } = invitationMail({
      name: facility.name,
      inviterName: by.name,
      roles,
      link,
      lastDay: japanDay(expiresAt),
    });
    await queueMail(trx, { to: wanted.email, subject, text }, at);
    await recordAudit(trx, facility.id, {
      at,
      actor: by.label,
      action: "invitation.sent",
      subject: `invitation:${id}`,
      detail: { email: wanted.email, roles, why: wanted.why },
    });
  });
  return { id, link };
}

export const invitationsOf = (db: Db, facilityId: string) =>
  db.selectFrom("invitation").selectAll().where("facility_id", "=", facilityId).orderBy("created_at", "desc").execute();

/** False when there is no open invitation of that id. */
export async function revokeInvitation(db: Db, facilityId: string, id: string, by: Actor, now: Date): Promise<boolean> {
  return inFacility(db, facilityId, async (trx) => {
    const result = await trx
      .updateTable("invitation")
      .set({ revoked_at: now })
      .where("facility_id", "=", facilityId)
      .where("id", "=", id)
      .where("accepted_at", "is", null)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (result.numUpdatedRows === 0n) return false;
    await recordAudit(trx, facilityId, {
      at: now,
      actor: by.label,
      action: "invitation.revoked",
      subject: `invitation:${id}`,
      detail: {},
    });
    return true;
  });
}

export type InvitationRefusal = LinkRefusal | "inviter_gone" | "account_exists" | "other_account";

/** What a link leads to, if it still opens. */
export async function openInvitation(db: Db | Trx, token: string, now: Date, lock = false) {
  const row = await db
    .selectFrom("invitation")
    .selectAll()
    .where("token_hash", "=", hashOf(token))
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  const link = row && { ...row, expiresAt: row.expires_at, usedAt: row.accepted_at, revokedAt: row.revoked_at };
  const opened: Result<NonNullable<typeof link>, InvitationRefusal> = openLink(link, now);
  if (!opened.ok) return opened;
  const { facility_id, invited_by_person } = opened.value;
  if (invited_by_person !== null) {
    // A link kept by somebody whose rights have ended must not let in a stand-in.
    const roles = await rolesOfFacility(db, facility_id);
    const still = roles.some(
      (held) => held.personId === invited_by_person && held.role === "systemAdministrator" && isInForce(held, now),
    );
    if (!still) return refuse("inviter_gone" as const);
  }
  return opened;
}

export async function hasAccount(db: Db, email: string): Promise<boolean> {
  return (await db.selectFrom("person").select("id").where("email", "=", email).executeTakeFirst()) !== undefined;
}

/** Accepts for a new person, who signs in with the password afterwards. */
export async function acceptAsNew(
  { db, now }: IdentityContext,
  wanted: { token: string; name: string; password: string },
): Promise<Result<{ email: string; facilityId: string }, InvitationRefusal>> {
  return accept(db, wanted.token, now(), await asNewPerson(wanted));
}

/** Accepts for a signed-in person; the invitation must be for their address. */
export const acceptAsPerson = (
  { db, now }: IdentityContext,
  token: string,
  person: { personId: string; email: string },
): Promise<Result<{ email: string; facilityId: string }, InvitationRefusal>> =>
  accept(db, token, now(), asKnownPerson(person));

/** Who accepts: tells the person, or why it cannot be them. */
export type Accepting = (
  trx: Trx,
  email: string,
  at: Date,
) => Promise<Result<{ personId: string; made: boolean }, "account_exists" | "other_account">>;

/** Somebody without an account, who gets one. The password is hashed before any transaction, because it takes its time. */
export async function asNewPerson({ name, password }: { name: string; password: string }): Promise<Accepting> {
  const passwordHash = await hashPassword(password);
  return async (trx, email, at) => {
    const personId = await insertPerson(trx, { name, email, passwordHash }, at);
    return personId === null ? refuse("account_exists") : ok({ personId, made: true });
  };
}

/** Somebody who is signed in; the invitation must be for their address. */
export const asKnownPerson =
  ({ personId, email: own }: { personId: string; email: string }): Accepting =>
  async (_trx, email) =>
    email === own ? ok({ personId, made: false }) : refuse("other_account");

async function accept(
  db: Db,
  token: string,
  at: Date,
  who: Accepting,
): Promise<Result<{ email: string; facilityId: string }, InvitationRefusal>> {
  const first = await openInvitation(db, token, at);
  if (!first.ok) return first;
  const facilityId = first.value.facility_id;
  return inFacility(db, facilityId, async (trx) => {
    // Read again under a lock: of two who open the same link at once, one is late.
    const opened = await openInvitation(trx, token, at, true);
    if (!opened.ok) return opened;
    const { id, email, roles, why, invited_by } = opened.value;
    const person = await who(trx, email, at);
    if (!person.ok) return person;
    const { personId, made } = person.value;
    await trx
      .updateTable("invitation")
      .set({ accepted_at: at, accepted_by: personId })
      .where("facility_id", "=", facilityId)
      .where("id", "=", id)
      .execute();
    await recordAudit(trx, facilityId, {
      at,
      actor: `person:${personId}`,
      action: "invitation.accepted",
      subject: `invitation:${id}`,
      detail: { email },
    });
    // A role that the person holds already stays as it is.
    for (const role of roles) {
      await grantFacilityRole(trx, facilityId, { personId, role, until: null, why }, { label: invited_by }, at);
    }
    if (made) await notePersonMade(trx, personId, email, "invitation", at);
    return ok({ email, facilityId });
  });
}
