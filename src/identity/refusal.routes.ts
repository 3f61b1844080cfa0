import { Refused } from "../platform/http/mount.ts";
import type { IdentityRefusal } from "./contract.ts";
import { passwordMessages, refusalMessages } from "./messages.ts";
import type { PasswordProblem } from "./sign-in/password.ts";

const statusOf: Record<IdentityRefusal, number> = {
  not_found: 404,
  second_factor_needed: 403,
  session_needed: 403,
  wrong_credentials: 422,
  account_locked: 429,
  too_many_attempts: 429,
  wrong_code: 422,
  sign_in_again: 409,
  reset_link_dead: 410,
  weak_password: 422,
  bad_second_factor_state: 409,
  passkey_failed: 422,
  link_wrong: 404,
  link_expired: 410,
  link_used: 410,
  link_revoked: 410,
  inviter_gone: 410,
  account_exists: 409,
  no_account: 422,
  other_account: 403,
  already_held: 409,
  term_in_past: 422,
  last_administrator: 409,
  scope_beyond_own: 403,
  expiry_out_of_range: 422,
  not_retryable: 409,
};

/** The one place where identity's reasons become HTTP, in the language the browser asks for. */
export const toHttp = (reason: IdentityRefusal, place: string | null = null): Refused =>
  new Refused(statusOf[reason], reason, refusalMessages[reason], place);

export const weakPassword = (problem: PasswordProblem, place: string): Refused =>
  new Refused(statusOf.weak_password, "weak_password", passwordMessages[problem], place);
