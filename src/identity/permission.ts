import type { OrganisationRole } from "../shared/actor.ts";
import type { OrganisationPermission, Permission } from "../shared/route.ts";
import type { HospitalRole } from "./contract.ts";

const staff: readonly Permission[] = ["ledger.read", "finding.read", "document.read"];
const executive: readonly Permission[] = [
  ...staff,
  "finding.decide",
  "vulnerability.read",
  "audit.read",
  "people.read",
];
const safetyOfficer: readonly Permission[] = [
  ...executive,
  "vulnerability.respond",
  "ledger.write",
  "ledger.import",
  "document.issue",
];
const systemAdministrator: readonly Permission[] = [...safetyOfficer, "people.manage", "facility.manage"];

/** What each role grants for its hospital. A role further up holds everything of those below it. */
export const rolePermissions: Record<HospitalRole, readonly Permission[]> = {
  staff,
  executive,
  safetyOfficer,
  systemAdministrator,
};

const analyst: readonly OrganisationPermission[] = ["questionnaire.read", "questionnaire.analyse"];
/** Whoever runs a survey does not publish it alone: publishing is a role of its own. */
export const organisationRolePermissions: Record<OrganisationRole, readonly OrganisationPermission[]> = {
  analyst,
  publisher: [...analyst, "questionnaire.publish"],
  surveyManager: [...analyst, "questionnaire.manage", "members.manage"],
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
