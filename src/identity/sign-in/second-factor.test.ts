import { expect, test } from "vitest";
import { isSecondFactorMandatory, mayChangeSecondFactor, secondFactorNext } from "./second-factor.ts";

const at = (facilityId: string, role: "staff" | "executive" | "safetyOfficer" | "systemAdministrator") => ({
  facilityId,
  role,
});

const nobody = { isAdministrator: false, readsNational: false, inOrganisation: false, roles: [] };

test("staff and executives of one hospital may do without", () => {
  expect(isSecondFactorMandatory({ ...nobody, roles: [at("a", "staff"), at("a", "executive")] })).toBe(false);
});

test("seeing two hospitals, answering for one, running the instance, reading the national picture or belonging to an organisation demands it", () => {
  expect(isSecondFactorMandatory({ ...nobody, roles: [at("a", "staff"), at("b", "staff")] })).toBe(true);
  expect(isSecondFactorMandatory({ ...nobody, roles: [at("a", "safetyOfficer")] })).toBe(true);
  expect(isSecondFactorMandatory({ ...nobody, roles: [at("a", "systemAdministrator")] })).toBe(true);
  expect(isSecondFactorMandatory({ ...nobody, isAdministrator: true })).toBe(true);
  expect(isSecondFactorMandatory({ ...nobody, readsNational: true })).toBe(true);
  expect(isSecondFactorMandatory({ ...nobody, inOrganisation: true })).toBe(true);
});

test("who owes it enrols; who has it but signed in by password alone signs in again", () => {
  const owed = { mandatory: true, totp: false, passkeys: 0 };
  expect(secondFactorNext(owed, false)).toBe("enrol");
  // A session that once had it does not make up for a removed factor.
  expect(secondFactorNext(owed, true)).toBe("enrol");
  expect(secondFactorNext({ ...owed, passkeys: 1 }, false)).toBe("signInAgain");
  expect(secondFactorNext({ ...owed, totp: true }, true)).toBe("done");
  expect(secondFactorNext({ mandatory: false, totp: false, passkeys: 0 }, false)).toBe("done");
});

test("a password alone cannot change a second factor that exists", () => {
  expect(mayChangeSecondFactor({ totp: false, passkeys: 1 }, false)).toBe(false);
  expect(mayChangeSecondFactor({ totp: false, passkeys: 1 }, true)).toBe(true);
  expect(mayChangeSecondFactor({ totp: false, passkeys: 0 }, false)).toBe(true);
});
