import type { Actor } from "../shared/actor.ts";
import { ok, type Result, refuse } from "../shared/result.ts";

/** A hospital's survey in one programme; a hospital may take part in several over the years. */
export interface SurveyKey {
  facilityId: string;
  programmeId: string;
}

/**
 * The guard of a route knows that somebody may act for the hospital, not for which programme: whoever comes through an engagement looks
 * into the surveys of programmes their organisation takes part in, the hospital's own people into all of theirs.
 */
export function mayLookInto(actor: Actor, { facilityId, programmeId }: SurveyKey): boolean {
  const grant = actor.facilities.find((one) => one.facilityId === facilityId);
  const through = grant?.through ?? [];
  if (!grant || through.length === 0) return grant !== undefined;
  return (actor.programmes ?? []).some(
    (one) => one.programmeId === programmeId && through.includes(one.organisationId),
  );
}

/** Organisations of the person that survey in the programme. */
export const surveyingOrganisations = (actor: Actor, { programmeId }: SurveyKey): string[] =>
  (actor.programmes ?? []).flatMap((one) =>
    one.programmeId === programmeId && one.part === "survey_company" ? [one.organisationId] : [],
  );

export type WorkRefusal = "not_contracted" | "survey_over";

const before: readonly string[] = ["invited", "intentConfirmed"];
const after: readonly string[] = ["closed", "declined", "withdrawn"];

/** No survey before pledge and contract, and none after the hospital has left or the survey is settled (domain.md 3). */
export function mayBeWorkedOn(state: string): Result<null, WorkRefusal> {
  if (before.includes(state)) return refuse("not_contracted");
  return after.includes(state) ? refuse("survey_over") : ok(null);
}
