import { randomUUID } from "node:crypto";
import { passkey } from "@better-auth/passkey";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins";
import type { Logger } from "pino";
import type { Db } from "../../platform/db/tables.ts";
import { passwordResetMinutes } from "./link.ts";

/** Absolute: a session is not prolonged by use, so a forgotten browser is signed out the same evening. */
const sessionHours = 12;
const codeFailuresUntilLock = 5;
const codeLockSeconds = 15 * 60;

/** Our own header, always overwritten by us: the library must not believe a client's X-Forwarded-For. */
export const addressHeader = "x-sekisho-address";

/** Requests that open a session with a second factor. */
const secondFactorPaths: readonly (string | undefined)[] = [
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  "/passkey/verify-authentication",
];

/** Requests that replace the session of somebody signed in; the new one is worth as much as the old one. */
const replacingPaths: readonly (string | undefined)[] = ["/change-password", "/two-factor/disable"];

export interface SignInOptions {
  db: Db;
  secret: string;
  publicUrl: string;
  logger: Pick<Logger, "error" | "warn">;
  sendReset(person: { id: string; name: string; email: string }, token: string): Promise<void>;
  passwordWasReset(person: { id: string; email: string }): Promise<void>;
}

export type SignInLibrary = ReturnType<typeof createSignInLibrary>;

/** better-auth on our tables. Only the routes of sign-in-contract.ts reach it; it makes no calls to the outside. */
export function createSignInLibrary({ db, secret, publicUrl, logger, sendReset, passwordWasReset }: SignInOptions) {
  const { origin, hostname, protocol } = new URL(publicUrl);
  return betterAuth({
    appName: "Sekisho",
    baseURL: origin,
    basePath: "/api/auth",
    secret,
    database: { db, type: "postgres" },
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message) => logger.error({ from: "sign-in" }, message) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: passwordResetMinutes * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => sendReset(user, token),
      onPasswordReset: ({ user }) => passwordWasReset(user),
    },
    session: {
      modelName: "person_session",
      expiresIn: sessionHours * 3600,
      disableSessionRefresh: true,
      fields: {
        userId: "person_id",
        expiresAt: "expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
      },
      additionalFields: {
        secondFactor: {
          type: "boolean",
          fieldName: "second_factor",
          defaultValue: false,
          required: false,
          input: false,
        },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const path = context?.path;
            const old = replacingPaths.includes(path) ? context?.context.session?.session : undefined;
            const secondFactor = old?.secondFactor === true || secondFactorPaths.includes(path);
            return { data: { ...session, secondFactor } };
          },
        },
      },
    },
    user: {
      modelName: "person",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    account: {
      modelName: "person_credential",
      fields: {
        userId: "person_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "sign_in_verification",
      storeIdentifier: "hashed",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    advanced: {
      database: { generateId: () => randomUUID() },
      cookiePrefix: "sekisho",
      useSecureCookies: protocol === "https:",
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // Our server compares Origin with Host itself, for every route (platform/http/server.ts), and also works under the
      // other names of the same machine in the hospital's network. No redirects are offered, so none is checked.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    // Per address and route, counted in this process. Failed sign-ins are counted in the database besides (lock-out.ts).
    rateLimit: {
      enabled: true,
      window: 10,
      max: 100,
      customRules: {
        "/sign-in/email": { window: 10, max: 30 },
        "/request-password-reset": { window: 60, max: 10 },
        "/reset-password": { window: 60, max: 20 },
        "/change-password": { window: 60, max: 10 },
        "/two-factor/*": { window: 10, max: 20 },
      },
    },
    plugins: [
      twoFactor({
        issuer: "Sekisho",
        accountLockout: { maxFailedAttempts: codeFailuresUntilLock, durationSeconds: codeLockSeconds },
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "two_factor",
            fields: {
              userId: "person_id",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
      passkey({
        rpID: hostname,
        rpName: "Sekisho",
        origin,
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        registration: { afterVerification: async ({ verification }) => requireUser(verification.registrationInfo) },
        authentication: { afterVerification: async ({ verification }) => requireUser(verification.authenticationInfo) },
        schema: {
          passkey: {
            modelName: "passkey",
            fields: {
              userId: "person_id",
              publicKey: "public_key",
              credentialID: "credential_id",
              deviceType: "device_type",
              backedUp: "backed_up",
              createdAt: "created_at",
            },
          },
        },
      }),
    ],
  });
}

/**
 * A passkey stands for two factors only when it asked for finger, face or PIN. The library itself would also take a mere touch,
 * so whoever stole the key would be in.
 */
function requireUser(device: { userVerified: boolean } | undefined): void {
  if (!device?.userVerified) throw new APIError("UNAUTHORIZED", { code: "AUTHENTICATION_FAILED" });
}

/** Browsers offer passkeys only under a host name, and only over https or on this very machine. */
export function passkeysArePossible(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  if (hostname === "localhost") return true;
  return protocol === "https:" && !/^[\d.]+$|^\[/.test(hostname);
}
