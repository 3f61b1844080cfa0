-- The national picture of the response to vulnerabilities: how many hospitals are concerned, have answered, have dealt with it. What
-- statistics need of a case stands in tables of its own, without a word that anybody wrote, so that the role that reads across all
-- hospitals sees nothing else.
do $$
declare
  name text;
begin
  foreach name in array array['sekisho_statistics', 'sekisho_statistics_named'] loop
    begin
      execute format('create role %I nologin nobypassrls', name);
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, name, 'member') then
      execute format('grant %I to %I', name, current_user);
    end if;
  end loop;
  -- Whoever may see the names of hospitals may see the figures. Another database may say so at the same moment.
  begin
    if not pg_has_role('sekisho_statistics_named', 'sekisho_statistics', 'member') then
      grant sekisho_statistics to sekisho_statistics_named;
    end if;
  exception when unique_violation or internal_error then null;
  end;
end
$$;
grant usage on schema public to sekisho_statistics;

set local role sekisho_owner;

-- Who reads the national picture (secretariat, ministry), and whether also which hospitals it is made of.
create table national_reader (
  person_id uuid primary key references person,
  named boolean not null,
  granted_by text not null,
  granted_at timestamptz not null,
  why text not null
);

-- Since when the ledger says of a device what it says now: whether a hospital knew of it before an advisory came out.
alter table device add column said_since timestamptz;
update device set said_since = change.at from ledger_change change
  where change.facility_id = device.facility_id and change.record_id = device.record_id and change.version = device.record_version;

-- How a hospital stands towards a product: its newest case, without words.
create table response_standing (
  facility_id uuid not null,
  product_no int not null,
  -- Of src/vulnerability/case/response-step.ts.
  phase text not null
    check (phase in ('open', 'acknowledged', 'accepted', 'mitigated', 'notAffected', 'resolved', 'corrected')),
  due_on date not null,
  -- Some device is affected for sure; false: somebody has yet to look. Closed: as it last was.
  certain boolean not null,
  -- Some advisory came out when the ledger already named the device and its version.
  knew boolean not null,
  since timestamptz not null,
  primary key (facility_id, product_no)
);
create index response_standing_product on response_standing (product_no, phase, due_on);

-- Every change of phase of every case, for the picture over time. Never changed.
create table response_step (
  facility_id uuid not null,
  product_no int not null,
  case_number int not null,
  -- Place in the history of the case.
  step int not null,
  at timestamptz not null,
  phase text not null,
  primary key (facility_id, product_no, case_number, step)
);
create index response_step_product on response_step (product_no);

-- From when until when an advisory concerned a hospital: a case goes on while any advisory of its product does.
create table response_advisory (
  facility_id uuid not null,
  product_no int not null,
  advisory_no bigint not null,
  certain boolean not null,
  knew boolean not null,
  since timestamptz not null,
  gone_at timestamptz,
  -- Gone because the advisory or our reading of it was corrected, not because the hospital did something.
  corrected boolean not null default false,
  primary key (facility_id, product_no, advisory_no)
);
create index response_advisory_advisory on response_advisory (advisory_no);

-- How many devices a hospital's ledger names, and of how many it is known which product they are.
create table facility_recognition (
  facility_id uuid primary key,
  devices int not null,
  recognised int not null
);
-- Texts of devices mean something else than when hospitals were last counted.
alter table recognition_state add column recount boolean not null default true;

-- Cases from before are noted when they are next looked at, which is now.
insert into case_review (facility_id, due_at) select distinct facility_id, now() from vulnerability_case
  on conflict (facility_id) do update set due_at = least(case_review.due_at, excluded.due_at);

do $$
declare
  name text;
begin
  foreach name in array array['response_standing', 'response_step', 'response_advisory', 'facility_recognition'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (facility_id = any (current_facility_ids()))', name);
    execute format('create policy statistics on %I for select to sekisho_statistics using (true)', name);
    execute format('grant select on %I to sekisho_statistics', name);
  end loop;
end
$$;
create policy statistics on facility for select to sekisho_statistics using (true);
create policy matcher on facility_recognition to sekisho_matcher using (true) with check (true);

grant select, insert, update, delete on national_reader to sekisho_app;
grant select, insert, update on response_standing, response_advisory, facility_recognition to sekisho_app;
grant select, insert on response_step to sekisho_app;
grant select, insert, update on facility_recognition to sekisho_matcher;
grant select, update (recount) on recognition_state to sekisho_matcher;
grant select (facility_id, prefecture, founder_class, licensed_beds) on facility to sekisho_statistics;
grant select (name) on facility to sekisho_statistics_named;
grant select on exposed_product, advisory to sekisho_statistics;

reset role;
