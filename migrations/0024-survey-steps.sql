-- What keeps the steps of a survey programme going: when somebody is to be reminded, that it was done, and the address of a calendar.
set local role sekisho_owner;

-- The day on which the next reminder about the present step falls due; null: none comes any more. Kept beside the step, so that looking
-- for work is one look at an index, whatever the number of hospitals.
alter table survey_participation add column remind_on date;
create index survey_participation_remind_on on survey_participation (remind_on) where remind_on is not null;

-- Reminders that were sent: the key keeps one from being sent twice.
create table survey_reminder (
  facility_id uuid not null,
  programme_id uuid not null,
  -- 'turn:' (it became somebody's move) or 'step:' and the number of the last step taken, or 'homework:' and its id.
  subject text not null,
  due_on date not null,
  -- Days from the due day: negative before it, 0 on it, positive after it.
  days_after_due int not null,
  sent_at timestamptz not null,
  -- How many people were written to; nobody is told when nobody has an address.
  recipients int not null check (recipients >= 0),
  primary key (facility_id, programme_id, subject, due_on, days_after_due),
  foreign key (facility_id, programme_id) references survey_participation
);
alter table survey_reminder enable row level security;
create policy tenant on survey_reminder using (facility_id = any (current_facility_ids()));
grant select, insert on survey_reminder to sekisho_app;

-- The calendar of a programme as one person subscribes to it. Found by the secret of its address, before anybody is signed in.
create table survey_calendar_feed (
  programme_id uuid not null references survey_programme,
  person_id uuid not null references person,
  token_hash text not null unique,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (programme_id, person_id)
);
grant select, insert, update on survey_calendar_feed to sekisho_app;

-- Participations with a reminder due, oldest first: keys alone.
create function survey_reminders_due(p_today date) returns table (facility_id uuid, programme_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select facility_id, programme_id from public.survey_participation where remind_on <= p_today order by remind_on, facility_id, programme_id;
  end;
revoke execute on function survey_reminders_due from public;
grant execute on function survey_reminders_due to sekisho_app;

reset role;
