-- How a pledge came to its end where the hospital has not left, and who looked at a programme's hospitals together.
set local role sekisho_owner;

-- lapsed: its term ran out. ended: the secretariat ended it. Null: it stands, never did, or the hospital has left (its state says so).
alter table survey_participation add column closed_as text check (closed_as in ('lapsed', 'ended'));
update survey_participation participation set closed_as = ended.as_word
from (select distinct on (facility_id, programme_id) facility_id, programme_id,
    case ended_as when 'lapsed' then 'lapsed' else 'ended' end as as_word, ended_at
  from engagement where kind = 'pledge' order by facility_id, programme_id, recorded_at desc) ended
where ended.facility_id = participation.facility_id and ended.programme_id = participation.programme_id
  and ended.ended_at is not null and participation.shared_with is null and participation.state not in ('declined', 'withdrawn');

-- Who of which organisation looked at several hospitals of a programme at once (board, calendar, tables): one row a person, operation and
-- day in Japan, and not one for each hospital. Each hospital that took part on that day is shown it. Rows are added and counted up, never
-- removed.
create table programme_access (
  programme_id uuid not null references survey_programme,
  day date not null,
  -- The organisation in whose name.
  through_id uuid not null references organisation,
  -- overseer: it saw all hospitals of the programme. company: only those it was to survey.
  view text not null check (view in ('overseer', 'company')),
  person_id uuid not null,
  task text not null,
  manner text not null check (manner in ('looked', 'took', 'wrote')),
  times int not null check (times > 0),
  last_at timestamptz not null,
  primary key (programme_id, day, through_id, person_id, task)
);
alter table programme_access enable row level security;
create policy tenant on programme_access using (programme_id = any (current_programme_ids()));
grant select, insert, update (times, last_at) on programme_access to sekisho_app;

-- Which company a hospital was to be surveyed by, since when: a company that was changed stays known to have looked.
create table survey_assignment (
  facility_id uuid not null,
  programme_id uuid not null,
  organisation_id uuid not null references organisation,
  since timestamptz not null,
  until timestamptz check (until >= since),
  primary key (facility_id, programme_id, organisation_id, since),
  foreign key (facility_id, programme_id) references survey_participation
);
alter table survey_assignment enable row level security;
create policy tenant on survey_assignment using (facility_id = any (current_facility_ids()));
grant select, insert, update (until) on survey_assignment to sekisho_app;
insert into survey_assignment select facility_id, programme_id, company_id, added_at from survey_participation where company_id is not null;

reset role;
