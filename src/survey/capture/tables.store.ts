import type { OperationOutcome } from "./operation.ts";

interface OfSurvey {
  facility_id: string;
  programme_id: string;
  shared_with: string | null;
}

declare module "../../platform/db/tables.ts" {
  interface Tables {
    survey_device: OfSurvey & {
      id: string;
      person_id: string;
      person_name: string;
      name: string;
      prepared_at: Date;
      last_seen_at: Date;
      keep_days: number;
      waiting: number;
      token_hash: string;
      wipe_ordered_at: Date | null;
      wipe_ordered_by: string | null;
      wipe_ordered_why: string | null;
      wiped_at: Date | null;
      wiped_why: string | null;
    };
    survey_capture_operation: OfSurvey & {
      id: string;
      device_id: string;
      thing: string;
      received_at: Date;
      outcome: OperationOutcome;
    };
    survey_capture_piece: OfSurvey & { photo_id: string; piece: number; content: Buffer; received_at: Date };
    survey_photo: OfSurvey & {
      id: string;
      file_id: string;
      thing: string;
      caption: string;
      taken_at: Date;
      taken_by: string;
      received_at: Date;
    };
    survey_field_note: OfSurvey & {
      id: string;
      about: string | null;
      body: string;
      written_at: Date;
      written_by: string;
      changed_at: Date;
      changed_by: string;
    };
  }
}
