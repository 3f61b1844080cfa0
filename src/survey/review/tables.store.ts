import type { ColumnType } from "kysely";
import type { CommentAbout, CommentState, CommentStep, ReturnReason, ReviewSide } from "./contract.ts";

interface Shared {
  facility_id: string;
  programme_id: string;
  shared_with: string | null;
}

declare module "../../platform/db/tables.ts" {
  interface Tables {
    survey_comment: Shared & {
      id: string;
      number: number;
      about: CommentAbout;
      subject_id: string;
      field: string;
      label: string;
      edition_id: string | null;
      returned: ReturnReason | null;
      state: CommentState;
      state_since: Date;
      opened_by: string;
      opened_at: Date;
    };
    survey_comment_entry: Shared & {
      comment_id: string;
      number: number;
      side: ReviewSide;
      step: CommentStep;
      text: string;
      by: string;
      by_name: string;
      at: Date;
    };
    survey_document_decision: Shared & {
      edition_id: string;
      number: number;
      kind: string;
      edition: number;
      decision: "accepted" | "returned";
      reason: ReturnReason | null;
      text: string;
      by: string;
      by_name: string;
      at: Date;
    };
    survey_review_meeting: Shared & {
      number: number;
      stage: "interim" | "final";
      held_on: ColumnType<string, string, string>;
      note: string;
      by: string;
      by_name: string;
      at: Date;
    };
  }
}
