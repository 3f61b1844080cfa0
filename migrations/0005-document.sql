set local role sekisho_owner;

-- An issued edition is kept unchanged: its content (for comparing editions), and its files in the encrypted store.
create table document_edition (
  facility_id uuid not null,
  id uuid not null,
  -- A kind of document, or 'volume'.
  kind text not null,
  edition int not null,
  issued_on date not null,
  as_of text not null,
  content_hash text not null,
  content jsonb not null,
  pdf_file_id uuid not null,
  xlsx_file_id uuid,
  note text not null,
  issued_by text not null,
  issued_at timestamptz not null,
  primary key (facility_id, id),
  foreign key (facility_id, pdf_file_id) references stored_file,
  foreign key (facility_id, xlsx_file_id) references stored_file
);
create unique index document_edition_number on document_edition (facility_id, kind, edition);

-- Where a person put a node of a picture.
create table picture_position (
  facility_id uuid not null,
  picture text not null,
  node_id text not null,
  x double precision not null,
  y double precision not null,
  primary key (facility_id, picture, node_id)
);

alter table document_edition enable row level security;
alter table picture_position enable row level security;
create policy tenant on document_edition using (facility_id = any (current_facility_ids()));
create policy tenant on picture_position using (facility_id = any (current_facility_ids()));
-- An edition is never changed and never removed.
grant select, insert on document_edition to sekisho_app;
grant select, insert, update, delete on picture_position to sekisho_app;

reset role;
