import type { Generated } from "kysely";
import type { Answers } from "../instrument/answer.ts";
import type { Segments } from "./anonymity.ts";
import type { MailingKind } from "./reminder.ts";
import type { RoundAccess, RoundState } from "./round.ts";

/** A date column as the database driver reads it: an ISO day. */
type Day = string;

export interface RoundRow {
  organisation_id: string;
  id: string;
  title: string;
  instrument_id: string;
  edition: string;
  access: RoundAccess;
  anonymous: boolean;
  editable: boolean;
  slug: string | null;
  opens_on: Day | null;
  closes_on: Day | null;
  population: number | null;
  remind_after_days: number;
  reminders_at_most: number;
  state: RoundState;
  link_key: Buffer | null;
  /** Of answers that a survey programme gave without its hospitals; else null, both. */
  programme_id: string | null;
  least_threshold: number | null;
  created_by: string;
  created_at: Date;
  opened_at: Date | null;
  closed_at: Date | null;
}

export interface InvitationRow {
  organisation_id: string;
  round_id: string;
  id: string;
  name: string | null;
  email: string | null;
  hospital_id: string | null;
  segments: Segments;
  who_hash: string;
  added_on: Day;
  stopped_on: Day | null;
}

export type SheetOrigin = "form" | "paper" | "import";
export type SheetFlag = "same_answers" | "quick" | "machine";

export interface SheetRow {
  organisation_id: string;
  round_id: string;
  id: string;
  anonymous: boolean;
  answers: Answers;
  segments: Segments;
  origin: SheetOrigin;
  import_id: string | null;
  flags: SheetFlag[];
  digest: string;
  invitation_id: string | null;
  handed_in_on: Day | null;
}

interface MailingRow {
  organisation_id: string;
  round_id: string;
  id: string;
  kind: MailingKind;
  number: number;
  state: "sending" | "done";
  made_by: string;
  made_at: Date;
  done_at: Date | null;
}

interface ImportRow {
  organisation_id: string;
  round_id: string;
  id: string;
  file_name: string;
  sha256: string;
  sheets: number;
  imported_by: string;
  imported_at: Date;
  undone_by: string | null;
  undone_at: Date | null;
}

declare module "../../platform/db/tables.ts" {
  interface Tables {
    questionnaire_round: RoundRow;
    questionnaire_invitation: InvitationRow;
    questionnaire_mailing: MailingRow;
    questionnaire_mailing_item: {
      organisation_id: string;
      round_id: string;
      mailing_id: string;
      invitation_id: string;
      mailed_on: Day;
    };
    questionnaire_ticket: {
      organisation_id: string;
      round_id: string;
      what_hash: string;
      anonymous: boolean;
      draft: Buffer | null;
      spent: boolean;
      handed_in: Buffer | null;
      on_paper: Generated<boolean>;
      sheet_id: string | null;
    };
    questionnaire_import: ImportRow;
    questionnaire_sheet: SheetRow;
    questionnaire_contact: {
      organisation_id: string;
      round_id: string;
      id: string;
      given: Record<string, string>;
      import_id: Generated<string | null>;
    };
    questionnaire_day: { organisation_id: string; round_id: string; day: Day; slot: number; answers: number };
  }
}
