import { ok, type Result, refuse } from "../../shared/result.ts";
import type { HospitalRole } from "../contract.ts";
import { isInForce } from "../permission.ts";

/** A role of one hospital as held or once held by a person. */
export interface RoleRecord {
  id: string;
  personId: string;
  role: HospitalRole;
  since: Date;
  until: Date | null;
}

/** May `personId` get `role` of this hospital, until then or for good? `held` are all role records of the hospital. */
export function grantRole(
  held: readonly RoleRecord[],
  grant: { personId: string; role: HospitalRole; until: Date | null },
  now: Date,
): Result<null, "already_held" | "term_in_past"> {
  if (grant.until && grant.until <= now) return refuse("term_in_past");
  const same = held.some(
    (role) => role.personId === grant.personId && role.role === grant.role && (role.until === null || role.until > now),
  );
  return same ? refuse("already_held") : ok(null);
}

/**
 * Ends a role now, or sets (moves) its end. The last system administrator without an end stays: otherwise nobody could let
 * anybody in any more, at once or when the term runs out unnoticed.
 */
export function endRole(
  held: readonly RoleRecord[],
  roleId: string,
  until: Date,
  now: Date,
): Result<RoleRecord, "not_found" | "term_in_past" | "last_administrator"> {
  const role = held.find(({ id }) => id === roleId);
  if (!role || !(isInForce(role, now) || role.since > now)) return refuse("not_found");
  if (until < now) return refuse("term_in_past");
  if (role.role === "systemAdministrator" && !others(held, role).some((other) => isLasting(other, now))) {
    return refuse("last_administrator");
  }
  return ok({ ...role, until });
}

const others = (held: readonly RoleRecord[], role: RoleRecord) =>
  held.filter(({ personId, role: kind }) => kind === "systemAdministrator" && personId !== role.personId);

const isLasting = (role: RoleRecord, now: Date) => isInForce(role, now) && role.until === null;
