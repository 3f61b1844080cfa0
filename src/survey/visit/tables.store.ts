import type { Audience, InterviewState } from "./interview.ts";
import type { Half, VisitPurpose, VisitState, VisitStep } from "./visit.ts";
import type { TargetState } from "./walkthrough.ts";

/** A date column as an ISO day: selected as text, since the driver would make a moment of it. */
type Day = string;
interface OfSurvey {
  facility_id: string;
  programme_id: string;
  shared_with: string | null;
}
export interface Visitor {
  personId: string;
  name: string;
}

declare module "../../platform/db/tables.ts" {
  interface Tables {
    survey_visit: OfSurvey & {
      id: string;
      number: number;
      on_day: Day;
      half: Half;
      purposes: VisitPurpose[];
      people: Visitor[];
      note: string;
      state: VisitState;
      version: number;
    };
    survey_visit_step: OfSurvey & {
      visit_id: string;
      number: number;
      step: VisitStep;
      on_day: Day;
      half: Half;
      note: string;
      by: string;
      at: Date;
    };
    survey_visit_proposal: OfSurvey & {
      id: string;
      on_day: Day;
      half: Half;
      note: string;
      state: "open" | "taken" | "declined" | "takenBack";
      by: string;
      at: Date;
      answered_by: string | null;
      answered_at: Date | null;
      answer: string | null;
    };
    survey_interview: OfSurvey & {
      id: string;
      visit_id: string;
      audience: Audience;
      respondent_role: string;
      respondents: number;
      begins_at: string | null;
      planned_minutes: number;
      actual_minutes: number | null;
      state: InterviewState;
      note: string;
    };
    survey_walk_target: OfSurvey & { target: string; state: TargetState; note: string; by: string; at: Date };
    survey_walk_place: OfSurvey & {
      id: string;
      position: number;
      name: string;
      targets: string[];
      note: string;
      looked_at_on: Day | null;
    };
  }
}
