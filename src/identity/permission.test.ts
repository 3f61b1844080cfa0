import { expect, test } from "vitest";
import { Permission } from "../shared/route.ts";
import { isInForce, permissionsOf, rolePermissions } from "./permission.ts";

test("staff read, and nothing else", () => {
  expect(permissionsOf(["staff"])).toEqual(["ledger.read", "finding.read", "document.read"]);
});

test("an executive decides on findings and reads people and audit, but changes no ledger", () => {
  expect(permissionsOf(["executive"])).toContain("finding.decide");
  expect(permissionsOf(["executive"])).not.toContain("ledger.write");
});

test("only the system administrator manages people and the facility", () => {
  for (const role of ["staff", "executive", "safetyOfficer"] as const) {
    expect(rolePermissions[role]).not.toContain("people.manage");
    expect(rolePermissions[role]).not.toContain("facility.manage");
  }
  const ofSurveyors = ["survey.work", "survey.review", "survey.delivered"];
  const own = Permission.options.filter((permission) => !ofSurveyors.includes(permission));
  expect([...rolePermissions.systemAdministrator].sort()).toEqual(own.sort());
});

test("several roles grant the union, no role grants nothing", () => {
  expect(permissionsOf([])).toEqual([]);
  expect(permissionsOf(["staff", "executive"])).toEqual(permissionsOf(["executive"]));
});

test("a role ends at the instant of its end and not before it begins", () => {
  const role = { since: new Date("2026-04-01T00:00:00Z"), until: new Date("2027-03-31T15:00:00Z") };
  expect(isInForce(role, new Date("2026-03-31T23:59:59Z"))).toBe(false);
  expect(isInForce(role, new Date("2026-04-01T00:00:00Z"))).toBe(true);
  expect(isInForce(role, new Date("2027-03-31T14:59:59Z"))).toBe(true);
  expect(isInForce(role, new Date("2027-03-31T15:00:00Z"))).toBe(false);
});
