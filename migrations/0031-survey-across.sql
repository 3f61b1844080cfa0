-- Across hospitals: what a programme may know of each hospital's ledger in figures, and the de-linked answers that its statistics are
-- published from.
set local role sekisho_owner;

-- In figures only: no name, no device, no line of any one connection. Written by the server whenever the ledger changes.
create table survey_ledger_figure (
  facility_id uuid not null,
  programme_id uuid not null,
  connections int not null check (connections >= 0),
  -- By line type, code → connections; "unknown" and "blank" are codes of their own.
  by_line jsonb not null,
  -- Connections with an entry device, and of these those whose firmware nobody knows.
  entry_devices int not null check (entry_devices >= 0),
  firmware_unknown int not null check (firmware_unknown between 0 and entry_devices),
  counted_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id),
  foreign key (facility_id, programme_id) references survey_participation
);
create index survey_ledger_figure_programme on survey_ledger_figure (programme_id);
alter table survey_ledger_figure enable row level security;
create policy tenant on survey_ledger_figure using (facility_id = any (current_facility_ids()));
create policy programme on survey_ledger_figure for select to sekisho_programme using (shared_with = any (current_programme_ids()));
grant select, insert, update on survey_ledger_figure to sekisho_app;
grant select on survey_ledger_figure to sekisho_programme;

-- A round that holds what the hospitals of a programme answered, without the hospitals. Two of one programme could be subtracted from
-- each other, so only one of them is ever published (src/questionnaire/publication/release.ts).
alter table questionnaire_round add column programme_id uuid;
-- Nothing is released of it with a lower threshold than the programme promised.
alter table questionnaire_round add column least_threshold int;
alter table questionnaire_round add constraint questionnaire_round_least_threshold
  check ((least_threshold is null) = (programme_id is null) and least_threshold >= 2);
create index questionnaire_round_programme on questionnaire_round (organisation_id, programme_id) where programme_id is not null;

reset role;
