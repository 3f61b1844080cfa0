-- Survey programmes: an association surveys many hospitals through several companies. What a programme is belongs to the programme; what
-- becomes known of a hospital belongs to the hospital. Pledges and contracts (engagements) say which organisation may see which hospital.
do $$
begin
  -- Roles belong to the whole server: another database of it may make them at the same moment.
  begin
    create role sekisho_programme nologin nobypassrls;
  exception when duplicate_object or unique_violation then null;
  end;
  begin
    create role sekisho_survey_company nologin nobypassrls;
  exception when duplicate_object or unique_violation then null;
  end;
  if not pg_has_role(current_user, 'sekisho_programme', 'member') then
    execute format('grant sekisho_programme to %I', current_user);
  end if;
  if not pg_has_role(current_user, 'sekisho_survey_company', 'member') then
    execute format('grant sekisho_survey_company to %I', current_user);
  end if;
end
$$;
grant usage on schema public to sekisho_programme, sekisho_survey_company;

set local role sekisho_owner;

alter table organisation drop constraint organisation_kind_check;
alter table organisation add constraint organisation_kind_check check (kind in
  ('hospital', 'survey_company', 'supervising_company', 'secretariat', 'vendor', 'ministry', 'research_group'));
alter table organisation_member drop constraint organisation_member_role_check;
alter table organisation_member add constraint organisation_member_role_check
  check (role in ('surveyManager', 'investigator', 'analyst', 'publisher'));

-- As current_facility_ids(), for what belongs to a programme: no subquery in policies (scale-out.md 2.8).
create function current_programme_ids() returns uuid[]
  language sql stable parallel safe
  return string_to_array(nullif(current_setting('app.programme_ids', true), ''), ',')::uuid[];
grant execute on function current_programme_ids to public;

create table survey_programme (
  programme_id uuid primary key,
  -- The secretariat that runs it.
  secretariat_id uuid not null references organisation,
  title text not null,
  state text not null check (state in ('preparing', 'running', 'closed')),
  -- Edition of the plan that counts for what is still ahead.
  plan_edition int not null check (plan_edition > 0),
  created_by text not null,
  created_at timestamptz not null
);
-- Steps, deadlines, hours template and limits (src/survey/programme/plan.ts). An edition is never changed: what happened under it stays
-- explained by it.
create table survey_plan (
  programme_id uuid not null references survey_programme,
  edition int not null check (edition > 0),
  plan jsonb not null,
  why text not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (programme_id, edition)
);
-- Which organisation takes part as what; read before any programme is chosen, since it says which ones a person may see.
create table programme_part (
  programme_id uuid not null references survey_programme,
  organisation_id uuid not null references organisation,
  part text not null check (part in ('secretariat', 'supervising_company', 'survey_company', 'research_group', 'ministry')),
  since timestamptz not null,
  until timestamptz check (until >= since),
  recorded_by text not null,
  primary key (programme_id, organisation_id)
);
create index programme_part_organisation on programme_part (organisation_id);

-- Why and how long an organisation may act for a hospital. Nothing is ever removed: confidentiality outlives every term.
drop function questionnaire_directory;
drop table engagement;
create table engagement (
  facility_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  organisation_id uuid not null references organisation,
  part text not null check (part in ('secretariat', 'supervising_company', 'survey_company', 'research_group', 'ministry')),
  -- pledge: the secretariat's, to the hospital. nda and purchase_order: of a company, for this hospital. delivery: to the ministry.
  kind text not null check (kind in ('pledge', 'nda', 'purchase_order', 'delivery')),
  signed_on date not null,
  since timestamptz not null,
  until timestamptz check (until >= since),
  -- The signed document (stored_file of the hospital).
  file_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null,
  -- Withdrawn, or ended with what it hung on; closes at once.
  ended_at timestamptz,
  ended_by text,
  ended_why text,
  primary key (facility_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create index engagement_organisation on engagement (organisation_id) where ended_at is null;
create unique index engagement_open on engagement (facility_id, programme_id, organisation_id, kind) where ended_at is null;
alter table engagement enable row level security;
create policy tenant on engagement using (facility_id = any (current_facility_ids()));
grant select, insert, update on engagement to sekisho_app;

-- Which hospitals the organisations may see now, by what they hold: ids and words of ours, nothing of any hospital.
create function engagements_of(p_organisations uuid[], p_now timestamptz) returns table (
    facility_id uuid, programme_id uuid, organisation_id uuid, part text, kinds text[])
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select facility_id, programme_id, organisation_id, part, array_agg(kind order by kind)
    from public.engagement
    where organisation_id = any (p_organisations) and ended_at is null and since <= p_now and (until is null or until > p_now)
    group by facility_id, programme_id, organisation_id, part;
  end;

create function questionnaire_directory(p_now timestamptz) returns table (
    organisation_id uuid, hospital_id uuid, name text, prefecture text, founder_class text, licensed_beds int,
    person_name text, email text, role text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select body.id, facility.facility_id, facility.name, facility.prefecture, facility.founder_class, facility.licensed_beds,
      person.name, person.email, held.role
    from public.organisation body
      cross join public.facility
      left join public.facility_role held on held.facility_id = facility.facility_id and held.since <= p_now
        and (held.until is null or held.until > p_now) and held.role in ('systemAdministrator', 'safetyOfficer', 'executive')
      left join public.person on person.id = held.person_id
    where body.id = any (public.current_organisation_ids())
      and (body.kind in ('secretariat', 'ministry') or exists (select from public.engagement
        where engagement.organisation_id = body.id and engagement.facility_id = facility.facility_id and engagement.ended_at is null
          and engagement.since <= p_now and (engagement.until is null or engagement.until > p_now)));
  end;
revoke execute on function engagements_of, questionnaire_directory from public;
grant execute on function engagements_of, questionnaire_directory to sekisho_app;

-- A hospital in a programme.
create table survey_participation (
  facility_id uuid not null,
  programme_id uuid not null,
  -- As the secretariat knows it before it may see anything of the hospital; classes for tables.
  hospital_name text not null,
  bed_class text not null,
  founder_class text not null,
  region text not null,
  -- The company ordered, or to be ordered, for it.
  company_id uuid references organisation,
  state text not null,
  -- Edition of the plan under which the present state was reached.
  plan_edition int not null,
  state_since timestamptz not null,
  -- When the present step should be done; null: no term.
  due_on date,
  -- The programme that may read along in what the hospital's survey tables hold, while pledge and participation stand; else null.
  shared_with uuid check (shared_with = programme_id),
  added_by text not null,
  added_at timestamptz not null,
  primary key (facility_id, programme_id)
);
create index survey_participation_programme on survey_participation (programme_id);
-- Every step it ever took.
create table survey_step (
  facility_id uuid not null,
  programme_id uuid not null,
  number int not null,
  from_state text,
  to_state text not null,
  plan_edition int not null,
  at timestamptz not null,
  by text not null,
  note text not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, number),
  foreign key (facility_id, programme_id) references survey_participation
);
create index survey_step_programme on survey_step (programme_id);

do $$
declare
  name text;
begin
  foreach name in array array['survey_participation', 'survey_step'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (facility_id = any (current_facility_ids()))', name);
  end loop;
  foreach name in array array['survey_programme', 'survey_plan'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (programme_id = any (current_programme_ids()))', name);
  end loop;
end
$$;
-- Whoever oversees a programme sees which hospitals take part and how far they are, also those that have shown nothing yet; a survey
-- company those it is to survey. Of everything else only what is shared.
create policy programme on survey_participation for select to sekisho_programme using (programme_id = any (current_programme_ids()));
create policy company on survey_participation for select to sekisho_survey_company
  using (programme_id = any (current_programme_ids()) and company_id = any (current_organisation_ids()));
create policy programme on survey_step for select to sekisho_programme using (shared_with = any (current_programme_ids()));

grant select, insert, update on survey_programme, survey_participation, programme_part to sekisho_app;
grant select, insert on survey_plan, survey_step to sekisho_app;
-- The hospital leaves, and what is shared of it with it.
grant update (shared_with) on survey_step to sekisho_app;
grant select on survey_programme, survey_plan, survey_participation, survey_step, programme_part, organisation to sekisho_programme;
grant select on survey_programme, survey_plan, survey_participation to sekisho_survey_company;

reset role;
