/** What the guards of the steps go by, gathered from the other parts of a survey (facts.store.ts). Days are ISO days in Japan. */
export interface StepFacts {
  companyAssigned: boolean;
  /** In force today: the secretariat's pledge to the hospital, and the company's contract for it. */
  pledged: boolean;
  companyNda: boolean;
  companyOrder: boolean;
  visitsPlanned: number;
  visitsHeld: number;
  /** Of executive, system administrator and users: who has not been interviewed. */
  audiencesOpen: readonly string[];
  /** Ids of the eight target categories ([1] to [8]) that were neither looked at nor marked as not there. */
  targetsOpen: readonly string[];
  /** Homework asked in all, and what still waits for an answer; notSubmitted is a result and waits for nothing. */
  homeworkAsked: number;
  homeworkOpen: number;
  /** By document (D1 to D7): how far it is. */
  documents: Readonly<Record<string, "none" | "drafted" | "returned" | "accepted">>;
  interimReviewedOn: string | null;
  openComments: number;
  reportedToSecretariatOn: string | null;
  /** The secretariat took the report over (検収). */
  takenOverOn: string | null;
  deliveredToHospitalOn: string | null;
  hospitalReceiptOn: string | null;
  hoursSettledOn: string | null;
}

/** The documents every survey ends with (domain.md 4). */
export const surveyDocuments = ["D1", "D2", "D3", "D4", "D5", "D6", "D7"] as const;
