/**
 * Tables that hold what becomes known of a hospital in a survey programme and share it with those who oversee the programme, by a column
 * `shared_with`. When the hospital leaves, or its pledge ends, all of them are closed at once (share.store.ts); a test compares the list
 * with the database's own catalogue.
 */
export const sharedTables = [
  "survey_participation",
  "survey_step",
  "survey_ledger_figure",
  "survey_hour_entry",
  "survey_hour_row",
  "survey_expense",
  "survey_quotation",
  "survey_settlement",
  "survey_comment",
  "survey_comment_entry",
  "survey_document_decision",
  "survey_review_meeting",
  "survey_delivery",
  "survey_delivery_item",
  "survey_visit",
  "survey_visit_step",
  "survey_visit_proposal",
  "survey_interview",
  "survey_walk_target",
  "survey_walk_place",
  "survey_homework",
  "survey_homework_step",
  "survey_homework_file",
  "survey_handover",
  "survey_sheet",
  "survey_evidence",
  "survey_check",
  "survey_device",
  "survey_capture_operation",
  "survey_capture_piece",
  "survey_photo",
  "survey_field_note",
] as const;
