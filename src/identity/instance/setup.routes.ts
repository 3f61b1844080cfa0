import type { FastifyInstance } from "fastify";
import { type Authenticate, mount } from "../../platform/http/mount.ts";
import type { IdentityContext } from "../context.store.ts";
import { completeSetup, readSetup } from "../contract.ts";
import { toHttp, weakPassword } from "../refusal.routes.ts";
import { passwordProblem } from "../sign-in/password.ts";
import { passkeysArePossible } from "../sign-in/sign-in-library.store.ts";
import * as store from "./setup.store.ts";

/** The first administrator of a new installation. */
export function setupRoutes(app: FastifyInstance, context: IdentityContext): void {
  const { db, now, publicUrl, mailServer } = context;
  const open: Authenticate = async () => null;

  mount(app, open, readSetup, async () => ({
    needed: await store.isSetupNeeded(db),
    passkeys: passkeysArePossible(publicUrl),
    mail: mailServer,
  }));

  mount(app, open, completeSetup, async ({ body }) => {
    const problem = passwordProblem(body.password, body);
    if (problem) return weakPassword(problem, "body.password");
    const done = await store.completeSetup(db, body, now());
    return done.ok ? { personId: done.value } : toHttp(done.error, "body.token");
  });
}
