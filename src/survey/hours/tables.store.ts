import type { ColumnType } from "kysely";

interface Shared {
  facility_id: string;
  programme_id: string;
  shared_with: string | null;
}

/** Days come as text where they are selected with `::text`; they are written as ISO days. */
type Day = ColumnType<string, string, string>;

declare module "../../platform/db/tables.ts" {
  interface Tables {
    survey_hour_entry: Shared & {
      company_id: string;
      worked_on: Day;
      row_id: string;
      worker: string;
      hundredths: number;
      note: string;
      entered_by: string;
      entered_at: Date;
    };
    survey_hour_row: Shared & { row_id: string; label: string; added_by: string; added_at: Date };
    survey_expense: Shared & {
      id: string;
      company_id: string;
      spent_on: Day;
      kind: "travel" | "lodging" | "other";
      what: string;
      yen: number;
      receipt_file_id: string | null;
      entered_by: string;
      entered_at: Date;
    };
    survey_quotation: Shared & {
      number: number;
      company_id: string;
      hundredths: number;
      rate_yen: number;
      labour_yen: number;
      cap_yen: number | null;
      expenses_yen: number;
      note: string;
      made_by: string;
      made_at: Date;
    };
    survey_settlement: Shared & {
      number: number;
      planned_hundredths: number;
      actual_hundredths: number;
      rate_yen: number;
      labour_yen: number;
      payable_labour_yen: number;
      expenses_yen: number;
      note: string;
      settled_on: Day;
      settled_by: string;
      settled_at: Date;
      reopened_by: string | null;
      reopened_at: Date | null;
      reopened_why: string | null;
    };
  }
}
