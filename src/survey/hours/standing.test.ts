import { expect, test } from "vitest";
import type { Actor, FacilityGrant, ProgrammeGrant } from "../../shared/actor.ts";
import { companyOf, mayReview, maySeeMoney } from "./standing.ts";

const key = { facilityId: "hospital", programmeId: "this year" };
const actor = (facility: Omit<FacilityGrant, "facilityId">, programmes: readonly ProgrammeGrant[]): Actor => ({
  label: "person:1",
  name: "誰か",
  personId: "1",
  isAdministrator: false,
  facilities: [{ facilityId: "hospital", ...facility }],
  programmes,
});
const company = (programmeId: string, organisationId = "company"): ProgrammeGrant => ({
  programmeId,
  organisationId,
  part: "survey_company",
  permissions: ["programme.read", "programme.work"],
});
const supervisor: ProgrammeGrant = {
  programmeId: "this year",
  organisationId: "supervisor",
  part: "supervising_company",
  permissions: ["programme.read", "programme.oversee"],
};

test("a survey company works where it is engaged, in the programme it is engaged for", () => {
  const surveyor = actor({ permissions: ["survey.work"], through: ["company"] }, [company("this year")]);
  expect(companyOf(surveyor, key)).toBe("company");
  expect(maySeeMoney(surveyor, key)).toBe(true);
});

test("a right that comes from another year's programme, or another organisation, counts for nothing here", () => {
  const lastYear = actor({ permissions: ["survey.work"], through: ["company"] }, [company("last year")]);
  const other = actor({ permissions: ["survey.work"], through: ["other"] }, [company("this year")]);
  for (const one of [lastYear, other]) expect([companyOf(one, key), maySeeMoney(one, key)]).toEqual([undefined, false]);
  const reviewer = actor({ permissions: ["survey.review"], through: ["supervisor"] }, [
    { ...supervisor, programmeId: "last year" },
  ]);
  expect(mayReview(reviewer, key)).toBe(false);
});

test("the supervising side reviews and sees money; the hospital's own people and onlookers see hours only", () => {
  const reviewer = actor({ permissions: ["survey.review", "survey.read"], through: ["supervisor"] }, [supervisor]);
  expect([mayReview(reviewer, key), maySeeMoney(reviewer, key)]).toEqual([true, true]);
  const own = actor({ permissions: ["survey.read", "survey.answer"] }, []);
  const onlooker = actor({ permissions: ["survey.read"], through: ["supervisor"] }, [supervisor]);
  for (const one of [own, onlooker]) expect([mayReview(one, key), maySeeMoney(one, key)]).toEqual([false, false]);
});
