import type { FastifyInstance, FastifyRequest } from "fastify";
import { mount, Refused } from "../../platform/http/mount.ts";
import type { IdentityContext } from "../context.store.ts";
import { readSecondFactor } from "../contract.ts";
import type { Standing } from "../people/standing.store.ts";
import { toHttp, weakPassword } from "../refusal.routes.ts";
import type { Authentication } from "./authenticate.routes.ts";
import { passwordProblem } from "./password.ts";
import { mayChangeSecondFactor } from "./second-factor.ts";
import { passkeysOf } from "./session.store.ts";
import { confirmSession, noteOwnChange } from "./sign-in.store.ts";
import * as contracts from "./sign-in-contract.ts";
import { forward } from "./sign-in-forward.routes.ts";

/** A signed-in person's own password and second factors. Open also to those who still owe a second factor. */
export function secondFactorRoutes(
  app: FastifyInstance,
  authentication: Authentication,
  context: IdentityContext,
): void {
  const { db, now } = context;
  const { authenticateAccount: account } = authentication;

  const standingOf = async (request: FastifyRequest): Promise<Standing> => {
    const standing = await authentication.standingOf(request);
    if (!standing) throw new Error("an account route was reached by nobody");
    return standing;
  };
  const turnedAway = ({ secondFactor, sessionHasSecondFactor }: Standing): Refused | null =>
    mayChangeSecondFactor(secondFactor, sessionHasSecondFactor) ? null : toHttp("second_factor_needed");

  mount(app, account, readSecondFactor, async ({ request }) => {
    const { personId, secondFactor } = await standingOf(request);
    const codes = secondFactor.totp
      ? await context.library.api.viewBackupCodes({ body: { userId: personId } })
      : undefined;
    const passkeys = await passkeysOf(db, personId);
    return {
      ...secondFactor,
      recoveryCodesLeft: codes?.backupCodes.length ?? null,
      passkeyList: passkeys.map(({ id, name, created_at }) => ({
        id,
        name,
        createdAt: created_at?.toISOString() ?? null,
      })),
    };
  });

  mount(app, account, contracts.changePassword, async ({ body, request, reply }) => {
    const standing = await standingOf(request);
    const problem = passwordProblem(body.newPassword, standing);
    if (problem) return weakPassword(problem, "body.newPassword");
    const answer = await forward(context, contracts.changePassword, request, { ...body, revokeOtherSessions: true });
    if (answer instanceof Refused) return answer;
    answer.acceptCookies(reply);
    await noteOwnChange(db, standing.personId, "password.changed", now());
    return undefined;
  });

  mount(app, account, contracts.startTotp, async ({ body, request }) => {
    const standing = await standingOf(request);
    const refused = turnedAway(standing);
    if (refused) return refused;
    // The library would exchange the secret at once, before the new app has shown a single code.
    if (standing.secondFactor.totp) return toHttp("bad_second_factor_state");
    const answer = await forward(context, contracts.startTotp, request, body);
    if (answer instanceof Refused) return answer;
    return { totpUri: String(answer.body.totpURI), recoveryCodes: recoveryCodesIn(answer.body) };
  });

  mount(app, account, contracts.removeTotp, async ({ body, request, reply }) => {
    const standing = await standingOf(request);
    const refused = turnedAway(standing);
    if (refused) return refused;
    if (!standing.secondFactor.totp) return toHttp("bad_second_factor_state");
    const answer = await forward(context, contracts.removeTotp, request, body);
    if (answer instanceof Refused) return answer;
    answer.acceptCookies(reply);
    await noteOwnChange(db, standing.personId, "secondFactor.totpRemoved", now());
    return undefined;
  });

  mount(app, account, contracts.renewRecoveryCodes, async ({ body, request }) => {
    const standing = await standingOf(request);
    const refused = turnedAway(standing);
    if (refused) return refused;
    const answer = await forward(context, contracts.renewRecoveryCodes, request, body);
    if (answer instanceof Refused) return answer;
    await noteOwnChange(db, standing.personId, "secondFactor.recoveryCodesRenewed", now());
    return { recoveryCodes: recoveryCodesIn(answer.body) };
  });

  mount(app, account, contracts.startPasskey, async ({ request, reply }) => {
    const refused = turnedAway(await standingOf(request));
    if (refused) return refused;
    const answer = await forward(context, contracts.startPasskey, request);
    if (answer instanceof Refused) return answer;
    answer.acceptCookies(reply);
    return answer.body;
  });

  mount(app, account, contracts.finishPasskey, async ({ body, request, reply }) => {
    const standing = await standingOf(request);
    const refused = turnedAway(standing);
    if (refused) return refused;
    const answer = await forward(context, contracts.finishPasskey, request, body);
    if (answer instanceof Refused) return answer;
    answer.acceptCookies(reply);
    if (standing.via.kind === "session") await confirmSession(db, standing.via.sessionId);
    await noteOwnChange(db, standing.personId, "secondFactor.passkeyAdded", now());
    return undefined;
  });

  mount(app, account, contracts.removePasskey, async ({ body, request, reply }) => {
    const standing = await standingOf(request);
    const refused = turnedAway(standing);
    if (refused) return refused;
    // Somebody else's passkey does not exist for this person.
    const own = await passkeysOf(db, standing.personId);
    if (!own.some(({ id }) => id === body.id)) return toHttp("not_found");
    const answer = await forward(context, contracts.removePasskey, request, body);
    if (answer instanceof Refused) return answer;
    answer.acceptCookies(reply);
    await noteOwnChange(db, standing.personId, "secondFactor.passkeyRemoved", now());
    return undefined;
  });
}

const recoveryCodesIn = (answer: Record<string, unknown>): string[] =>
  Array.isArray(answer.backupCodes) ? answer.backupCodes.map(String) : [];
