import type { FacilityGrant, OrganisationRole, ProgrammeGrant, ProgrammePart } from "../../shared/actor.ts";
import type { Permission, ProgrammePermission } from "../../shared/route.ts";
import { engagedPermissions, programmePermissions } from "../permission.ts";

/** What an organisation holds in force towards a hospital. */
export interface Engaged {
  facilityId: string;
  programmeId: string;
  organisationId: string;
  part: ProgrammePart;
  kinds: readonly string[];
}

/** What an organisation is in a programme. */
export interface PartHeld {
  programmeId: string;
  organisationId: string;
  part: ProgrammePart;
}

interface Held {
  organisationId: string;
  role: OrganisationRole;
}

/** What must be in force, all of it, before the part sees a hospital. */
export const opensWith: Record<ProgrammePart, readonly string[]> = {
  secretariat: ["pledge"],
  supervising_company: ["nda"],
  survey_company: ["nda", "purchase_order"],
  research_group: ["nda"],
  ministry: ["delivery"],
};

export const isOpen = ({ part, kinds }: Pick<Engaged, "part" | "kinds">): boolean =>
  opensWith[part].every((kind) => kinds.includes(kind));

/** Hospitals a person sees through the engagements of their organisations, by their roles there. */
export function engagedGrants(memberships: readonly Held[], engagements: readonly Engaged[]): FacilityGrant[] {
  return engagements.filter(isOpen).flatMap(({ facilityId, organisationId, part }) => {
    const permissions = granted<Permission>(memberships, organisationId, engagedPermissions[part]);
    return permissions.length > 0 ? [{ facilityId, permissions, through: [organisationId] }] : [];
  });
}

/** Programmes a person takes part in, once for each organisation. */
export function programmeGrants(memberships: readonly Held[], parts: readonly PartHeld[]): ProgrammeGrant[] {
  return parts.flatMap((held) => {
    const permissions = granted<ProgrammePermission>(memberships, held.organisationId, programmePermissions[held.part]);
    return permissions.length > 0 ? [{ ...held, permissions }] : [];
  });
}

/** One grant a hospital, whatever ways lead there. */
export function joinGrants(grants: readonly FacilityGrant[]): FacilityGrant[] {
  return [...Map.groupBy(grants, ({ facilityId }) => facilityId)].map(([facilityId, ways]) => {
    const permissions = [...new Set(ways.flatMap((way) => way.permissions))];
    const through = [...new Set(ways.flatMap((way) => way.through ?? []))];
    return through.length > 0 ? { facilityId, permissions, through } : { facilityId, permissions };
  });
}

const granted = <Granted>(
  memberships: readonly Held[],
  organisationId: string,
  byRole: Partial<Record<OrganisationRole, readonly Granted[]>>,
): Granted[] => [
  ...new Set(memberships.flatMap((held) => (held.organisationId === organisationId ? (byRole[held.role] ?? []) : []))),
];
