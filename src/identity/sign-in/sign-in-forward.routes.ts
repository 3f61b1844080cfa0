import type { FastifyReply, FastifyRequest } from "fastify";
import { Refused } from "../../platform/http/mount.ts";
import type { RouteContract } from "../../shared/route.ts";
import type { IdentityContext } from "../context.store.ts";
import type { IdentityRefusal } from "../contract.ts";
import { toHttp } from "../refusal.routes.ts";
import { addressHeader } from "./sign-in-library.store.ts";

/** The library's codes in our words. What is not here is a fault. */
const reasons: Record<string, IdentityRefusal> = {
  INVALID_EMAIL_OR_PASSWORD: "wrong_credentials",
  INVALID_PASSWORD: "wrong_credentials",
  CREDENTIAL_ACCOUNT_NOT_FOUND: "wrong_credentials",
  INVALID_CODE: "wrong_code",
  INVALID_BACKUP_CODE: "wrong_code",
  INVALID_TWO_FACTOR_COOKIE: "sign_in_again",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "sign_in_again",
  ACCOUNT_TEMPORARILY_LOCKED: "account_locked",
  INVALID_TOKEN: "reset_link_dead",
  TOTP_NOT_ENABLED: "bad_second_factor_state",
  TWO_FACTOR_NOT_ENABLED: "bad_second_factor_state",
  BACKUP_CODES_NOT_ENABLED: "bad_second_factor_state",
  CHALLENGE_NOT_FOUND: "passkey_failed",
  AUTHENTICATION_FAILED: "passkey_failed",
  PASSKEY_NOT_FOUND: "passkey_failed",
  FAILED_TO_VERIFY_REGISTRATION: "passkey_failed",
  YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY: "passkey_failed",
  PREVIOUSLY_REGISTERED: "passkey_failed",
};

export interface Forwarded {
  body: Record<string, unknown>;
  /** Hands the library's cookies to the browser; not called when the outcome is taken back. */
  acceptCookies(reply: FastifyReply): void;
}

/** Hands a parsed request to the sign-in library and reads its answer. Cookies go out only when the caller accepts them. */
export async function forward(
  context: IdentityContext,
  contract: RouteContract,
  request: FastifyRequest,
  body?: object,
): Promise<Forwarded | Refused> {
  const headers = new Headers({ [addressHeader]: request.ip, origin: new URL(context.publicUrl).origin });
  for (const name of ["cookie", "user-agent"] as const) {
    const value = request.headers[name];
    if (value) headers.set(name, value);
  }
  const sent = contract.method === "GET" ? null : JSON.stringify(body ?? {});
  if (sent) headers.set("content-type", "application/json");
  const response = await context.library.handler(
    new Request(new URL(contract.path, context.publicUrl), { method: contract.method, headers, body: sent }),
  );
  const answer = readAnswer(await response.text());
  if (!response.ok) return refusal(response.status, answer);
  return {
    body: answer,
    acceptCookies: (reply) => {
      const cookies = response.headers.getSetCookie();
      if (cookies.length > 0) reply.header("set-cookie", cookies);
    },
  };
}

function readAnswer(text: string): Record<string, unknown> {
  const value: unknown = text === "" ? {} : JSON.parse(text);
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function refusal(status: number, answer: Record<string, unknown>): Refused {
  const code = String(answer.code ?? "");
  const reason = reasons[code];
  if (reason) return toHttp(reason);
  if (status === 429) return toHttp("too_many_attempts");
  // Two requests used the same recovery code at the same moment; the other one won.
  if (status === 409) return toHttp("wrong_code");
  if (status === 401)
    return new Refused(401, "not_signed_in", { ja: "サインインしてください。", en: "Please sign in." });
  throw new Error(`the sign-in library answered ${status} ${code}`);
}

/** The person an answer speaks of. */
export function personIn(answer: Record<string, unknown>): string {
  const user = answer.user;
  const id = typeof user === "object" && user !== null && "id" in user ? user.id : undefined;
  if (typeof id !== "string") throw new Error("the sign-in library named no person");
  return id;
}
