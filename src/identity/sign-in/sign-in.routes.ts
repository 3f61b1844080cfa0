import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { mount, nobodyKnocks, Refused } from "../../platform/http/mount.ts";
import type { RouteContract } from "../../shared/route.ts";
import type { IdentityContext } from "../context.store.ts";
import { toHttp, weakPassword } from "../refusal.routes.ts";
import type { Authentication } from "./authenticate.routes.ts";
import { beginSignIn, forgetAttempt, forgetFailures, noteLock } from "./lock-out.store.ts";
import { createTurns } from "./one-at-a-time.store.ts";
import { passwordProblem } from "./password.ts";
import { endSessionWithToken, noteOwnChange, noteSignIn, personById, rememberCode } from "./sign-in.store.ts";
import * as contracts from "./sign-in-contract.ts";
import { forward, personIn } from "./sign-in-forward.routes.ts";

/** Sign-in and sign-out, and forgotten passwords: what is open to people who are not signed in. */
export function signInRoutes(app: FastifyInstance, { standingOf }: Authentication, context: IdentityContext): void {
  const { db, now } = context;
  const inTurn = createTurns(db);
  const open = <C extends RouteContract>(contract: C, handler: Parameters<typeof mount<C>>[3]) =>
    mount(app, nobodyKnocks, contract, handler);

  open(contracts.signIn, async ({ body, request, reply }) => {
    const begun = await beginSignIn(db, body.email, request.ip, now());
    if (!begun.ok) return toHttp(begun.error);
    const answer = await forward(context, contracts.signIn, request, body);
    if (answer instanceof Refused) {
      const { attemptId, locksUntil } = begun.value;
      if (answer.reason !== "wrong_credentials") {
        await forgetAttempt(db, attemptId);
        return answer;
      }
      if (locksUntil) await noteLock(db, body.email, request.ip, locksUntil, now());
      return locksUntil ? toHttp("account_locked") : answer;
    }
    await forgetFailures(db, body.email);
    answer.acceptCookies(reply);
    if (answer.body.twoFactorRedirect === true) return { next: "code" as const };
    await noteSignIn(db, { personId: personIn(answer.body), by: "password", address: request.ip }, now());
    return { next: "done" as const };
  });

  open(contracts.verifyTotp, async ({ body, request, reply }) => {
    const before = await standingOf(request);
    const answer = await forward(context, contracts.verifyTotp, request, body);
    if (answer instanceof Refused) return answer;
    const personId = personIn(answer.body);
    if (!(await rememberCode(db, personId, body.code, now()))) return replayed(request, personId, answer.body.token);
    answer.acceptCookies(reply);
    if (!before) await noteSignIn(db, { personId, by: "totp", address: request.ip }, now());
    else if (!before.secondFactor.totp) await noteOwnChange(db, personId, "secondFactor.totpAdded", now());
    return undefined;
  });

  async function replayed(request: FastifyRequest, personId: string, token: unknown): Promise<Refused> {
    if (!(await standingOf(request)) && typeof token === "string") await endSessionWithToken(db, token);
    await noteOwnChange(db, personId, "secondFactor.codeReplayed", now());
    return toHttp("wrong_code");
  }

  open(contracts.useRecoveryCode, async ({ body, request, reply }) => {
    // Somebody signed in has no use for one, and would only waste it.
    if (await standingOf(request)) return toHttp("bad_second_factor_state");
    const answer = await inTurn(() => forward(context, contracts.useRecoveryCode, request, body));
    if (answer instanceof Refused) return answer;
    answer.acceptCookies(reply);
    await noteSignIn(db, { personId: personIn(answer.body), by: "recoveryCode", address: request.ip }, now());
    return undefined;
  });

  open(contracts.startPasskeySignIn, async ({ request, reply }) => {
    const answer = await forward(context, contracts.startPasskeySignIn, request);
    if (answer instanceof Refused) return answer;
    answer.acceptCookies(reply);
    // The library asks for user verification only where convenient; we count a passkey as two factors.
    return { ...answer.body, userVerification: "required" };
  });

  open(contracts.finishPasskeySignIn, async ({ body, request, reply }) => {
    const answer = await forward(context, contracts.finishPasskeySignIn, request, body);
    if (answer instanceof Refused) return answer;
    answer.acceptCookies(reply);
    await noteSignIn(db, { personId: personIn(answer.body), by: "passkey", address: request.ip }, now());
    return undefined;
  });

  open(contracts.signOut, async ({ request, reply }) => {
    const before = await standingOf(request);
    const refused = await passOn(contracts.signOut, request, reply);
    if (!refused && before) await noteOwnChange(db, before.personId, "signIn.ended", now());
    return refused;
  });

  open(contracts.requestPasswordReset, async ({ body, request, reply }) =>
    passOn(contracts.requestPasswordReset, request, reply, body),
  );

  open(contracts.resetPassword, async ({ body, request, reply }) => {
    const { internalAdapter } = await context.library.$context;
    const pending = await internalAdapter.findVerificationValue(`reset-password:${body.token}`);
    const person = pending ? await personById(db, pending.value) : undefined;
    const problem = person ? passwordProblem(body.newPassword, person) : null;
    if (problem) return weakPassword(problem, "body.newPassword");
    return passOn(contracts.resetPassword, request, reply, body);
  });

  /** For routes whose answer holds nothing the browser needs. */
  async function passOn(
    contract: RouteContract,
    request: FastifyRequest,
    reply: FastifyReply,
    body?: object,
  ): Promise<Refused | undefined> {
    const answer = await forward(context, contract, request, body);
    if (answer instanceof Refused) return answer;
    answer.acceptCookies(reply);
    return undefined;
  }
}
