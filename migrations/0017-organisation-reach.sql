-- Organisations act as organisations: people belong to them, and what belongs to an organisation is seen by its own people only.
set local role sekisho_owner;

create table organisation_member (
  organisation_id uuid not null references organisation,
  id uuid not null,
  person_id uuid not null references person,
  role text not null check (role in ('surveyManager', 'analyst', 'publisher')),
  since timestamptz not null,
  until timestamptz check (until >= since),
  granted_by text not null,
  why text not null,
  ended_by text,
  ended_why text,
  primary key (organisation_id, id)
);
create index organisation_member_person on organisation_member (person_id);
create unique index organisation_member_open on organisation_member (organisation_id, person_id, role) where until is null;
grant select, insert, update on organisation_member to sekisho_app;

-- As current_facility_ids(), for what belongs to an organisation: no subquery in policies (scale-out.md 2.8).
create function current_organisation_ids() returns uuid[]
  language sql stable parallel safe
  return string_to_array(nullif(current_setting('app.organisation_ids', true), ''), ',')::uuid[];
grant execute on function current_organisation_ids to public;

reset role;
