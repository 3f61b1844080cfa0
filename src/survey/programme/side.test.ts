import { expect, test } from "vitest";
import type { Actor, ProgrammePart } from "../../shared/actor.ts";
import type { Permission, ProgrammePermission } from "../../shared/route.ts";
import { sidesOf } from "./side.ts";

const survey = { facilityId: "hospital", programmeId: "this year", companyId: "company" };
const nobody: Actor = { label: "person:1", name: "試験", personId: "1", isAdministrator: false, facilities: [] };

/** Somebody of an organisation that is engaged for the hospital. */
const of = (
  part: ProgrammePart,
  organisationId: string,
  given: { hospital?: readonly Permission[]; programme?: readonly ProgrammePermission[]; programmeId?: string } = {},
): Actor => ({
  ...nobody,
  facilities: given.hospital
    ? [{ facilityId: "hospital", permissions: given.hospital, through: [organisationId] }]
    : [],
  programmes: [
    {
      programmeId: given.programmeId ?? "this year",
      organisationId,
      part,
      permissions: given.programme ?? ["programme.read"],
    },
  ],
});
const work: readonly Permission[] = ["survey.read", "survey.work"];
const review: readonly Permission[] = ["survey.read", "survey.review"];
const manage: readonly ProgrammePermission[] = ["programme.read", "programme.manage"];

test.each([
  ["nobody in particular", nobody, []],
  [
    "the hospital's own people",
    { ...nobody, facilities: [{ facilityId: "hospital", permissions: ["survey.read", "survey.answer"] as const }] },
    ["hospital"],
  ],
  ["the company that is ordered", of("survey_company", "company", { hospital: work }), ["company"]],
  ["another company, engaged by mistake", of("survey_company", "other", { hospital: work }), []],
  ["the company, not engaged", of("survey_company", "company"), []],
  [
    "the company, in last year's programme",
    of("survey_company", "company", { hospital: work, programmeId: "last" }),
    [],
  ],
  ["the supervising company", of("supervising_company", "s", { hospital: review }), ["supervisor"]],
  ["the research group, which looks on", of("research_group", "r", { hospital: ["survey.read"] }), []],
  ["who runs the programme, before any pledge", of("secretariat", "a", { programme: manage }), ["secretariat"]],
  ["an investigator of the secretariat", of("secretariat", "a", { programme: ["programme.read"] }), []],
] as [string, Actor, string[]][])("%s takes steps in the right name", (_who, actor, sides) => {
  expect(sidesOf(actor, survey)).toEqual(sides);
});
