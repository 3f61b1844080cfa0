set local role sekisho_owner;

-- Editions of what a hospital states about vulnerabilities (CSAF VEX): whoever received one can tell a newer one by its number.
create table vex_edition (
  facility_id uuid not null,
  version int not null check (version > 0),
  -- Of the document without its edition: the same content keeps its number.
  content_hash text not null,
  released_at timestamptz not null,
  primary key (facility_id, version)
);
alter table vex_edition enable row level security;
create policy tenant on vex_edition using (facility_id = any (current_facility_ids()));
grant select, insert on vex_edition to sekisho_app;

reset role;
