import type { OrganisationPermission, Permission, ProgrammePermission } from "./route.ts";

/** Roles a person holds for one hospital. */
export const hospitalRoles = ["safetyOfficer", "systemAdministrator", "executive", "staff"] as const;
export type HospitalRole = (typeof hospitalRoles)[number];

/** What somebody may read of the national picture; "named" includes the figures. */
export const nationalReadings = ["figures", "named"] as const;
export type NationalReading = (typeof nationalReadings)[number];

/** Whoever acts: a signed-in person, an API token of a person, or the operator at the command line. */
export interface Actor {
  /** Written into histories and the audit chain: "person:<id>", "token:<id>", "operator". */
  label: string;
  /** As people read it. */
  name: string;
  personId: string | null;
  isAdministrator: boolean;
  /** Reads the national picture: its figures, or also which hospitals they are made of. Left out: neither. */
  national?: NationalReading;
  facilities: readonly FacilityGrant[];
  /** Left out: of none. API tokens act for hospitals only. */
  organisations?: readonly { organisationId: string; permissions: readonly OrganisationPermission[] }[];
  /** Left out: none. Through which organisation and part the person takes part in a survey programme. */
  programmes?: readonly ProgrammeGrant[];
}

export interface FacilityGrant {
  facilityId: string;
  permissions: readonly Permission[];
  /** Organisations by whose engagements the hospital is seen; empty or left out for its own people. */
  through?: readonly string[];
}

/** What an organisation is in a survey programme. */
export const programmeParts = [
  "secretariat",
  "supervising_company",
  "survey_company",
  "research_group",
  "ministry",
] as const;
export type ProgrammePart = (typeof programmeParts)[number];

export interface ProgrammeGrant {
  programmeId: string;
  organisationId: string;
  part: ProgrammePart;
  permissions: readonly ProgrammePermission[];
}

/** Roles a person holds in one organisation. */
export const organisationRoles = ["surveyManager", "investigator", "analyst", "publisher"] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

export const mayActIn = (actor: Actor, organisationId: string, permission: OrganisationPermission): boolean =>
  actor.organisations?.some(
    (organisation) => organisation.organisationId === organisationId && organisation.permissions.includes(permission),
  ) ?? false;

export const mayActFor = (actor: Actor, facilityId: string, permission: Permission): boolean =>
  actor.facilities.some((facility) => facility.facilityId === facilityId && facility.permissions.includes(permission));

/** By any of the person's parts in the programme. */
export const mayInProgramme = (actor: Actor, programmeId: string, permission: ProgrammePermission): boolean =>
  actor.programmes?.some((one) => one.programmeId === programmeId && one.permissions.includes(permission)) ?? false;

/** Organisations of the person in the programme that grant the permission. */
export const organisationsInProgramme = (
  actor: Actor,
  programmeId: string,
  permission: ProgrammePermission,
): readonly string[] =>
  (actor.programmes ?? []).flatMap((one) =>
    one.programmeId === programmeId && one.permissions.includes(permission) ? [one.organisationId] : [],
  );
