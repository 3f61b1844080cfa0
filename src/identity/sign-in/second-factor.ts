import type { HospitalRole, SecondFactorState } from "../contract.ts";

export interface Responsibility {
  isAdministrator: boolean;
  readsNational: boolean;
  /** Belongs to an organisation, which sees what many hospitals answered. */
  inOrganisation: boolean;
  /** Roles in force. */
  roles: readonly { facilityId: string; role: HospitalRole }[];
}

/** Everyone who sees more than one hospital, be it in figures, or administers one needs a second factor. */
export function isSecondFactorMandatory(standing: Responsibility): boolean {
  const { isAdministrator, readsNational, inOrganisation, roles } = standing;
  const administers = roles.some(({ role }) => role === "systemAdministrator" || role === "safetyOfficer");
  const hospitals = new Set(roles.map(({ facilityId }) => facilityId)).size;
  return isAdministrator || readsNational || inOrganisation || administers || hospitals > 1;
}

/** @param sessionHasIt the session was opened or confirmed with a second factor, not with a password alone */
export function secondFactorNext(
  state: { mandatory: boolean; totp: boolean; passkeys: number },
  sessionHasIt: boolean,
): SecondFactorState["next"] {
  if (!state.mandatory) return "done";
  if (!state.totp && state.passkeys === 0) return "enrol";
  return sessionHasIt ? "done" : "signInAgain";
}

/**
 * May this session add, replace or remove a second factor? With one in place the session itself must have shown one: otherwise
 * a stolen password would be enough to register a passkey of the thief.
 */
export const mayChangeSecondFactor = (state: { totp: boolean; passkeys: number }, sessionHasIt: boolean): boolean =>
  sessionHasIt || (!state.totp && state.passkeys === 0);
