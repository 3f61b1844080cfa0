import { expect, test } from "vitest";
import { type Engaged, engagedGrants, isOpen, joinGrants, programmeGrants } from "./engaged-grants.ts";

const towards = (part: Engaged["part"], kinds: string[]): Engaged => ({
  facilityId: "f",
  programmeId: "p",
  organisationId: "o",
  part,
  kinds,
});
const investigator = [{ organisationId: "o", role: "investigator" as const }];

test("a survey company sees a hospital with both the NDA and the purchase order, not with one of them", () => {
  expect(isOpen(towards("survey_company", ["nda"]))).toBe(false);
  expect(isOpen(towards("survey_company", ["purchase_order"]))).toBe(false);
  expect(isOpen(towards("survey_company", ["nda", "purchase_order"]))).toBe(true);
});

test("the secretariat sees a hospital by the pledge alone, the ministry by a delivery alone", () => {
  expect(isOpen(towards("secretariat", ["pledge"]))).toBe(true);
  expect(isOpen(towards("secretariat", []))).toBe(false);
  expect(isOpen(towards("ministry", ["nda"]))).toBe(false);
  expect(isOpen(towards("ministry", ["delivery"]))).toBe(true);
});

test("an investigator surveys for the survey company and only looks on for the secretariat", () => {
  const [surveying] = engagedGrants(investigator, [towards("survey_company", ["nda", "purchase_order"])]);
  expect(surveying?.permissions).toContain("survey.work");
  expect(surveying?.through).toEqual(["o"]);
  const [looking] = engagedGrants(investigator, [towards("secretariat", ["pledge"])]);
  expect(looking?.permissions).not.toContain("survey.work");
  expect(looking?.permissions).not.toContain("survey.review");
});

test("whoever keeps the figures of a survey company sees no hospital, nor does a member of another organisation", () => {
  const engaged = [towards("survey_company", ["nda", "purchase_order"])];
  expect(engagedGrants([{ organisationId: "o", role: "analyst" }], engaged)).toEqual([]);
  expect(engagedGrants([{ organisationId: "x", role: "surveyManager" }], engaged)).toEqual([]);
});

test("no part but that of a survey company may write in a hospital's ledger", () => {
  for (const part of ["secretariat", "supervising_company", "research_group", "ministry"] as const) {
    const all = towards(part, ["pledge", "nda", "purchase_order", "delivery"]);
    for (const role of ["surveyManager", "investigator", "analyst", "publisher"] as const)
      for (const grant of engagedGrants([{ organisationId: "o", role }], [all]))
        expect(grant.permissions.filter((permission) => permission.startsWith("ledger.w"))).toEqual([]);
  }
});

test("only the secretariat's survey manager runs a programme, and whoever runs it does not publish", () => {
  const secretariat = [{ programmeId: "p", organisationId: "o", part: "secretariat" as const }];
  const [manager] = programmeGrants([{ organisationId: "o", role: "surveyManager" }], secretariat);
  expect(manager?.permissions).toContain("programme.manage");
  expect(manager?.permissions).not.toContain("programme.publish");
  for (const role of ["investigator", "analyst", "publisher"] as const) {
    const [other] = programmeGrants([{ organisationId: "o", role }], secretariat);
    expect(other?.permissions).not.toContain("programme.manage");
  }
});

test("a hospital reached by a role and by an engagement is one grant with both", () => {
  expect(
    joinGrants([
      { facilityId: "f", permissions: ["ledger.read"] },
      { facilityId: "f", permissions: ["ledger.read", "survey.work"], through: ["o"] },
      { facilityId: "g", permissions: ["ledger.read"] },
    ]),
  ).toEqual([
    { facilityId: "f", permissions: ["ledger.read", "survey.work"], through: ["o"] },
    { facilityId: "g", permissions: ["ledger.read"] },
  ]);
});
