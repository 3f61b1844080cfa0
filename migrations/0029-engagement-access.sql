-- What opens a hospital to an organisation, how it ended, and who looked through it.
set local role sekisho_owner;

-- The hospital took it back, the secretariat ended it, its term ran out, or a newer one took its place.
alter table engagement add column ended_as text;
alter table engagement add constraint engagement_ended_as_check check (ended_as in ('withdrawn', 'ended', 'lapsed', 'renewed'));

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

-- Texts of the letters and contracts of a programme, in editions; edition 0 is the text that comes along. What was issued is kept as
-- files, so that no later edition changes it.
create table agreement_template (
  programme_id uuid not null,
  kind text not null check (kind in ('requestLetter', 'pledge', 'hospitalProcedure', 'companyProcedure', 'nda', 'purchaseOrder')),
  edition int not null check (edition > 0),
  text text not null,
  why text not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (programme_id, kind, edition)
);
-- What the texts name and the programme does not know otherwise: representative, contact, days (src/survey/agreement/values.ts).
create table agreement_setting (
  programme_id uuid not null,
  edition int not null check (edition > 0),
  setting jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (programme_id, edition)
);
-- A letter or contract about one hospital, as it was issued.
create table agreement_document (
  facility_id uuid not null,
  programme_id uuid not null,
  id uuid not null,
  kind text not null,
  -- Of the text; 0: the one that comes along.
  template_edition int not null,
  -- The company it is for; null: the hospital's.
  organisation_id uuid references organisation,
  issued_on date not null,
  pdf_file_id uuid not null,
  pdf_sha256 text not null,
  docx_file_id uuid not null,
  docx_sha256 text not null,
  issued_by text not null,
  issued_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['agreement_template', 'agreement_setting'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (programme_id = any (current_programme_ids()))', name);
  end loop;
end
$$;
alter table agreement_document enable row level security;
create policy tenant on agreement_document using (facility_id = any (current_facility_ids()));
create policy programme on agreement_document for select to sekisho_programme using (shared_with = any (current_programme_ids()));
grant select, insert on agreement_template, agreement_setting, agreement_document to sekisho_app;
grant update (shared_with) on agreement_document to sekisho_app;
grant select on agreement_document to sekisho_programme;

-- Invitations into an organisation: companies' people have no account before. As those into hospitals, found by the secret of the link.
create table organisation_invitation (
  organisation_id uuid not null references organisation,
  id uuid not null,
  email text not null,
  roles text[] not null,
  why text not null,
  token_hash text not null unique,
  invited_by text not null,
  invited_by_person uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  primary key (organisation_id, id)
);
grant select, insert, update on organisation_invitation to sekisho_app;

reset role;
