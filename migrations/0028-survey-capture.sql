-- What investigators write down on the spot with a tablet, without a network, and the tablets themselves.
set local role sekisho_owner;

-- Tablets that hold, or held, what belongs to a hospital.
create table survey_device (
  facility_id uuid not null,
  programme_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  person_name text not null,
  name text not null,
  prepared_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- Days after the last contact until the device wipes itself.
  keep_days int not null check (keep_days between 1 and 90),
  -- Things and photos not sent yet, as the device last told.
  waiting int not null check (waiting >= 0),
  -- SHA-256 of what the device tells its wiping with, when its person may not sign in for the hospital any more.
  token_hash text not null,
  wipe_ordered_at timestamptz,
  wipe_ordered_by text,
  wipe_ordered_why text,
  wiped_at timestamptz,
  wiped_why text,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, id),
  check ((wipe_ordered_at is null) = (wipe_ordered_by is null)),
  check ((wiped_at is null) = (wiped_why is null))
);

-- What a device sent, and what became of it: sent again, it is answered again and changes nothing.
create table survey_capture_operation (
  facility_id uuid not null,
  programme_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  thing text not null,
  received_at timestamptz not null,
  outcome jsonb not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, id)
);

-- Photos on their way, piece by piece, each sealed with the hospital's key.
create table survey_capture_piece (
  facility_id uuid not null,
  programme_id uuid not null,
  photo_id uuid not null,
  piece int not null check (piece >= 0),
  content bytea not null,
  received_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, photo_id, piece)
);

create table survey_photo (
  facility_id uuid not null,
  programme_id uuid not null,
  -- Made by the device.
  id uuid not null,
  -- stored_file of the hospital; for a connection also an attachment of its record.
  file_id uuid not null,
  -- What it shows: "connection:<id>", "target:<visit>:<category>", "check:…", "note:<id>".
  thing text not null,
  caption text not null,
  taken_at timestamptz not null,
  taken_by text not null,
  received_at timestamptz not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, id)
);

create table survey_field_note (
  facility_id uuid not null,
  programme_id uuid not null,
  id uuid not null,
  -- What it is about, as in survey_photo; null: nothing in particular.
  about text,
  body text not null,
  written_at timestamptz not null,
  written_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  shared_with uuid check (shared_with = programme_id),
  primary key (facility_id, programme_id, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['survey_device', 'survey_capture_operation', 'survey_capture_piece', 'survey_photo', 'survey_field_note'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (facility_id = any (current_facility_ids()))', name);
    execute format('create policy programme on %I for select to sekisho_programme using (shared_with = any (current_programme_ids()))', name);
    execute format('grant select on %I to sekisho_programme', name);
    execute format('create index on %I (programme_id)', name);
  end loop;
end
$$;

grant select, insert, update on survey_device, survey_photo, survey_field_note to sekisho_app;
grant select, insert, update (shared_with) on survey_capture_operation to sekisho_app;
grant select, insert, delete, update (shared_with) on survey_capture_piece to sekisho_app;

reset role;
