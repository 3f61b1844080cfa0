import { randomUUID } from "node:crypto";
import { recordInstanceAudit } from "../../platform/audit/audit.ts";
import type { Db, Trx } from "../../platform/db/tables.ts";
import { queueMail } from "../../platform/mail/mail.ts";
import type { Actor } from "../../shared/actor.ts";
import { japanDay } from "../../shared/japan-day.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { IdentityContext } from "../context.store.ts";
import { invitationPath, type OrganisationRole } from "../contract.ts";
import { invitationDays, openLink } from "../sign-in/link.ts";
import { hashOf, newSecret } from "../sign-in/one-time-secret.store.ts";
import type { Accepting, InvitationRefusal } from "./invitation.store.ts";
import { invitationMail } from "./invitation.ts";
import { insertMembership, lockOrganisation, membersOf } from "./membership.store.ts";
import { holds } from "./membership.ts";
import { notePersonMade } from "./person.store.ts";
import "../tables.store.ts";

/** Invites into an organisation by mail. @returns the link, which is kept nowhere but in that mail; null: no such organisation */
export async function inviteMember(
  { db, publicUrl, now }: IdentityContext,
  organisationId: string,
  wanted: { email: string; roles: OrganisationRole[]; why: string },
  by: Actor,
): Promise<{ id: string; link: string } | null> {
  const token = newSecret();
  const link = new URL(invitationPath(token), publicUrl).toString();
  const at = now();
  const expiresAt = new Date(at.getTime() + invitationDays * 86_400_000);
  const roles = [...new Set(wanted.roles)];
  return db.transaction().execute(async (trx) => {
    const name = await nameOf(trx, organisationId);
    if (name === undefined) return null;
    const id = randomUUID();
    const unused = { accepted_at: null, accepted_by: null, revoked_at: null };
    const invited = { invited_by: by.label, invited_by_person: by.personId, created_at: at, expires_at: expiresAt };
    const { email, why } = wanted;
    await trx
      .insertInto("organisation_invitation")
      .values({
        organisation_id: organisationId,
        id,
        email,
        roles,
        why,
        token_hash: hashOf(token),
        ...invited,
        ...unused,
      })
      .execute();
    const mail = invitationMail({ name, inviterName: by.name, roles, link, lastDay: japanDay(expiresAt) });
    await queueMail(trx, { to: email, ...mail }, at);
    const detail = { organisationId, email, roles, why };
    const subject = `invitation:${id}`;
    await recordInstanceAudit(trx, { at, actor: by.label, action: "invitation.sent", subject, detail });
    return { id, link };
  });
}

export const memberInvitationsOf = (db: Db, organisationId: string) =>
  db
    .selectFrom("organisation_invitation")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .orderBy("created_at", "desc")
    .execute();

/** False when there is no open invitation of that id. */
export const revokeMemberInvitation = (
  db: Db,
  organisationId: string,
  id: string,
  by: Actor,
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const revoked = await trx
      .updateTable("organisation_invitation")
      .set({ revoked_at: now })
      .where("organisation_id", "=", organisationId)
      .where("id", "=", id)
      .where("accepted_at", "is", null)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows === 0n) return false;
    const subject = `invitation:${id}`;
    const detail = { organisationId };
    await recordInstanceAudit(trx, { at: now, actor: by.label, action: "invitation.revoked", subject, detail });
    return true;
  });

/** What a link into an organisation leads to, if it still opens. */
export async function openMemberInvitation(db: Db | Trx, token: string, now: Date, lock = false) {
  const row = await db
    .selectFrom("organisation_invitation")
    .selectAll()
    .where("token_hash", "=", hashOf(token))
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  const link = row && { ...row, expiresAt: row.expires_at, usedAt: row.accepted_at, revokedAt: row.revoked_at };
  const opened: Result<NonNullable<typeof link>, InvitationRefusal> = openLink(link, now);
  if (!opened.ok) return opened;
  const { organisation_id, invited_by_person } = opened.value;
  if (invited_by_person === null) return opened;
  // A link kept by somebody whose rights have ended must not let in a stand-in.
  const held = await membersOf(db, organisation_id, now);
  return holds(held, { personId: invited_by_person, role: "surveyManager" }) ? opened : refuse("inviter_gone" as const);
}

/** Gives the roles of the invitation to whoever accepts it; one that the person holds already stays as it is. */
export async function acceptMemberInvitation(
  { db, now }: IdentityContext,
  token: string,
  who: Accepting,
): Promise<Result<{ email: string; organisationId: string }, InvitationRefusal>> {
  const at = now();
  return db
    .transaction()
    .execute(async (trx): Promise<Result<{ email: string; organisationId: string }, InvitationRefusal>> => {
      // Locked: of two who open the same link at once, one is late.
      const opened = await openMemberInvitation(trx, token, at, true);
      if (!opened.ok) return opened;
      const { id, organisation_id: organisationId, email, roles, why, invited_by } = opened.value;
      const person = await who(trx, email, at);
      if (!person.ok) return person;
      const { personId, made } = person.value;
      await lockOrganisation(trx, organisationId);
      const held = await membersOf(trx, organisationId, at);
      await trx
        .updateTable("organisation_invitation")
        .set({ accepted_at: at, accepted_by: personId })
        .where("organisation_id", "=", organisationId)
        .where("id", "=", id)
        .execute();
      const subject = `invitation:${id}`;
      const detail = { organisationId, email };
      const accepted = { at, actor: `person:${personId}`, action: "invitation.accepted", subject, detail };
      await recordInstanceAudit(trx, accepted);
      for (const role of roles)
        if (!holds(held, { personId, role }))
          await insertMembership(trx, { organisationId, personId, role, why }, { label: invited_by }, at);
      if (made) await notePersonMade(trx, personId, email, "invitation", at);
      return ok({ email, organisationId });
    });
}

export async function nameOf(db: Db | Trx, organisationId: string): Promise<string | undefined> {
  const row = await db.selectFrom("organisation").select("name").where("id", "=", organisationId).executeTakeFirst();
  return row?.name;
}
