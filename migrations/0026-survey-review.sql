-- Hours, review and delivery of a hospital's survey. All of it belongs to the hospital; the programme reads along while it is shared.
set local role sekisho_owner;

-- Hours worked, one row for a cell of the week grid (資料6). Hundredths of an hour as whole numbers: sums are exact.
create table survey_hour_entry (
  facility_id uuid not null,
  programme_id uuid not null,
  company_id uuid not null references organisation,
  worked_on date not null,
  -- Id of a row of the plan's template (W-01 …) or of an added row.
  row_id text not null,
  -- Who worked, as the company names its people.
  worker text not null,
  hundredths int not null check (hundredths between 1 and 2400),
  note text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, company_id, worked_on, row_id, worker)
);
create index survey_hour_entry_programme on survey_hour_entry (programme_id, worked_on);
-- Rows that a survey needed beside the template's.
create table survey_hour_row (
  facility_id uuid not null,
  programme_id uuid not null,
  row_id text not null,
  label text not null,
  added_by text not null,
  added_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, row_id)
);
-- Travel, lodging and other outlay, in yen; apart from labour and its limit.
create table survey_expense (
  facility_id uuid not null,
  programme_id uuid not null,
  id uuid not null,
  company_id uuid not null references organisation,
  spent_on date not null,
  kind text not null check (kind in ('travel', 'lodging', 'other')),
  what text not null,
  yen int not null check (yen > 0),
  receipt_file_id uuid,
  entered_by text not null,
  entered_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, id),
  foreign key (facility_id, receipt_file_id) references stored_file
);
-- What a company offered to do the survey for; every one is kept.
create table survey_quotation (
  facility_id uuid not null,
  programme_id uuid not null,
  number int not null,
  company_id uuid not null references organisation,
  hundredths int not null check (hundredths > 0),
  rate_yen int not null check (rate_yen > 0),
  labour_yen int not null,
  -- The limit as it stood then; null: the plan set none.
  cap_yen int,
  expenses_yen int not null check (expenses_yen >= 0),
  note text not null,
  made_by text not null,
  made_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, number)
);
-- The closing figures. Opened again, the row stays and says why.
create table survey_settlement (
  facility_id uuid not null,
  programme_id uuid not null,
  number int not null,
  planned_hundredths int not null,
  actual_hundredths int not null,
  rate_yen int not null,
  -- Hours × rate, and what of it is paid under the limit.
  labour_yen int not null,
  payable_labour_yen int not null,
  expenses_yen int not null,
  note text not null,
  settled_on date not null,
  settled_by text not null,
  settled_at timestamptz not null,
  reopened_by text,
  reopened_at timestamptz,
  reopened_why text,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, number),
  check ((reopened_at is null) = (reopened_by is null))
);

-- A thread about one field, check, visit, homework or document of the survey.
create table survey_comment (
  facility_id uuid not null,
  programme_id uuid not null,
  id uuid not null,
  number int not null,
  about text not null check (about in ('record', 'check', 'visit', 'homework', 'document', 'survey')),
  -- Record id, "<sheet>:<item>", visit id, homework id, or kind of document; empty for the survey as a whole.
  subject_id text not null,
  field text not null,
  -- As people called it when the thread began.
  label text not null,
  edition_id uuid,
  -- Null: a remark. Else it was returned, and why.
  returned text check (returned in ('needsDetail', 'notEvidenced', 'contradiction', 'mistaken', 'other')),
  state text not null check (state in ('open', 'answered', 'resolved')),
  state_since timestamptz not null,
  opened_by text not null,
  opened_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, id)
);
create unique index survey_comment_number on survey_comment (facility_id, programme_id, number);
create index survey_comment_programme on survey_comment (programme_id);
create table survey_comment_entry (
  facility_id uuid not null,
  programme_id uuid not null,
  comment_id uuid not null,
  number int not null,
  -- reviewer: of the supervising side; company: of the survey company.
  side text not null check (side in ('reviewer', 'company')),
  step text not null check (step in ('say', 'answer', 'resolve', 'reopen')),
  text text not null,
  by text not null,
  by_name text not null,
  at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, comment_id, number),
  foreign key (facility_id, comment_id) references survey_comment
);
-- What was decided on an edition of a document. The newest edition's last decision counts; a newer edition has none yet.
create table survey_document_decision (
  facility_id uuid not null,
  programme_id uuid not null,
  edition_id uuid not null,
  number int not null,
  kind text not null,
  edition int not null,
  decision text not null check (decision in ('accepted', 'returned')),
  reason text check (reason in ('needsDetail', 'notEvidenced', 'contradiction', 'mistaken', 'other')),
  text text not null,
  by text not null,
  by_name text not null,
  at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, edition_id, number),
  foreign key (facility_id, edition_id) references document_edition,
  check ((decision = 'returned') = (reason is not null))
);
create index survey_document_decision_programme on survey_document_decision (programme_id);
-- Interim and final review, as they were held.
create table survey_review_meeting (
  facility_id uuid not null,
  programme_id uuid not null,
  number int not null,
  stage text not null check (stage in ('interim', 'final')),
  held_on date not null,
  note text not null,
  by text not null,
  by_name text not null,
  at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, number)
);

-- A set of accepted editions handed to somebody.
create table survey_delivery (
  facility_id uuid not null,
  programme_id uuid not null,
  id uuid not null,
  number int not null,
  recipient text not null check (recipient in ('secretariat', 'hospital', 'ministry')),
  -- Of the ministry: which office.
  organisation_id uuid references organisation,
  -- Issues and advice for the hospital, or a covering note.
  message text not null,
  sent_by text not null,
  sent_by_name text not null,
  sent_at timestamptz not null,
  -- Receipt: by the receiver, or noted by the sender with what shows it.
  received_on date,
  received_by text,
  received_by_name text,
  received_at timestamptz,
  receipt_note text,
  receipt_file_id uuid,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, id),
  foreign key (facility_id, receipt_file_id) references stored_file,
  check ((received_at is null) = (received_by is null) and (received_at is null) = (received_on is null)),
  check ((recipient = 'ministry') = (organisation_id is not null))
);
create unique index survey_delivery_number on survey_delivery (facility_id, programme_id, number);
create index survey_delivery_programme on survey_delivery (programme_id);
create table survey_delivery_item (
  facility_id uuid not null,
  programme_id uuid not null,
  delivery_id uuid not null,
  edition_id uuid not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, delivery_id, edition_id),
  foreign key (facility_id, delivery_id) references survey_delivery,
  foreign key (facility_id, edition_id) references document_edition
);

do $$
declare
  name text;
begin
  foreach name in array array['survey_hour_entry', 'survey_hour_row', 'survey_expense', 'survey_quotation', 'survey_settlement',
    'survey_comment', 'survey_comment_entry', 'survey_document_decision', 'survey_review_meeting', 'survey_delivery',
    'survey_delivery_item'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (facility_id = any (current_facility_ids()))', name);
    execute format('create policy programme on %I for select to sekisho_programme using (shared_with = any (current_programme_ids()))', name);
    execute format('grant select, insert on %I to sekisho_app', name);
    -- The hospital leaves, and what is shared of it with it.
    execute format('grant update (shared_with) on %I to sekisho_app', name);
    execute format('grant select on %I to sekisho_programme', name);
  end loop;
end
$$;
grant update (hundredths, note, entered_by, entered_at), delete on survey_hour_entry to sekisho_app;
grant delete on survey_expense to sekisho_app;
grant update (reopened_by, reopened_at, reopened_why) on survey_settlement to sekisho_app;
grant update (state, state_since) on survey_comment to sekisho_app;
grant update (received_on, received_by, received_by_name, received_at, receipt_note, receipt_file_id) on survey_delivery to sekisho_app;

reset role;
