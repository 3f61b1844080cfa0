import { audienceChecklist } from "./audience-checklist.ts";
import type { Checklist } from "./contract.ts";
import { inspectionChecklists } from "./inspection-checklist.ts";

/**
 * The checklists that come along. They stand on a model of their own, not on the questionnaires made of the same files: a questionnaire
 * is answered once by a respondent who may be unknown, while an item here is checked again and again by an investigator, with evidence
 * and a target date, and its number, certainty and relations to other editions have to come along.
 */
export const shippedChecklists: readonly Checklist[] = [audienceChecklist(), ...inspectionChecklists()];

/** Asked in a programme that has chosen nothing: the sheets of the surveys, and the newest of the inspections. */
export const usedFromTheStart = ({ instrument, edition }: Checklist): boolean =>
  instrument === "mhlw-5.2" || edition === "r7";
