import type { FacilityId } from "../../ledger/contract.ts";
import { type Actor, mayActFor, mayInProgramme, organisationsInProgramme } from "../../shared/actor.ts";

interface Key {
  facilityId: string;
  programmeId: string;
}

/**
 * The survey company in whose name the person works on this hospital in this programme; undefined for everybody else. The right at the
 * hospital alone does not say it: it may come from another year's programme.
 */
export function companyOf(actor: Actor, { facilityId, programmeId }: Key): string | undefined {
  if (!mayActFor(actor, facilityId, "survey.work")) return undefined;
  const through = actor.facilities.find((one) => one.facilityId === facilityId)?.through ?? [];
  return organisationsInProgramme(actor, programmeId, "programme.work").find((id) => through.includes(id));
}

/** Of the supervising side of this programme, and engaged for this hospital. */
export const mayReview = (actor: Actor, { facilityId, programmeId }: Key): boolean =>
  mayActFor(actor, facilityId, "survey.review") && mayInProgramme(actor, programmeId, "programme.oversee");

/** Money is between the company and those who order and oversee; the hospital sees hours only. */
export const maySeeMoney = (actor: Actor, key: Key): boolean =>
  companyOf(actor, key) !== undefined || mayReview(actor, key);

/** Hospitals that the person may look into for the programme's sake. */
export const hospitalsReached = (actor: Actor): FacilityId[] =>
  actor.facilities
    .filter(({ permissions }) => permissions.includes("ledger.read"))
    .map(({ facilityId }) => facilityId as FacilityId);
