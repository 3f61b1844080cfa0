set local role sekisho_owner;

-- Visits of a survey company to a hospital, with their interviews and the walk through the premises.
create table survey_visit (
  facility_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  -- 1, 2, … within the hospital's survey.
  number int not null,
  on_day date not null,
  half text not null check (half in ('morning', 'afternoon')),
  purposes text[] not null check (purposes <> '{}'),
  -- Who goes, of the survey company: [{personId, name}].
  people jsonb not null,
  note text not null,
  state text not null check (state in ('planned', 'held', 'cancelled')),
  version int not null check (version > 0),
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, id),
  unique (facility_id, programme_id, number),
  foreign key (facility_id, programme_id) references survey_participation
);
create index survey_visit_programme on survey_visit (programme_id, on_day);

-- What was done with a visit: planned, moved from a day to another, held, cancelled. Never changed.
create table survey_visit_step (
  facility_id uuid not null,
  visit_id uuid not null,
  number int not null,
  programme_id uuid not null,
  step text not null check (step in ('planned', 'moved', 'changed', 'held', 'cancelled')),
  on_day date not null,
  half text not null,
  note text not null,
  -- As people read it.
  by text not null,
  at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, visit_id, number),
  foreign key (facility_id, visit_id) references survey_visit
);

-- Days that the hospital proposes.
create table survey_visit_proposal (
  facility_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  on_day date not null,
  half text not null check (half in ('morning', 'afternoon')),
  note text not null,
  state text not null check (state in ('open', 'taken', 'declined', 'takenBack')),
  by text not null,
  at timestamptz not null,
  answered_by text,
  answered_at timestamptz,
  answer text,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, id),
  foreign key (facility_id, programme_id) references survey_participation
);

-- Whom the investigators talk to: by role and number, never by name (資料2 2(4)).
create table survey_interview (
  facility_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  visit_id uuid not null,
  audience text not null check (audience in ('executive', 'systemAdmin', 'user', 'vendor')),
  respondent_role text not null,
  respondents int not null check (respondents between 1 and 50),
  -- 10:30, in Japan; null: some time of the half-day.
  begins_at text,
  planned_minutes int not null check (planned_minutes > 0),
  actual_minutes int check (actual_minutes > 0),
  state text not null check (state in ('planned', 'held', 'notHeld')),
  note text not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, id),
  foreign key (facility_id, visit_id) references survey_visit,
  check ((state = 'held') = (actual_minutes is not null))
);
create index survey_interview_visit on survey_interview (facility_id, visit_id);

-- The eight target categories of the walk (reference/connection-targets.yaml); one that has no row is not looked at yet.
create table survey_walk_target (
  facility_id uuid not null,
  programme_id uuid not null,
  target text not null check (target ~ '^T[1-8]$'),
  state text not null check (state in ('notYet', 'seen', 'noneHere')),
  note text not null,
  by text not null,
  at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, target),
  foreign key (facility_id, programme_id) references survey_participation
);
-- Rooms and places in the order in which they are walked.
create table survey_walk_place (
  facility_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  position int not null,
  name text not null,
  targets text[] not null,
  note text not null,
  looked_at_on date,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, id),
  foreign key (facility_id, programme_id) references survey_participation
);
create index survey_walk_place_survey on survey_walk_place (facility_id, programme_id);

-- Homework: material owed after a visit, by the hospital or, with its consent, by a vendor. Nothing handed in is a result as well.
create table survey_homework (
  facility_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  number int not null,
  holder text not null check (holder in ('hospital', 'vendor')),
  -- Department of the hospital, or company.
  owed_by text not null,
  -- Whom to turn to; a vendor is asked through somebody named only.
  contact text,
  kind text not null check (kind in ('document', 'settings', 'photo', 'explanation', 'other')),
  title text not null,
  -- [{id, text}], answered one by one.
  questions jsonb not null,
  checklist_item text,
  record_id uuid,
  -- The company that asked: links to vendors end with its engagement.
  organisation_id uuid not null,
  -- Null while the hospital's consent to ask the vendor is awaited.
  requested_on date,
  due_on date check (due_on >= requested_on),
  hospital_consent_on date,
  state text not null check (state in ('waiting', 'refused', 'open', 'submitted', 'late', 'notSubmitted', 'withdrawn')),
  -- 1, and one more each time it is sent back.
  round int not null check (round > 0),
  -- What is filled in and not handed in: {name, company, comment, answers}.
  draft jsonb,
  -- What was handed in last, likewise.
  answer jsonb,
  answered_on date,
  accepted_on date,
  version int not null check (version > 0),
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, id),
  unique (facility_id, programme_id, number),
  foreign key (facility_id, programme_id) references survey_participation,
  check ((requested_on is null) = (due_on is null)),
  check (holder = 'hospital' or requested_on is null or (hospital_consent_on is not null and contact is not null)),
  check (state not in ('open', 'submitted', 'late', 'notSubmitted') or due_on is not null),
  check ((state in ('submitted', 'late')) = (answered_on is not null))
);
create index survey_homework_programme on survey_homework (programme_id);
-- What the calendar turns into notSubmitted.
create index survey_homework_open on survey_homework (due_on) where state = 'open';

-- Everything that was done about it, with each answer. Never changed.
create table survey_homework_step (
  facility_id uuid not null,
  homework_id uuid not null,
  number int not null,
  programme_id uuid not null,
  step text not null check (step in ('asked', 'consentAsked', 'consentGiven', 'consentRefused', 'consentTakenBack', 'submitted', 'late',
    'recorded', 'notSubmitted', 'needsDetail', 'extended', 'accepted', 'withdrawn', 'linkMade', 'linkRevoked')),
  round int not null,
  due_on date,
  note text not null,
  answer jsonb,
  by text not null,
  at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, homework_id, number),
  foreign key (facility_id, homework_id) references survey_homework
);

-- Files of it; the content lies with the hospital's key (stored_file of the same id).
create table survey_homework_file (
  facility_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  homework_id uuid not null,
  -- In which round it came: of earlier rounds nothing is taken away.
  round int not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  added_by text not null,
  added_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, id),
  foreign key (facility_id, homework_id) references survey_homework
);
create index survey_homework_file_homework on survey_homework_file (facility_id, homework_id);

-- A link by which a vendor answers without an account. Only the hash of its secret is kept; it is shared with nobody.
create table survey_homework_link (
  facility_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  homework_id uuid not null,
  token_hash text not null,
  -- Where it was mailed; null: handed over by whoever made it.
  email text,
  made_by text not null,
  -- Who is told of the answer. No foreign key: people are local, hospitals may be distributed (scale-out.md 1.2).
  made_by_person uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  answered_at timestamptz,
  revoked_at timestamptz,
  primary key (facility_id, id),
  foreign key (facility_id, homework_id) references survey_homework
);
-- A new link replaces the one before; one that was answered stays as its receipt.
create unique index survey_homework_link_in_force on survey_homework_link (facility_id, homework_id)
  where revoked_at is null and answered_at is null;
create index survey_homework_link_token on survey_homework_link (token_hash);

do $$
declare
  name text;
begin
  foreach name in array array['survey_visit', 'survey_visit_step', 'survey_visit_proposal', 'survey_interview', 'survey_walk_target',
    'survey_walk_place', 'survey_homework', 'survey_homework_step', 'survey_homework_file'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (facility_id = any (current_facility_ids()))', name);
    execute format('create policy programme on %I for select to sekisho_programme using (shared_with = any (current_programme_ids()))',
      name);
    execute format('grant select on %I to sekisho_programme', name);
  end loop;
end
$$;
alter table survey_homework_link enable row level security;
create policy tenant on survey_homework_link using (facility_id = any (current_facility_ids()));

grant select, insert, update on survey_visit, survey_visit_proposal, survey_interview, survey_walk_target, survey_walk_place,
  survey_homework, survey_homework_link to sekisho_app;
grant delete on survey_interview, survey_walk_place to sekisho_app;
grant select, insert on survey_visit_step, survey_homework_step to sekisho_app;
grant select, insert, delete on survey_homework_file to sekisho_app;
-- The hospital leaves, and what is shared of it with it.
grant update (shared_with) on survey_visit_step, survey_homework_step, survey_homework_file to sekisho_app;

-- Whoever holds the secret of a link is nobody yet, so no facility is chosen: this tells which one the link leads to, and nothing else.
create function survey_homework_link_facility(p_token_hash text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  return (select facility_id from survey_homework_link where token_hash = p_token_hash);

-- Hospitals in which the day has come on which homework counts as not submitted: ids, and nothing of any hospital.
create function survey_homework_due(p_today date) returns table (facility_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select distinct facility_id from public.survey_homework where state = 'open' and due_on < p_today;
  end;
-- Homework of which nobody has been reminded yet: on the day before its last, and once when that is over.
create function survey_homework_to_remind(p_today date) returns table (facility_id uuid, programme_id uuid, homework_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select homework.facility_id, homework.programme_id, homework.id from public.survey_homework homework
    where homework.due_on between p_today - 7 and p_today + 1
      and (homework.state = 'open' or (homework.state = 'notSubmitted' and homework.due_on < p_today))
      and not exists (select from public.survey_reminder told where told.facility_id = homework.facility_id
        and told.programme_id = homework.programme_id and told.subject = 'homework:' || homework.id
        and told.due_on = homework.due_on and told.days_after_due = case when p_today <= homework.due_on then -1 else 1 end);
  end;
revoke execute on function survey_homework_link_facility, survey_homework_due, survey_homework_to_remind from public;
grant execute on function survey_homework_link_facility, survey_homework_due, survey_homework_to_remind to sekisho_app;

reset role;
