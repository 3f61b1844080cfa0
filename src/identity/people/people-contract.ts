import { z } from "zod";
import { route } from "../../shared/route.ts";
import { ByLink, Email, HospitalRole, NewPassword, OrganisationRole, PersonId, PersonName, Why } from "../contract.ts";

/** People and roles of one hospital, invitations, and what the instance administrator does with people and mail. */
const base = "/api/v1/facilities/:facilityId";
const InFacility = z.object({ facilityId: z.uuid() });
const OfPerson = InFacility.extend({ personId: PersonId });
const Instant = z.iso.datetime();

export const RoleHeld = z.object({
  id: z.uuid(),
  role: HospitalRole,
  since: Instant,
  until: Instant.nullable(),
  /** Label of whoever gave it, as in the audit log, and the reason they gave. */
  grantedBy: z.string(),
  why: z.string(),
  ended: z.boolean(),
  actions: z.array(z.enum(["end"])),
});
export type RoleHeld = z.infer<typeof RoleHeld>;

export const Member = z.object({
  id: PersonId,
  name: z.string(),
  email: z.string(),
  /** Has TOTP or a passkey. */
  hasSecondFactor: z.boolean(),
  lastSignInAt: Instant.nullable(),
  roles: z.array(RoleHeld),
  actions: z.array(z.enum(["grantRole"])),
});
export type Member = z.infer<typeof Member>;

export const listPeople = route({
  id: "listPeople",
  method: "GET",
  path: `${base}/people`,
  summary: "この医療機関の利用者と役割（終わった役割も含む）",
  access: { to: "facility", permission: "people.read" },
  params: InFacility,
  reply: z.object({ people: z.array(Member), mayInvite: z.boolean() }),
});

/** For a person who holds or held a role here; anybody else is invited. */
export const grantRole = route({
  id: "grantRole",
  method: "POST",
  path: `${base}/people/:personId/roles`,
  summary: "役割を与える",
  access: { to: "facility", permission: "people.manage" },
  params: OfPerson,
  body: z.object({ role: HospitalRole, until: Instant.nullable().default(null), why: Why }),
  reply: z.object({ roleId: z.uuid() }),
});

export const endRole = route({
  id: "endRole",
  method: "POST",
  path: `${base}/roles/:roleId/end`,
  summary: "役割を終える、または終わる日時を定める",
  access: { to: "facility", permission: "people.manage" },
  params: InFacility.extend({ roleId: z.uuid() }),
  /** Without `until` it ends now. */
  body: z.object({ until: Instant.optional(), why: Why }),
});

export const Invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  roles: z.array(HospitalRole),
  why: z.string(),
  invitedBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  state: z.enum(["open", "accepted", "expired", "revoked"]),
  actions: z.array(z.enum(["revoke"])),
});
export type Invitation = z.infer<typeof Invitation>;

export const listInvitations = route({
  id: "listInvitations",
  method: "GET",
  path: `${base}/invitations`,
  summary: "招待の一覧",
  access: { to: "facility", permission: "people.manage" },
  params: InFacility,
  reply: z.object({ invitations: z.array(Invitation) }),
});

export const invite = route({
  id: "invite",
  method: "POST",
  path: `${base}/invitations`,
  summary: "メールで招待する（リンクは一度だけ表示）",
  access: { to: "facility", permission: "people.manage" },
  params: InFacility,
  body: z.object({ email: Email, roles: z.array(HospitalRole).min(1), why: Why }),
  reply: z.object({
    invitation: Invitation,
    link: z.string(),
    /** False where no mail server is set: then the link must be handed over. */
    mailLeaves: z.boolean(),
  }),
});

export const revokeInvitation = route({
  id: "revokeInvitation",
  method: "POST",
  path: `${base}/invitations/:invitationId/revoke`,
  summary: "招待を取り消す",
  access: { to: "facility", permission: "people.manage" },
  params: InFacility.extend({ invitationId: z.uuid() }),
});

/** Where an accepted invitation leads: one of the two. */
const InvitedTo = z.object({ facilityId: z.uuid().nullable(), organisationId: z.uuid().nullable() });

export const readInvitation = route({
  id: "readInvitation",
  method: "POST",
  path: "/api/v1/invitations/read",
  summary: "招待リンクの内容を確認する",
  access: { to: "public" },
  body: ByLink,
  reply: z.object({
    /** Of the hospital or organisation. */
    name: z.string(),
    email: z.string(),
    /** In a hospital, or in an organisation. */
    roles: z.array(z.union([HospitalRole, OrganisationRole])),
    expiresAt: Instant,
    /** True: sign in and accept. False: choose a name and a password. */
    hasAccount: z.boolean(),
  }),
});

export const acceptInvitationAsNew = route({
  id: "acceptInvitationAsNew",
  method: "POST",
  path: "/api/v1/invitations/accept-as-new",
  summary: "招待を受け、利用者として登録する",
  access: { to: "public" },
  body: ByLink.extend({ name: PersonName, password: NewPassword }),
  reply: InvitedTo.extend({ email: z.string() }),
});

export const acceptInvitation = route({
  id: "acceptInvitation",
  method: "POST",
  path: "/api/v1/invitations/accept",
  summary: "サインイン中の利用者として招待を受ける",
  access: { to: "signedIn" },
  body: ByLink,
  reply: InvitedTo,
});
