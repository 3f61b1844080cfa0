-- What opens a hospital to an organisation, how it ended, and who looked through it.
set local role sekisho_owner;

-- The hospital took it back, the secretariat ended it, or its term ran out.
alter table engagement add column ended_as text;
alter table engagement add constraint engagement_ended_as_check check (ended_as in ('withdrawn', 'ended', 'lapsed'));

-- Where a term has run out and the records do not say so yet: ids only, read by the clock's own work.
create function engagements_lapsed(p_now timestamptz) returns table (facility_id uuid, programme_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select distinct facility_id, programme_id from public.engagement where ended_at is null and until <= p_now;
  end;
revoke execute on function engagements_lapsed from public;
grant execute on function engagements_lapsed to sekisho_app;

-- Who of which organisation did what in the hospital's data, by the hour. Rows are added and counted up, never removed: its own people
-- are not in it, the audit chain is theirs.
create table access_log (
  facility_id uuid not null,
  -- The hour it happened in.
  hour timestamptz not null,
  organisation_id uuid not null,
  person_id uuid not null,
  -- Of the route: what was done, in the words of the interface's description.
  task text not null,
  -- looked: read on screen. took: a file left. wrote: something was entered or changed.
  manner text not null check (manner in ('looked', 'took', 'wrote')),
  times int not null check (times > 0),
  last_at timestamptz not null,
  primary key (facility_id, hour, organisation_id, person_id, task)
);
alter table access_log enable row level security;
create policy tenant on access_log using (facility_id = any (current_facility_ids()));
grant select, insert, update (times, last_at) on access_log to sekisho_app;

reset role;
