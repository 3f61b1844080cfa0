import { z } from "zod";
import { route } from "../../shared/route.ts";
import { Email, OrganisationRole, PersonId, Why } from "../contract.ts";

/** Organisations that run surveys, and who acts for them. */
const base = "/api/v1/organisations/:organisationId/members";
const InOrganisation = z.object({ organisationId: z.uuid() });
const Instant = z.iso.datetime();
const manage = { to: "organisation", permission: "members.manage" } as const;

export const Membership = z.object({
  id: z.uuid(),
  personId: PersonId,
  name: z.string(),
  email: z.string(),
  role: OrganisationRole,
  since: Instant,
  /** Label of whoever gave it, and the reason they gave. */
  grantedBy: z.string(),
  why: z.string(),
  /** The last survey manager stays: nobody could let anybody in any more. */
  actions: z.array(z.enum(["end"])),
});
export type Membership = z.infer<typeof Membership>;

/** Those in force, by name. */
export const listMembers = route({
  id: "listMembers",
  method: "GET",
  path: base,
  summary: "この組織の担当者と役割",
  access: manage,
  params: InOrganisation,
  reply: z.object({ members: z.array(Membership) }),
});

/** For a person who has an account. 422 no_account, 409 already_held. */
export const addMember = route({
  id: "addMember",
  method: "POST",
  path: base,
  summary: "組織の役割を、アカウントのある人に与える",
  access: manage,
  params: InOrganisation,
  body: z.object({ email: Email, role: OrganisationRole, why: Why }),
  reply: z.object({ membershipId: z.uuid() }),
});

/** It ends now. 409 last_administrator when nobody could manage members any more. */
export const endMembership = route({
  id: "endMembership",
  method: "POST",
  path: `${base}/:membershipId/end`,
  summary: "組織の役割を終える",
  access: manage,
  params: InOrganisation.extend({ membershipId: z.uuid() }),
  body: z.object({ why: Why }),
});

export const OrganisationInvitation = z.object({
  id: z.uuid(),
  email: z.string(),
  roles: z.array(OrganisationRole),
  why: z.string(),
  invitedBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  state: z.enum(["open", "accepted", "expired", "revoked"]),
  actions: z.array(z.enum(["revoke"])),
});
export type OrganisationInvitation = z.infer<typeof OrganisationInvitation>;

const invitations = "/api/v1/organisations/:organisationId/invitations";

export const listMemberInvitations = route({
  id: "listMemberInvitations",
  method: "GET",
  path: invitations,
  summary: "組織への招待の一覧",
  access: manage,
  params: InOrganisation,
  reply: z.object({ invitations: z.array(OrganisationInvitation) }),
});

/** For somebody without an account, or with one: they accept by the link. */
export const inviteMember = route({
  id: "inviteMember",
  method: "POST",
  path: invitations,
  summary: "組織の担当者をメールで招待する（リンクは一度だけ表示）",
  access: manage,
  params: InOrganisation,
  body: z.object({ email: Email, roles: z.array(OrganisationRole).min(1), why: Why }),
  reply: z.object({
    invitationId: z.uuid(),
    link: z.string(),
    /** False where no mail server is set: then the link must be handed over. */
    mailLeaves: z.boolean(),
  }),
});

export const revokeMemberInvitation = route({
  id: "revokeMemberInvitation",
  method: "POST",
  path: `${invitations}/:memberInvitationId/revoke`,
  summary: "組織への招待を取り消す",
  access: manage,
  params: InOrganisation.extend({ memberInvitationId: z.uuid() }),
});

export const OrganisationKind = z.enum([
  "secretariat",
  "ministry",
  "supervising_company",
  "survey_company",
  "research_group",
]);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

export const listOrganisations = route({
  id: "listOrganisations",
  method: "GET",
  path: "/api/v1/instance/organisations",
  summary: "この設置の組織（事務局・省庁・調査会社）",
  access: { to: "administrator" },
  reply: z.object({
    organisations: z.array(
      z.object({ id: z.uuid(), kind: z.string(), name: z.string(), createdAt: Instant, managers: z.int() }),
    ),
  }),
});

/** Whoever registers an organisation runs its surveys, until they let others in and leave. */
export const createOrganisation = route({
  id: "createOrganisation",
  method: "POST",
  path: "/api/v1/instance/organisations",
  summary: "組織を登録する（登録した人が調査担当者になる）",
  access: { to: "administrator" },
  body: z.object({ kind: OrganisationKind, name: z.string().trim().min(1).max(200) }),
  reply: z.object({ id: z.uuid() }),
});

/** The way back in when an organisation's last survey manager has left. */
export const appointSurveyManager = route({
  id: "appointSurveyManager",
  method: "POST",
  path: "/api/v1/instance/organisations/:organisationId/survey-manager",
  summary: "組織の調査担当者を任命する",
  access: { to: "administrator" },
  params: InOrganisation,
  body: z.object({ email: Email, why: Why }),
  reply: z.object({ membershipId: z.uuid() }),
});
