import type { Permission } from "./route.ts";

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
}

export const mayActFor = (actor: Actor, facilityId: string, permission: Permission): boolean =>
  actor.facilities.some((facility) => facility.facilityId === facilityId && facility.permissions.includes(permission));
