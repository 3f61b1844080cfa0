import type { ColumnType } from "kysely";
import type { Recipient } from "./contract.ts";

interface Shared {
  facility_id: string;
  programme_id: string;
  shared_with: string | null;
}

declare module "../../platform/db/tables.ts" {
  interface Tables {
    survey_delivery: Shared & {
      id: string;
      number: number;
      recipient: Recipient;
      organisation_id: string | null;
      message: string;
      sent_by: string;
      sent_by_name: string;
      sent_at: Date;
      received_on: ColumnType<string | null, string | null, string | null>;
      received_by: string | null;
      received_by_name: string | null;
      received_at: Date | null;
      receipt_note: string | null;
      receipt_file_id: string | null;
    };
    survey_delivery_item: Shared & { delivery_id: string; edition_id: string };
  }
}
