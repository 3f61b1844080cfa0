import { z } from "zod";
import { route } from "../../shared/route.ts";
import { Email, NewPassword } from "../contract.ts";

/**
 * The routes of the sign-in library that we let through, all under /api/auth; every other path of it answers 404.
 * Refusals have the shape and the language of all our refusals. Sessions travel in an httpOnly cookie only.
 */
const AnyPassword = z.string().min(1).max(128);
/** Options and responses of the browser's credential API, as @simplewebauthn/browser takes and gives them. */
const WebAuthnJson = z.record(z.string(), z.unknown());

export const signIn = route({
  id: "signIn",
  method: "POST",
  path: "/api/auth/sign-in/email",
  summary: "メールアドレスとパスワードでサインインする",
  access: { to: "public" },
  body: z.object({ email: Email, password: AnyPassword }),
  /** `code`: go on with verifyTotp or useRecoveryCode within 10 minutes. `done`: signed in. */
  reply: z.object({ next: z.enum(["done", "code"]) }),
});

/** Second step of sign-in, and also the confirmation after startTotp. */
export const verifyTotp = route({
  id: "verifyTotp",
  method: "POST",
  path: "/api/auth/two-factor/verify-totp",
  summary: "認証アプリの6桁の番号を確かめる",
  access: { to: "public" },
  body: z.object({ code: z.string().regex(/^\d{6}$/) }),
});

export const useRecoveryCode = route({
  id: "useRecoveryCode",
  method: "POST",
  path: "/api/auth/two-factor/verify-backup-code",
  summary: "リカバリーコードでサインインする（一度だけ有効）",
  access: { to: "public" },
  body: z.object({ code: z.string().trim().min(1).max(40) }),
});

export const signOut = route({
  id: "signOut",
  method: "POST",
  path: "/api/auth/sign-out",
  summary: "サインアウトする",
  access: { to: "public" },
});

/** Answers the same whether or not the address is known. */
export const requestPasswordReset = route({
  id: "requestPasswordReset",
  method: "POST",
  path: "/api/auth/request-password-reset",
  summary: "パスワード再設定のリンクをメールで受け取る",
  access: { to: "public" },
  body: z.object({ email: Email }),
});

/** Ends all sessions of the person. */
export const resetPassword = route({
  id: "resetPassword",
  method: "POST",
  path: "/api/auth/reset-password",
  summary: "リンクを使ってパスワードを再設定する",
  access: { to: "public" },
  body: z.object({ token: z.string().min(10).max(100), newPassword: NewPassword }),
});

export const startPasskeySignIn = route({
  id: "startPasskeySignIn",
  method: "GET",
  path: "/api/auth/passkey/generate-authenticate-options",
  summary: "パスキーでのサインインを始める",
  access: { to: "public" },
  reply: WebAuthnJson,
});

export const finishPasskeySignIn = route({
  id: "finishPasskeySignIn",
  method: "POST",
  path: "/api/auth/passkey/verify-authentication",
  summary: "パスキーでサインインする",
  access: { to: "public" },
  body: z.object({ response: WebAuthnJson }),
});

/** Ends all other sessions of the person. */
export const changePassword = route({
  id: "changePassword",
  method: "POST",
  path: "/api/auth/change-password",
  summary: "パスワードを変える",
  access: { to: "signedIn" },
  body: z.object({ currentPassword: AnyPassword, newPassword: NewPassword }),
});

/** Takes effect with the first verifyTotp. */
export const startTotp = route({
  id: "startTotp",
  method: "POST",
  path: "/api/auth/two-factor/enable",
  summary: "認証アプリの登録を始める",
  access: { to: "signedIn" },
  body: z.object({ password: AnyPassword }),
  /** `totpUri` is an otpauth:// address to be shown as QR code; the recovery codes are shown this once. */
  reply: z.object({ totpUri: z.string(), recoveryCodes: z.array(z.string()) }),
});

export const removeTotp = route({
  id: "removeTotp",
  method: "POST",
  path: "/api/auth/two-factor/disable",
  summary: "認証アプリの登録を外す",
  access: { to: "signedIn" },
  body: z.object({ password: AnyPassword }),
});

export const renewRecoveryCodes = route({
  id: "renewRecoveryCodes",
  method: "POST",
  path: "/api/auth/two-factor/generate-backup-codes",
  summary: "リカバリーコードを作り直す（前のものは無効）",
  access: { to: "signedIn" },
  body: z.object({ password: AnyPassword }),
  reply: z.object({ recoveryCodes: z.array(z.string()) }),
});

export const startPasskey = route({
  id: "startPasskey",
  method: "GET",
  path: "/api/auth/passkey/generate-register-options",
  summary: "パスキーの登録を始める",
  access: { to: "signedIn" },
  reply: WebAuthnJson,
});

export const finishPasskey = route({
  id: "finishPasskey",
  method: "POST",
  path: "/api/auth/passkey/verify-registration",
  summary: "パスキーを登録する",
  access: { to: "signedIn" },
  body: z.object({ response: WebAuthnJson, name: z.string().trim().min(1).max(100) }),
});

export const removePasskey = route({
  id: "removePasskey",
  method: "POST",
  path: "/api/auth/passkey/delete-passkey",
  summary: "パスキーを外す",
  access: { to: "signedIn" },
  body: z.object({ id: z.uuid() }),
});
