import { sql } from "kysely";
import type { Holder, HomeworkKind, HomeworkState } from "./homework.ts";
import type { HomeworkDraft, HomeworkStep, Question } from "./route-contracts.ts";

/** A date column as an ISO day: selected with `homeworkDays`, since the driver would make a moment of it. */
type Day = string;
interface OfSurvey {
  facility_id: string;
  programme_id: string;
}
interface Shared extends OfSurvey {
  shared_with: string | null;
}

export interface HomeworkRow extends Shared {
  id: string;
  number: number;
  holder: Holder;
  owed_by: string;
  contact: string | null;
  kind: HomeworkKind;
  title: string;
  questions: Question[];
  checklist_item: string | null;
  record_id: string | null;
  organisation_id: string;
  requested_on: Day | null;
  due_on: Day | null;
  hospital_consent_on: Day | null;
  state: HomeworkState;
  round: number;
  draft: HomeworkDraft | null;
  answer: HomeworkDraft | null;
  answered_on: Day | null;
  accepted_on: Day | null;
  version: number;
}

export const homeworkDays = [
  sql<Day | null>`requested_on::text`.as("requested_on"),
  sql<Day | null>`due_on::text`.as("due_on"),
  sql<Day | null>`hospital_consent_on::text`.as("hospital_consent_on"),
  sql<Day | null>`answered_on::text`.as("answered_on"),
  sql<Day | null>`accepted_on::text`.as("accepted_on"),
] as const;

export interface HomeworkLinkRow extends OfSurvey {
  id: string;
  homework_id: string;
  token_hash: string;
  email: string | null;
  made_by: string;
  made_by_person: string | null;
  created_at: Date;
  expires_at: Date;
  opened_at: Date | null;
  answered_at: Date | null;
  revoked_at: Date | null;
}

declare module "../../platform/db/tables.ts" {
  interface Tables {
    survey_homework: HomeworkRow;
    survey_homework_step: Shared & {
      homework_id: string;
      number: number;
      step: HomeworkStep;
      round: number;
      due_on: Day | null;
      note: string;
      answer: HomeworkDraft | null;
      by: string;
      at: Date;
    };
    survey_homework_file: Shared & {
      id: string;
      homework_id: string;
      round: number;
      name: string;
      media_type: string;
      size_bytes: number;
      added_by: string;
      added_at: Date;
    };
    survey_homework_link: HomeworkLinkRow;
  }
}
