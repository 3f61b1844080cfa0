import { type StepFacts, surveyDocuments } from "../facts.ts";

/** Everything done that any step asks for. */
export const allDone: StepFacts = {
  companyAssigned: true,
  pledged: true,
  companyNda: true,
  companyOrder: true,
  visitsPlanned: 1,
  visitsHeld: 1,
  audiencesOpen: [],
  targetsOpen: [],
  homeworkAsked: 2,
  homeworkOpen: 0,
  documents: Object.fromEntries(surveyDocuments.map((kind) => [kind, "accepted" as const])),
  interimReviewedOn: "2027-01-15",
  openComments: 0,
  reportedToSecretariatOn: "2027-02-20",
  takenOverOn: "2027-02-25",
  deliveredToHospitalOn: "2027-03-20",
  hospitalReceiptOn: "2027-03-22",
  hoursSettledOn: "2027-03-30",
};
