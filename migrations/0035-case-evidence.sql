-- What proves that something was done about a case: a photograph of the version on the screen, the work report of a vendor.
set local role sekisho_owner;
create table case_evidence (
  facility_id uuid not null,
  -- Also that of the file in stored_file.
  id uuid not null,
  case_id uuid not null,
  caption text not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (facility_id, id),
  foreign key (facility_id, case_id) references vulnerability_case
);
create index case_evidence_case on case_evidence (facility_id, case_id, added_at);
alter table case_evidence enable row level security;
create policy tenant on case_evidence using (facility_id = any (current_facility_ids()));
grant select, insert, delete on case_evidence to sekisho_app;
reset role;
