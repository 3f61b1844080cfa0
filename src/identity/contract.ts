import { z } from "zod";
import { hospitalRoles, nationalReadings, organisationRoles, programmeParts } from "../shared/actor.ts";
import { OrganisationPermission, Permission, ProgrammePermission, route } from "../shared/route.ts";

export const PersonId = z.uuid().brand<"PersonId">();
export type PersonId = z.infer<typeof PersonId>;

export const HospitalRole = z.enum(hospitalRoles);
export type HospitalRole = z.infer<typeof HospitalRole>;

export const NationalReading = z.enum(nationalReadings);

/** Names of the roles, in the order of their reach. */
export const roleNames: Record<HospitalRole, { ja: string; en: string }> = {
  systemAdministrator: { ja: "システム管理者", en: "System administrator" },
  safetyOfficer: { ja: "医療情報システム安全管理責任者", en: "Safety-management officer" },
  executive: { ja: "経営層", en: "Executive" },
  staff: { ja: "職員", en: "Staff" },
};

export const OrganisationRole = z.enum(organisationRoles);
export type OrganisationRole = z.infer<typeof OrganisationRole>;

export const organisationRoleNames: Record<OrganisationRole, { ja: string; en: string }> = {
  surveyManager: { ja: "調査担当者", en: "Survey manager" },
  investigator: { ja: "調査員", en: "Investigator" },
  analyst: { ja: "集計担当者", en: "Analyst" },
  publisher: { ja: "公表責任者", en: "Publisher" },
};

export const ProgrammePart = z.enum(programmeParts);
export type ProgrammePart = z.infer<typeof ProgrammePart>;

export const programmePartNames: Record<ProgrammePart, { ja: string; en: string }> = {
  secretariat: { ja: "事務局", en: "Secretariat" },
  supervising_company: { ja: "監督企業", en: "Supervising company" },
  survey_company: { ja: "調査担当企業", en: "Survey company" },
  research_group: { ja: "研究班", en: "Research group" },
  ministry: { ja: "省庁担当室", en: "Ministry office" },
};

/** Addresses are compared in lower case. */
export const Email = z.email().max(254).toLowerCase();
export const PersonName = z.string().trim().min(1).max(100);
/** Length only; how guessable it is, `password.ts` judges for form and server alike. */
export const NewPassword = z.string().min(12).max(128);
/** Why a right was given or taken, for the audit log. */
export const Why = z.string().trim().min(1).max(500);
/** Secrets of links stand behind the # of an address, where no server or proxy logs them. */
export const LinkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** What is sent by whoever came by a link. */
export const ByLink = z.object({ token: LinkToken });
export const setupPath = (token: string): string => `/setup#${token}`;
export const invitationPath = (token: string): string => `/invitation#${token}`;
export const passwordResetPath = (token: string): string => `/reset-password#${token}`;

/** Everything identity refuses with; the message that goes with each is in `messages.ts`. */
export const IdentityRefusal = z.enum([
  "not_found",
  "second_factor_needed",
  "session_needed",
  "wrong_credentials",
  "account_locked",
  "too_many_attempts",
  "wrong_code",
  "sign_in_again",
  "reset_link_dead",
  "weak_password",
  "bad_second_factor_state",
  "passkey_failed",
  "link_wrong",
  "link_expired",
  "link_used",
  "link_revoked",
  "inviter_gone",
  "account_exists",
  "no_account",
  "other_account",
  "already_held",
  "term_in_past",
  "last_administrator",
  "scope_beyond_own",
  "expiry_out_of_range",
  "not_retryable",
]);
export type IdentityRefusal = z.infer<typeof IdentityRefusal>;

const Instant = z.iso.datetime();

// First set-up ---------------------------------------------------------------------------------------------------------

export const readSetup = route({
  id: "readSetup",
  method: "GET",
  path: "/api/v1/setup",
  summary: "初回設定が必要か、パスキーが使える構成か",
  access: { to: "public" },
  reply: z.object({
    needed: z.boolean(),
    /** False where the address of this installation is a bare IP address or plain http: browsers refuse passkeys there. */
    passkeys: z.boolean(),
    /** True where mail really leaves; without a mail server links are handed over by the administrator. */
    mail: z.boolean(),
  }),
});

/** Makes the first instance administrator; the person then signs in with what they typed. */
export const completeSetup = route({
  id: "completeSetup",
  method: "POST",
  path: "/api/v1/setup",
  summary: "最初の管理者を登録する",
  access: { to: "public" },
  body: ByLink.extend({ name: PersonName, email: Email, password: NewPassword }),
  reply: z.object({ personId: PersonId }),
});

// The signed-in person ---------------------------------------------------------------------------------------------------

export const SecondFactorState = z.object({
  /** This person's roles demand a second factor. */
  mandatory: z.boolean(),
  totp: z.boolean(),
  passkeys: z.int(),
  /**
   * - done: nothing to do
   * - enrol: set up TOTP or a passkey now; all other routes answer 403 second_factor_needed
   * - signInAgain: a second factor exists but this session was opened without it (password only): sign in with it
   */
  next: z.enum(["done", "enrol", "signInAgain"]),
});
export type SecondFactorState = z.infer<typeof SecondFactorState>;

export const readMe = route({
  id: "readMe",
  method: "GET",
  path: "/api/v1/me",
  summary: "サインイン中の利用者と、その医療機関・権限",
  access: { to: "signedIn" },
  reply: z.object({
    person: z.object({ id: PersonId, name: z.string(), email: z.string() }),
    isAdministrator: z.boolean(),
    /** Null: no right of their own to the national picture (an administrator sees its figures all the same). */
    national: NationalReading.nullable(),
    /** Empty while a second factor is still owed. */
    facilities: z.array(
      z.object({
        facilityId: z.uuid(),
        name: z.string(),
        /** Empty for whoever sees the hospital through an engagement. */
        roles: z.array(HospitalRole),
        permissions: z.array(Permission),
        /** As what it is seen, in which organisations' name; empty for its own people. */
        through: z.array(z.object({ organisationId: z.uuid(), part: ProgrammePart })),
      }),
    ),
    /** Empty while a second factor is still owed. */
    organisations: z.array(
      z.object({
        organisationId: z.uuid(),
        name: z.string(),
        roles: z.array(OrganisationRole),
        permissions: z.array(OrganisationPermission),
      }),
    ),
    /** Survey programmes the person's organisations take part in. Empty while a second factor is still owed. */
    programmes: z.array(
      z.object({
        programmeId: z.uuid(),
        organisationId: z.uuid(),
        part: ProgrammePart,
        permissions: z.array(ProgrammePermission),
      }),
    ),
    secondFactor: SecondFactorState,
  }),
});

export const readSecondFactor = route({
  id: "readSecondFactor",
  method: "GET",
  path: "/api/v1/me/second-factor",
  summary: "自分の二要素認証の設定",
  access: { to: "signedIn" },
  reply: SecondFactorState.extend({
    recoveryCodesLeft: z.int().nullable(),
    passkeyList: z.array(z.object({ id: z.uuid(), name: z.string().nullable(), createdAt: Instant.nullable() })),
  }),
});

export const listSessions = route({
  id: "listSessions",
  method: "GET",
  path: "/api/v1/me/sessions",
  summary: "自分のサインイン中の端末",
  access: { to: "signedIn" },
  reply: z.object({
    sessions: z.array(
      z.object({
        id: z.uuid(),
        current: z.boolean(),
        createdAt: Instant,
        expiresAt: Instant,
        address: z.string().nullable(),
        userAgent: z.string().nullable(),
      }),
    ),
  }),
});

export const endSession = route({
  id: "endSession",
  method: "DELETE",
  path: "/api/v1/me/sessions/:sessionId",
  summary: "端末のサインインを取り消す",
  access: { to: "signedIn" },
  params: z.object({ sessionId: z.uuid() }),
});

export const endOtherSessions = route({
  id: "endOtherSessions",
  method: "POST",
  path: "/api/v1/me/sessions/end-others",
  summary: "この端末以外のサインインをすべて取り消す",
  access: { to: "signedIn" },
  reply: z.object({ ended: z.int() }),
});

export const ApiToken = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(Permission),
  /** Null: all facilities of its owner, also later ones. */
  facilityId: z.uuid().nullable(),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;

export const listTokens = route({
  id: "listTokens",
  method: "GET",
  path: "/api/v1/me/tokens",
  summary: "自分のAPIトークン",
  access: { to: "signedIn" },
  reply: z.object({ tokens: z.array(ApiToken) }),
});

export const createToken = route({
  id: "createToken",
  method: "POST",
  path: "/api/v1/me/tokens",
  summary: "APIトークンを発行する（トークンは一度だけ表示）",
  access: { to: "signedIn" },
  body: z.object({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(Permission).min(1),
    facilityId: z.uuid().nullable(),
    /** At most 366 days ahead. */
    expiresAt: Instant,
  }),
  reply: z.object({ token: z.string(), details: ApiToken }),
});

export const revokeToken = route({
  id: "revokeToken",
  method: "DELETE",
  path: "/api/v1/me/tokens/:tokenId",
  summary: "APIトークンを失効させる",
  access: { to: "signedIn" },
  params: z.object({ tokenId: z.uuid() }),
});
