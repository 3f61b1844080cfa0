import type { FastifyInstance } from "fastify";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import type { IdentityContext } from "../context.store.ts";
import { PersonId } from "../contract.ts";
import { invitationState } from "../people/invitation.ts";
import { inviteMember, memberInvitationsOf, revokeMemberInvitation } from "../people/member-invitation.store.ts";
import { addMember, createOrganisation, endMembership, membersOf, organisations } from "../people/membership.store.ts";
import { mayEndMembership } from "../people/membership.ts";
import { toHttp } from "../refusal.routes.ts";
import * as contracts from "./organisation-contract.ts";

/** Organisations and who acts for them. */
export function organisationRoutes(app: FastifyInstance, authenticate: Authenticate, context: IdentityContext): void {
  const { db, now } = context;

  mount(app, authenticate, contracts.listMembers, async ({ params: { organisationId } }) => {
    const members = await membersOf(db, organisationId, now());
    return {
      members: members.map((member) => ({
        ...member,
        personId: PersonId.parse(member.personId),
        since: member.since.toISOString(),
        actions: mayEndMembership(members, member.id).ok ? ["end" as const] : [],
      })),
    };
  });

  mount(app, authenticate, contracts.addMember, async ({ actor, params, body }) => {
    const added = await addMember(db, { ...params, ...body }, actor, now());
    return added.ok ? { membershipId: added.value } : toHttp(added.error);
  });

  mount(app, authenticate, contracts.endMembership, async ({ actor, params, body }) => {
    const ended = await endMembership(db, { ...params, ...body }, actor, now());
    return ended.ok ? undefined : toHttp(ended.error);
  });

  mount(app, authenticate, contracts.listMemberInvitations, async ({ params: { organisationId } }) => {
    const at = now();
    const rows = await memberInvitationsOf(db, organisationId);
    return {
      invitations: rows.map(({ id, email, roles, why, ...row }) => {
        const dates = { expiresAt: row.expires_at, acceptedAt: row.accepted_at, revokedAt: row.revoked_at };
        const state = invitationState(dates, at);
        return {
          ...{ id, email, roles, why, state, invitedBy: row.invited_by },
          createdAt: row.created_at.toISOString(),
          expiresAt: row.expires_at.toISOString(),
          actions: state === "open" ? ["revoke" as const] : [],
        };
      }),
    };
  });

  mount(app, authenticate, contracts.inviteMember, async ({ actor, params: { organisationId }, body }) => {
    const invited = await inviteMember(context, organisationId, body, actor);
    if (!invited) return toHttp("not_found");
    return { invitationId: invited.id, link: invited.link, mailLeaves: context.mailServer };
  });

  mount(app, authenticate, contracts.revokeMemberInvitation, async ({ actor, params }) => {
    const { organisationId, memberInvitationId } = params;
    const revoked = await revokeMemberInvitation(db, organisationId, memberInvitationId, actor, now());
    return revoked ? undefined : toHttp("not_found");
  });

  mount(app, authenticate, contracts.listOrganisations, async () => ({
    organisations: (await organisations(db, now())).map((one) => ({
      ...one,
      createdAt: one.createdAt.toISOString(),
      managers: one.managers ?? 0,
    })),
  }));

  mount(app, authenticate, contracts.createOrganisation, async ({ actor, body }) => {
    const { personId } = actor;
    if (personId === null) throw new Error("an administrator is a person");
    return { id: await createOrganisation(db, body, { ...actor, personId }, now()) };
  });

  mount(app, authenticate, contracts.appointSurveyManager, async ({ actor, params, body }) => {
    const added = await addMember(db, { ...params, ...body, role: "surveyManager" }, actor, now());
    return added.ok ? { membershipId: added.value } : toHttp(added.error);
  });
}
