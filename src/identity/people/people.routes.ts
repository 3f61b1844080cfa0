import type { FastifyInstance } from "fastify";
import { inFacility } from "../../platform/db/tenant.ts";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import { type Actor, mayActFor } from "../../shared/actor.ts";
import type { IdentityContext } from "../context.store.ts";
import { isInForce } from "../permission.ts";
import { toHttp } from "../refusal.routes.ts";
import * as contracts from "./people-contract.ts";
import { endFacilityRole, grantToMember, membersOf, rolesOfFacility } from "./role.store.ts";
import { endRole } from "./role-change.ts";

/** People and roles of one hospital. */
export function peopleRoutes(app: FastifyInstance, authenticate: Authenticate, context: IdentityContext): void {
  const { db, now } = context;

  mount(app, authenticate, contracts.listPeople, async ({ actor, params: { facilityId } }) => {
    const mayInvite = mayActFor(actor, facilityId, "people.manage");
    return { people: await people(facilityId, actor), mayInvite };
  });

  async function people(facilityId: string, actor: Actor) {
    const at = now();
    const mayManage = mayActFor(actor, facilityId, "people.manage");
    const [members, roles] = await Promise.all([membersOf(db, facilityId), rolesOfFacility(db, facilityId)]);
    const byPerson = Map.groupBy(roles, ({ personId }) => personId);
    return members.map((member) => ({
      id: member.id,
      name: member.name,
      email: member.email,
      hasSecondFactor: member.two_factor_enabled || Boolean(member.has_passkey),
      lastSignInAt: member.last_sign_in_at?.toISOString() ?? null,
      roles: (byPerson.get(member.id) ?? []).map((role) => ({
        id: role.id,
        role: role.role,
        since: role.since.toISOString(),
        until: role.until?.toISOString() ?? null,
        grantedBy: role.granted_by,
        why: role.why,
        ended: !isInForce(role, at),
        actions: mayManage && endRole(roles, role.id, at, at).ok ? ["end" as const] : [],
      })),
      actions: mayManage ? ["grantRole" as const] : [],
    }));
  }

  mount(app, authenticate, contracts.grantRole, async ({ actor, params, body }) => {
    const until = body.until === null ? null : new Date(body.until);
    const grant = { personId: params.personId, role: body.role, until, why: body.why };
    const granted = await inFacility(db, params.facilityId, (trx) =>
      grantToMember(trx, params.facilityId, grant, actor, now()),
    );
    return granted.ok ? { roleId: granted.value } : toHttp(granted.error);
  });

  mount(app, authenticate, contracts.endRole, async ({ actor, params, body }) => {
    const end = { roleId: params.roleId, until: body.until ? new Date(body.until) : null, why: body.why };
    const ended = await inFacility(db, params.facilityId, (trx) =>
      endFacilityRole(trx, params.facilityId, end, actor, now()),
    );
    return ended.ok ? undefined : toHttp(ended.error);
  });
}
