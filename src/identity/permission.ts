import type { OrganisationRole, ProgrammePart } from "../shared/actor.ts";
import type { OrganisationPermission, Permission, ProgrammePermission } from "../shared/route.ts";
import type { HospitalRole } from "./contract.ts";

const staff: readonly Permission[] = ["ledger.read", "finding.read", "document.read"];
const executive: readonly Permission[] = [
  ...staff,
  "finding.decide",
  "vulnerability.read",
  "audit.read",
  "people.read",
  "survey.read",
  "survey.answer",
  "engagement.read",
  "engagement.manage",
  "facility.erase",
];
const safetyOfficer: readonly Permission[] = [
  ...executive,
  "vulnerability.respond",
  "ledger.write",
  "ledger.import",
  "document.issue",
];
const systemAdministrator: readonly Permission[] = [...safetyOfficer, "people.manage", "facility.manage"];

/** What each role grants for its hospital. A role further up holds everything of those below it, but surveys itself it never does. */
export const rolePermissions: Record<HospitalRole, readonly Permission[]> = {
  staff,
  executive,
  safetyOfficer,
  systemAdministrator,
};

const investigator: readonly OrganisationPermission[] = ["programme.read"];
const analyst: readonly OrganisationPermission[] = ["questionnaire.read", "questionnaire.analyse", "programme.read"];
/** Whoever runs a survey does not publish it alone: publishing is a role of its own. */
export const organisationRolePermissions: Record<OrganisationRole, readonly OrganisationPermission[]> = {
  investigator,
  analyst,
  publisher: [...analyst, "questionnaire.publish"],
  surveyManager: [...analyst, "questionnaire.manage", "members.manage", "programme.found"],
};

const looksOn: readonly Permission[] = ["ledger.read", "finding.read", "document.read", "survey.read"];
const reviews: readonly Permission[] = [...looksOn, "survey.review"];
const surveys: readonly Permission[] = [...looksOn, "ledger.write", "ledger.import", "document.issue", "survey.work"];

/**
 * What an engagement opens of a hospital: by the organisation's part in the programme and the person's role in the organisation. Who
 * keeps an organisation's figures sees no hospital for it.
 */
export const engagedPermissions: Record<ProgrammePart, Partial<Record<OrganisationRole, readonly Permission[]>>> = {
  secretariat: { surveyManager: reviews, investigator: looksOn },
  supervising_company: { surveyManager: reviews, investigator: reviews },
  survey_company: { surveyManager: surveys, investigator: surveys },
  research_group: { surveyManager: looksOn, investigator: looksOn, analyst: looksOn },
  ministry: { surveyManager: ["survey.delivered"], investigator: ["survey.delivered"], analyst: ["survey.delivered"] },
};

const programmeReader: readonly ProgrammePermission[] = ["programme.read"];
const overseer: readonly ProgrammePermission[] = [...programmeReader, "programme.oversee"];
const analysing: readonly ProgrammePermission[] = [...programmeReader, "programme.analyse"];
const delivered: readonly ProgrammePermission[] = [...programmeReader, "programme.delivered"];

/** What the same two grant in the programme as a whole. */
export const programmePermissions: Record<
  ProgrammePart,
  Partial<Record<OrganisationRole, readonly ProgrammePermission[]>>
> = {
  secretariat: {
    surveyManager: [...overseer, "programme.manage", "programme.analyse", "programme.delivered"],
    investigator: overseer,
    analyst: [...analysing, "programme.oversee"],
    publisher: [...analysing, "programme.publish"],
  },
  supervising_company: {
    surveyManager: [...overseer, "programme.analyse"],
    investigator: overseer,
    analyst: analysing,
  },
  survey_company: {
    surveyManager: [...programmeReader, "programme.work"],
    investigator: [...programmeReader, "programme.work"],
  },
  research_group: {
    surveyManager: [...analysing, "programme.delivered"],
    investigator: delivered,
    analyst: [...analysing, "programme.delivered"],
  },
  ministry: { surveyManager: delivered, investigator: delivered, analyst: delivered },
};

export const organisationPermissionsOf = (roles: readonly OrganisationRole[]): OrganisationPermission[] => [
  ...new Set(roles.flatMap((role) => organisationRolePermissions[role])),
];

/** What the roles grant together, each permission once. */
export const permissionsOf = (roles: readonly HospitalRole[]): Permission[] => [
  ...new Set(roles.flatMap((role) => rolePermissions[role])),
];

/** A role counts from `since` up to, but not including, `until`. */
export const isInForce = (role: { since: Date; until: Date | null }, now: Date): boolean =>
  role.since <= now && (role.until === null || role.until > now);
