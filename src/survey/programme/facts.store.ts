import { engagementFacts } from "../../identity/api.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { deliveryFacts } from "../delivery/facts.store.ts";
import { homeworkFacts } from "../homework/facts.store.ts";
import { hoursFacts } from "../hours/facts.store.ts";
import type { Participation } from "../participation.store.ts";
import { reviewFacts } from "../review/facts.store.ts";
import { visitFacts } from "../visit/facts.store.ts";
import type { StepFacts } from "./facts.ts";

/** A vendor need not be interviewed: not every hospital has one to talk to. */
const audiences = ["executive", "systemAdmin", "user"] as const;

/** What the guards of the steps go by, as it stands now. `trx` is one of `inFacilityOfProgramme`. */
export async function stepFacts(trx: Trx, participation: Participation, now: Date): Promise<StepFacts> {
  const { pledgedOn, byOrganisation } = await engagementFacts(trx, participation, now);
  const company = byOrganisation.find(({ organisationId }) => organisationId === participation.companyId);
  const { visitsPlanned, visitsHeld, interviewsHeld, targetsOpen } = await visitFacts(trx, participation);
  const homework = await homeworkFacts(trx, participation, now);
  const { documents, interimReviewedOn, openComments } = await reviewFacts(trx, participation);
  const delivery = await deliveryFacts(trx, participation);
  const { settledOn } = await hoursFacts(trx, participation);
  const waiting = homework.open + homework.waitingForConsent;
  return {
    companyAssigned: participation.companyId !== null,
    pledged: pledgedOn !== null,
    companyNda: company?.nda ?? false,
    companyOrder: company?.order ?? false,
    visitsPlanned,
    visitsHeld,
    audiencesOpen: audiences.filter((audience) => interviewsHeld[audience] === 0),
    targetsOpen,
    homeworkAsked: waiting + homework.submitted + homework.late + homework.notSubmitted,
    homeworkOpen: waiting,
    documents,
    interimReviewedOn,
    openComments,
    reportedToSecretariatOn: delivery.toSecretariatOn,
    takenOverOn: delivery.toSecretariatReceiptOn,
    deliveredToHospitalOn: delivery.toHospitalOn,
    hospitalReceiptOn: delivery.toHospitalReceiptOn,
    hoursSettledOn: settledOn,
  };
}
