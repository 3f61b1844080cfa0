import type { FastifyRequest } from "fastify";
import { keepingPlans } from "../../platform/db/kept-plans.ts";
import type { Authenticate } from "../../platform/http/mount.ts";
import type { IdentityContext } from "../context.store.ts";
import { type Standing, standingOfSession, standingOfToken } from "../people/standing.store.ts";
import { toHttp } from "../refusal.routes.ts";

export interface Authentication {
  /** For all routes of the system: whoever owes a second factor gets 403 `second_factor_needed`. */
  authenticate: Authenticate;
  /** For what a person needs to set up a second factor and to look after the own account; no tokens. */
  authenticateAccount: Authenticate;
  /** Session or token, whatever is still owed: only for telling who one is. */
  authenticateAnyway: Authenticate;
  /** Who sent the request; looked up once per request. */
  standingOf(request: FastifyRequest): Promise<Standing | null>;
}

export function createAuthentication(context: IdentityContext): Authentication {
  const known = new WeakMap<FastifyRequest, Promise<Standing | null>>();

  function standingOf(request: FastifyRequest): Promise<Standing | null> {
    const found = known.get(request) ?? keepingPlans(() => readStanding(context, request));
    known.set(request, found);
    return found;
  }

  return {
    standingOf,
    authenticate: async (request) => {
      const standing = await standingOf(request);
      if (!standing) return null;
      return standing.secondFactor.next === "done" ? standing.actor : toHttp("second_factor_needed");
    },
    authenticateAccount: async (request) => {
      const standing = await standingOf(request);
      if (!standing) return null;
      return standing.via.kind === "session" ? standing.actor : toHttp("session_needed");
    },
    authenticateAnyway: async (request) => (await standingOf(request))?.actor ?? null,
  };
}

async function readStanding(context: IdentityContext, request: FastifyRequest): Promise<Standing | null> {
  const { authorization, cookie } = request.headers;
  // Whoever names a token means it: a wrong one is not made good by a cookie.
  if (authorization !== undefined) {
    const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    return secret === undefined ? null : standingOfToken(context, secret);
  }
  return cookie === undefined ? null : standingOfSession(context, cookie);
}
