import type { Answer, Audience } from "./contract.ts";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    survey_checklist: {
      programme_id: string;
      instrument: string;
      edition: string;
      /** A Checklist, where the secretariat brought it. */
      document: unknown;
      in_use: boolean;
      changed_by: string;
      changed_at: Date;
    };
    survey_wording: {
      programme_id: string;
      instrument: string;
      edition: string;
      item: string;
      wording: string;
      how: "confirmed" | "imported";
      set_by: string;
      set_at: Date;
    };
    survey_handover: {
      facility_id: string;
      programme_id: string;
      handed_over_on: string;
      handed_over_by: string;
      recorded_at: Date;
      shared_with: string | null;
    };
    survey_sheet: {
      facility_id: string;
      programme_id: string;
      sheet_id: string;
      instrument: string;
      edition: string;
      audience: Audience;
      respondent: number;
      role: string;
      vendor_id: string | null;
      vendor_name: string | null;
      opened_by: string;
      opened_at: Date;
      shared_with: string | null;
    };
    survey_evidence: {
      facility_id: string;
      programme_id: string;
      file_id: string;
      sheet_id: string;
      added_by: string;
      added_at: Date;
      shared_with: string | null;
    };
    survey_check: {
      facility_id: string;
      programme_id: string;
      sheet_id: string;
      item: string;
      number: number;
      instrument: string;
      edition: string;
      audience: Audience;
      respondent: number;
      answer: Answer;
      not_understood: string;
      hard_to_understand: boolean;
      evidence_asked: boolean;
      evidence_seen: boolean;
      evidence: string;
      evidence_file_id: string | null;
      checked_on: string;
      target_on: string | null;
      visit: number | null;
      note: string;
      client_id: string | null;
      recorded_by: string;
      recorded_at: Date;
      shared_with: string | null;
    };
  }
}
