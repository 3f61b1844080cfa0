import { type Actor, mayActFor } from "../../shared/actor.ts";
import type { SurveyKey } from "../survey-reach.ts";
import type { Side } from "./state.ts";

/**
 * In whose names somebody acts in a hospital's survey. Only its own people answer for the hospital; everybody else comes through an
 * organisation that takes part in this very programme, and a survey company only where it is the one ordered.
 */
export function sidesOf(
  actor: Actor,
  { facilityId, programmeId, companyId }: SurveyKey & { companyId: string | null },
) {
  const through = actor.facilities.find((one) => one.facilityId === facilityId)?.through ?? [];
  const found = new Set<Side>();
  if (mayActFor(actor, facilityId, "survey.answer")) found.add("hospital");
  for (const { programmeId: of, organisationId, part, permissions } of actor.programmes ?? []) {
    if (of !== programmeId) continue;
    // A secretariat runs the programme also where the hospital has shown it nothing yet.
    if (part === "secretariat" && permissions.includes("programme.manage")) found.add("secretariat");
    if (!through.includes(organisationId)) continue;
    if (part === "supervising_company" && mayActFor(actor, facilityId, "survey.review")) found.add("supervisor");
    if (part === "survey_company" && organisationId === companyId) found.add("company");
  }
  return [...found];
}
