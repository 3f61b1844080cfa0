-- Checklists of a survey: which editions a programme asks, their official wording, and what each respondent of a hospital answered.
set local role sekisho_owner;

-- Of the programme: checklists it uses. `document` holds one the secretariat brought itself; of the shipped ones only the choice is kept.
create table survey_checklist (
  programme_id uuid not null references survey_programme,
  instrument text not null,
  edition text not null,
  document jsonb,
  in_use boolean not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (programme_id, instrument, edition)
);
-- Official words of an item, imported from the official workbook, or the topic confirmed as official.
create table survey_wording (
  programme_id uuid not null references survey_programme,
  instrument text not null,
  edition text not null,
  item text not null,
  wording text not null,
  how text not null check (how in ('confirmed', 'imported')),
  set_by text not null,
  set_at timestamptz not null,
  primary key (programme_id, instrument, edition, item)
);

-- Of the hospital: that the sheets were handed over to be read before the first visit.
create table survey_handover (
  facility_id uuid not null,
  programme_id uuid not null,
  handed_over_on date not null,
  handed_over_by text not null,
  recorded_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id),
  foreign key (facility_id, programme_id) references survey_participation
);
-- One sheet per respondent; of the sheets for vendors, one per contracted vendor. A role, never a name.
create table survey_sheet (
  facility_id uuid not null,
  programme_id uuid not null,
  sheet_id uuid not null,
  instrument text not null,
  edition text not null,
  audience text not null,
  respondent int not null check (respondent > 0),
  role text not null,
  -- Record of the hospital's ledger, and its name then: whoever oversees the programme does not read the ledger.
  vendor_id uuid,
  vendor_name text,
  opened_by text not null,
  opened_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, sheet_id),
  foreign key (facility_id, programme_id) references survey_participation
);
create unique index survey_sheet_respondent on survey_sheet (facility_id, programme_id, instrument, edition, audience, respondent);
-- Files shown as evidence: only these are handed out again as such.
create table survey_evidence (
  facility_id uuid not null,
  programme_id uuid not null,
  -- stored_file of the hospital.
  file_id uuid not null,
  sheet_id uuid not null,
  added_by text not null,
  added_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, file_id),
  foreign key (facility_id, programme_id, sheet_id) references survey_sheet
);
-- Every answer ever given; of an item of a sheet the highest number counts. Instrument to respondent are the sheet's, repeated so that
-- answers can be counted over hospitals without a join.
create table survey_check (
  facility_id uuid not null,
  programme_id uuid not null,
  sheet_id uuid not null,
  item text not null,
  number int not null check (number > 0),
  instrument text not null,
  edition text not null,
  audience text not null,
  respondent int not null,
  answer text not null check (answer in ('yes', 'no', 'unknown', 'not_applicable')),
  not_understood text not null check (answer <> 'unknown' or not_understood <> ''),
  hard_to_understand boolean not null,
  evidence_asked boolean not null,
  evidence_seen boolean not null,
  evidence text not null,
  evidence_file_id uuid,
  checked_on date not null,
  target_on date check (target_on is null or answer = 'no'),
  visit int check (visit > 0),
  note text not null,
  -- Given by the device that took the answer, so that sending it twice writes it once.
  client_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, sheet_id, item, number),
  foreign key (facility_id, programme_id, sheet_id) references survey_sheet
);
create unique index survey_check_client on survey_check (facility_id, programme_id, client_id) where client_id is not null;
create index survey_check_programme on survey_check (programme_id, instrument, edition, item);
create index survey_sheet_programme on survey_sheet (programme_id);

do $$
declare
  name text;
begin
  foreach name in array array['survey_handover', 'survey_sheet', 'survey_evidence', 'survey_check'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (facility_id = any (current_facility_ids()))', name);
    execute format('create policy programme on %I for select to sekisho_programme using (shared_with = any (current_programme_ids()))', name);
    execute format('grant select, insert, update (shared_with) on %I to sekisho_app', name);
    execute format('grant select on %I to sekisho_programme', name);
  end loop;
  foreach name in array array['survey_checklist', 'survey_wording'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (programme_id = any (current_programme_ids()))', name);
    execute format('grant select, insert, update, delete on %I to sekisho_app', name);
    execute format('grant select on %I to sekisho_programme', name);
  end loop;
end
$$;
grant update (role) on survey_sheet to sekisho_app;

reset role;
