import { ok, type Result, refuse } from "../../shared/result.ts";
import type { OrganisationRole } from "../contract.ts";

/** A role in force of somebody in an organisation. */
export interface HeldMembership {
  id: string;
  personId: string;
  role: OrganisationRole;
}

/** May this role end? The last survey manager stays: nobody else lets anybody in. `held` are all in force in the organisation. */
export function mayEndMembership(
  held: readonly HeldMembership[],
  id: string,
): Result<HeldMembership, "not_found" | "last_administrator"> {
  const membership = held.find((one) => one.id === id);
  if (!membership) return refuse("not_found");
  const managers = held.filter(({ role }) => role === "surveyManager");
  const isLast = membership.role === "surveyManager" && managers.length === 1;
  return isLast ? refuse("last_administrator") : ok(membership);
}

export const holds = (
  held: readonly HeldMembership[],
  { personId, role }: Pick<HeldMembership, "personId" | "role">,
): boolean => held.some((one) => one.personId === personId && one.role === role);
