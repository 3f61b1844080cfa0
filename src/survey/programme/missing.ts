import { type StepFacts, surveyDocuments } from "./facts.ts";
import type { SurveyState } from "./state.ts";

export const missingKinds = [
  "no_pledge",
  "no_company",
  "no_nda",
  "no_order",
  "no_visit",
  "interviews_open",
  "targets_open",
  "no_homework",
  "homework_open",
  "documents_not_drafted",
  "no_interim_review",
  "documents_not_accepted",
  "comments_open",
  "not_reported",
  "not_taken_over",
  "not_delivered",
  "no_receipt",
  "hours_not_settled",
] as const;
export type MissingKind = (typeof missingKinds)[number];

/** What stands in the way of a step, and of what there is too little (ids of audiences, targets, documents; or a number). */
export interface Missing {
  kind: MissingKind;
  what: readonly string[];
}

type Guard = (facts: StepFacts) => Missing[];

const unless = (fulfilled: boolean, kind: MissingKind, what: readonly string[] = []): Missing[] =>
  fulfilled ? [] : [{ kind, what }];

/** Pledge before anything, and the company's NDA and order before any survey work (domain.md 3, step 3). */
const contract: Guard = (facts) => [
  ...unless(facts.pledged, "no_pledge"),
  ...unless(facts.companyAssigned, "no_company"),
  ...unless(!facts.companyAssigned || facts.companyNda, "no_nda"),
  ...unless(!facts.companyAssigned || facts.companyOrder, "no_order"),
];

const documentsThatAreNot = (facts: StepFacts, ...states: string[]) =>
  surveyDocuments.filter((kind) => !states.includes(facts.documents[kind] ?? "none"));

const allAccepted: Guard = (facts) => {
  const open = documentsThatAreNot(facts, "accepted");
  return unless(open.length === 0, "documents_not_accepted", open);
};

/** What has to be there before a state is reached. Whoever leaves needs nothing. */
const guards: Partial<Record<SurveyState, readonly Guard[]>> = {
  contracted: [contract],
  scheduled: [contract, ({ visitsPlanned, visitsHeld }) => unless(visitsPlanned + visitsHeld > 0, "no_visit")],
  preReading: [contract],
  interviewed: [contract, ({ audiencesOpen }) => unless(audiencesOpen.length === 0, "interviews_open", audiencesOpen)],
  walkedThrough: [contract, ({ targetsOpen }) => unless(targetsOpen.length === 0, "targets_open", targetsOpen)],
  homeworkOpen: [contract, ({ homeworkAsked }) => unless(homeworkAsked > 0, "no_homework")],
  surveyed: [contract, ({ homeworkOpen }) => unless(homeworkOpen === 0, "homework_open", [String(homeworkOpen)])],
  drafted: [
    contract,
    (facts) => {
      const open = documentsThatAreNot(facts, "drafted", "accepted");
      return unless(open.length === 0, "documents_not_drafted", open);
    },
  ],
  reviewed: [
    ({ interimReviewedOn }) => unless(interimReviewedOn !== null, "no_interim_review"),
    allAccepted,
    ({ openComments }) => unless(openComments === 0, "comments_open", [String(openComments)]),
  ],
  accepted: [
    allAccepted,
    (facts) => unless(facts.reportedToSecretariatOn !== null, "not_reported"),
    (facts) => unless(facts.reportedToSecretariatOn === null || facts.takenOverOn !== null, "not_taken_over"),
  ],
  delivered: [
    allAccepted,
    (facts) => unless(facts.deliveredToHospitalOn !== null, "not_delivered"),
    (facts) => unless(facts.deliveredToHospitalOn === null || facts.hospitalReceiptOn !== null, "no_receipt"),
  ],
  closed: [(facts) => unless(facts.hoursSettledOn !== null, "hours_not_settled")],
};

/** Everything that is missing for a state, in the order in which it is best seen to. */
export const missingFor = (state: SurveyState, facts: StepFacts): Missing[] =>
  (guards[state] ?? []).flatMap((guard) => guard(facts));
