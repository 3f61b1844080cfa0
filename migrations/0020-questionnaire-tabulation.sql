-- Tables of a round that somebody keeps: the plan they are made from, and how they came out when they were last made. Reading them asks
-- nothing of the answers, so who may only read sees these and no answer.
set local role sekisho_owner;

create table questionnaire_table_set (
  organisation_id uuid not null,
  round_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  -- As src/questionnaire/table/plan.ts says.
  plan jsonb not null,
  -- As src/questionnaire/table/table.ts says.
  report jsonb not null,
  -- State of the round's answers that the report was made from; another one now means that it is out of date.
  answers_state text not null,
  -- Counts the saves: whoever saves says which one they had before them.
  version int not null check (version > 0),
  made_at timestamptz not null,
  made_by text not null,
  primary key (organisation_id, round_id, id),
  foreign key (organisation_id, round_id) references questionnaire_round
);
alter table questionnaire_table_set enable row level security;
create policy tenant on questionnaire_table_set using (organisation_id = any (current_organisation_ids()));
grant select, insert, update, delete on questionnaire_table_set to sekisho_app;

reset role;
