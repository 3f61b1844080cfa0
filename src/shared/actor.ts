import type { OrganisationPermission, Permission } from "./route.ts";

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
  facilities: readonly { facilityId: string; permissions: readonly Permission[] }[];
  /** Left out: of none. API tokens act for hospitals only. */
  organisations?: readonly { organisationId: string; permissions: readonly OrganisationPermission[] }[];
}

/** Roles a person holds in one organisation. */
export const organisationRoles = ["surveyManager", "analyst", "publisher"] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

export const mayActIn = (actor: Actor, organisationId: string, permission: OrganisationPermission): boolean =>
  actor.organisations?.some(
    (organisation) => organisation.organisationId === organisationId && organisation.permissions.includes(permission),
  ) ?? false;

export const mayActFor = (actor: Actor, facilityId: string, permission: Permission): boolean =>
  actor.facilities.some((facility) => facility.facilityId === facilityId && facility.permissions.includes(permission));
