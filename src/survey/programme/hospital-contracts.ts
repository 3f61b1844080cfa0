import { z } from "zod";
import { route } from "../../shared/route.ts";
import { Side, StepBody, SurveyState, SurveyView } from "./route-contracts.ts";

/** The survey of a hospital, as the hospital and those engaged for it see it: each may take its own steps, and no other's. */
const InFacility = z.object({ facilityId: z.uuid() });
const OneSurvey = InFacility.extend({ programmeId: z.uuid() });
const base = "/api/v1/facilities/:facilityId/survey";

export const SurveySummary = z.object({
  programmeId: z.uuid(),
  programme: z.string(),
  secretariat: z.string(),
  state: SurveyState,
  dueOn: z.iso.date().nullable(),
  lateDays: z.int(),
  move: Side.nullable(),
});
export type SurveySummary = z.infer<typeof SurveySummary>;

export const listSurveys = route({
  id: "listSurveys",
  method: "GET",
  path: base,
  summary: "この医療機関が加わっている調査事業",
  access: { to: "facility", permission: "survey.read" },
  params: InFacility,
  reply: z.object({ surveys: z.array(SurveySummary) }),
});

export const getSurvey = route({
  id: "getSurvey",
  method: "GET",
  path: `${base}/:programmeId`,
  summary: "調査の手順：どこまで進み、次は誰が何をするか",
  access: { to: "facility", permission: "survey.read" },
  params: OneSurvey,
  reply: SurveyView,
});

export const takeStepAsHospital = route({
  id: "takeStepAsHospital",
  method: "POST",
  path: `${base}/:programmeId/steps/hospital`,
  summary: "医療機関として意向を答える、または取りやめる",
  access: { to: "facility", permission: "survey.answer" },
  params: OneSurvey,
  body: StepBody,
});

export const takeStepAsCompany = route({
  id: "takeStepAsCompany",
  method: "POST",
  path: `${base}/:programmeId/steps/company`,
  summary: "調査担当企業として手順を進める",
  access: { to: "facility", permission: "survey.work" },
  params: OneSurvey,
  body: StepBody,
});

export const takeStepAsReviewer = route({
  id: "takeStepAsReviewer",
  method: "POST",
  path: `${base}/:programmeId/steps/review`,
  summary: "監督企業としてレビューを終える、または差し戻す",
  access: { to: "facility", permission: "survey.review" },
  params: OneSurvey,
  body: StepBody,
});
