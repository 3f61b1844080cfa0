import type { FastifyInstance, FastifyRequest } from "fastify";
import { mount } from "../../platform/http/mount.ts";
import type { IdentityContext } from "../context.store.ts";
import * as contracts from "../contract.ts";
import type { Standing } from "../people/standing.store.ts";
import { toHttp } from "../refusal.routes.ts";
import { checkToken } from "../token/api-token.ts";
import { insertToken, revokeToken, tokensOf } from "../token/token.store.ts";
import type { Authentication } from "./authenticate.routes.ts";
import { endSessions, sessionsOf } from "./session.store.ts";

/** Names of facilities by id, for people who may see them; given by whoever keeps facilities. */
export type FacilityNames = (facilityIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Who am I, my sessions, my tokens. */
export function accountRoutes(
  app: FastifyInstance,
  authentication: Authentication,
  context: IdentityContext,
  facilityNames: FacilityNames,
): void {
  const { db, now } = context;
  const { authenticateAccount: account } = authentication;

  const standingOf = async (request: FastifyRequest): Promise<Standing> => {
    const standing = await authentication.standingOf(request);
    if (!standing) throw new Error("an account route was reached by nobody");
    return standing;
  };

  mount(app, authentication.authenticateAnyway, contracts.readMe, async ({ request }) => {
    const { personId, name, email, secondFactor, roles, memberships, engagements, actor } = await standingOf(request);
    const settled = secondFactor.next === "done";
    const names = await facilityNames(settled ? actor.facilities.map(({ facilityId }) => facilityId) : []);
    const facilities = actor.facilities
      .filter(({ facilityId }) => names.has(facilityId))
      .map(({ facilityId, permissions, through = [] }) => ({
        facilityId,
        name: names.get(facilityId) ?? "",
        roles: roles.filter((held) => held.facilityId === facilityId).map(({ role }) => role),
        permissions: [...permissions],
        through: engagements
          .filter((one) => one.facilityId === facilityId && through.includes(one.organisationId))
          .map(({ organisationId, part }) => ({ organisationId, part })),
      }));
    const organisations = (settled ? (actor.organisations ?? []) : []).map(({ organisationId, permissions }) => {
      const held = memberships.filter((membership) => membership.organisationId === organisationId);
      const roles = held.map(({ role }) => role);
      return { organisationId, name: held[0]?.name ?? "", roles, permissions: [...permissions] };
    });
    const programmes = (settled ? (actor.programmes ?? []) : []).map((one) => ({
      ...one,
      permissions: [...one.permissions],
    }));
    const { isAdministrator, national = null } = actor;
    const person = { id: personId, name, email };
    return { person, isAdministrator, national, facilities, organisations, programmes, secondFactor };
  });

  mount(app, account, contracts.listSessions, async ({ request }) => {
    const { personId, via } = await standingOf(request);
    const sessions = await sessionsOf(db, personId, now());
    return {
      sessions: sessions.map((session) => ({
        id: session.id,
        current: via.kind === "session" && via.sessionId === session.id,
        createdAt: session.created_at.toISOString(),
        expiresAt: session.expires_at.toISOString(),
        address: session.ip_address,
        userAgent: session.user_agent,
      })),
    };
  });

  mount(app, account, contracts.endSession, async ({ params, request }) => {
    const { personId } = await standingOf(request);
    const ended = await endSessions(db, personId, { only: params.sessionId }, now());
    return ended === 0 ? toHttp("not_found") : undefined;
  });

  mount(app, account, contracts.endOtherSessions, async ({ request }) => {
    const { personId, via } = await standingOf(request);
    const current = via.kind === "session" ? via.sessionId : "";
    return { ended: await endSessions(db, personId, { except: current }, now()) };
  });

  // Tokens act for hospitals, so whoever owes a second factor makes none; looking and revoking stays open.
  mount(app, account, contracts.listTokens, async ({ request }) => {
    const { personId } = await standingOf(request);
    return { tokens: await tokensOf(db, personId) };
  });

  mount(app, account, contracts.createToken, async ({ body, request }) => {
    const { personId, secondFactor, actor } = await standingOf(request);
    if (secondFactor.next !== "done") return toHttp("second_factor_needed");
    const wanted = { ...body, expiresAt: new Date(body.expiresAt) };
    const checked = checkToken(wanted, actor.facilities, now());
    if (!checked.ok) {
      return toHttp(checked.error, checked.error === "expiry_out_of_range" ? "body.expiresAt" : "body.scopes");
    }
    const { id, token } = await insertToken(db, personId, wanted, now());
    const details = (await tokensOf(db, personId)).find((known) => known.id === id);
    if (!details) throw new Error("the token just made is gone");
    return { token, details };
  });

  mount(app, account, contracts.revokeToken, async ({ params, request }) => {
    const { personId } = await standingOf(request);
    return (await revokeToken(db, personId, params.tokenId, now())) ? undefined : toHttp("not_found");
  });
}
