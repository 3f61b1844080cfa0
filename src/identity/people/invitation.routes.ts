import type { FastifyInstance } from "fastify";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import { ok } from "../../shared/result.ts";
import type { IdentityContext } from "../context.store.ts";
import { toHttp, weakPassword } from "../refusal.routes.ts";
import type { FacilityNames } from "../sign-in/account.routes.ts";
import type { Authentication } from "../sign-in/authenticate.routes.ts";
import { passwordProblem } from "../sign-in/password.ts";
import {
  acceptAsNew,
  acceptAsPerson,
  asKnownPerson,
  asNewPerson,
  hasAccount,
  invitationsOf,
  invite,
  openInvitation,
  revokeInvitation,
} from "./invitation.store.ts";
import { invitationState } from "./invitation.ts";
import { acceptMemberInvitation, openMemberInvitation, nameOf as organisationName } from "./member-invitation.store.ts";
import type { Invitation } from "./people-contract.ts";
import * as contracts from "./people-contract.ts";

/** Inviting people to a hospital, and accepting. */
export function invitationRoutes(
  app: FastifyInstance,
  authentication: Authentication,
  context: IdentityContext,
  facilityNames: FacilityNames,
): void {
  const { db, now } = context;
  const { authenticate } = authentication;
  const open: Authenticate = async () => null;
  const nameOf = async (facilityId: string) => (await facilityNames([facilityId])).get(facilityId) ?? "";

  async function invitations(facilityId: string): Promise<Invitation[]> {
    const at = now();
    const rows = await invitationsOf(db, facilityId);
    return rows.map((row) => {
      const dates = { expiresAt: row.expires_at, acceptedAt: row.accepted_at, revokedAt: row.revoked_at };
      const state = invitationState(dates, at);
      return {
        id: row.id,
        email: row.email,
        roles: row.roles,
        why: row.why,
        invitedBy: row.invited_by,
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        state,
        actions: state === "open" ? ["revoke"] : [],
      };
    });
  }

  mount(app, authenticate, contracts.listInvitations, async ({ params: { facilityId } }) => ({
    invitations: await invitations(facilityId),
  }));

  mount(app, authenticate, contracts.invite, async ({ actor, params: { facilityId }, body }) => {
    const facility = { id: facilityId, name: await nameOf(facilityId) };
    const { id, link } = await invite(context, facility, body, actor);
    const invitation = (await invitations(facilityId)).find((known) => known.id === id);
    if (!invitation) throw new Error("the invitation just made is gone");
    return { invitation, link, mailLeaves: context.mailServer };
  });

  mount(app, authenticate, contracts.revokeInvitation, async ({ actor, params }) => {
    const revoked = await revokeInvitation(db, params.facilityId, params.invitationId, actor, now());
    return revoked ? undefined : toHttp("not_found");
  });

  /** A link leads into a hospital or into an organisation; one that leads nowhere is refused as one into a hospital. */
  async function openAny(token: string) {
    const intoHospital = await openInvitation(db, token, now());
    if (intoHospital.ok) {
      const { facility_id, email, roles, expires_at } = intoHospital.value;
      return ok({ name: await nameOf(facility_id), email, roles, expiresAt: expires_at, into: "facility" as const });
    }
    if (intoHospital.error !== "link_wrong") return intoHospital;
    const intoOrganisation = await openMemberInvitation(db, token, now());
    if (!intoOrganisation.ok) return intoOrganisation;
    const { organisation_id, email, roles, expires_at } = intoOrganisation.value;
    const name = (await organisationName(db, organisation_id)) ?? "";
    return ok({ name, email, roles, expiresAt: expires_at, into: "organisation" as const });
  }

  mount(app, open, contracts.readInvitation, async ({ body }) => {
    const opened = await openAny(body.token);
    if (!opened.ok) return toHttp(opened.error, "body.token");
    const { name, email, roles, expiresAt } = opened.value;
    return { name, email, roles, expiresAt: expiresAt.toISOString(), hasAccount: await hasAccount(db, email) };
  });

  mount(app, open, contracts.acceptInvitationAsNew, async ({ body }) => {
    const opened = await openAny(body.token);
    if (!opened.ok) return toHttp(opened.error, "body.token");
    const problem = passwordProblem(body.password, { name: body.name, email: opened.value.email });
    if (problem) return weakPassword(problem, "body.password");
    if (opened.value.into === "organisation") {
      const accepted = await acceptMemberInvitation(context, body.token, await asNewPerson(body));
      return accepted.ok ? { facilityId: null, ...accepted.value } : toHttp(accepted.error);
    }
    const accepted = await acceptAsNew(context, body);
    return accepted.ok ? { organisationId: null, ...accepted.value } : toHttp(accepted.error);
  });

  // Open to somebody who owes a second factor: the new role may be what demands it.
  mount(app, authentication.authenticateAccount, contracts.acceptInvitation, async ({ body, request }) => {
    const standing = await authentication.standingOf(request);
    if (!standing) throw new Error("an account route was reached by nobody");
    const opened = await openAny(body.token);
    if (!opened.ok) return toHttp(opened.error, "body.token");
    if (opened.value.into === "organisation") {
      const accepted = await acceptMemberInvitation(context, body.token, asKnownPerson(standing));
      if (!accepted.ok) return toHttp(accepted.error);
      return { facilityId: null, organisationId: accepted.value.organisationId };
    }
    const accepted = await acceptAsPerson(context, body.token, standing);
    if (!accepted.ok) return toHttp(accepted.error);
    return { facilityId: accepted.value.facilityId, organisationId: null };
  });
}
