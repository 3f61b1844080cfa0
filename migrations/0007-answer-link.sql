set local role sekisho_owner;

-- A link by which a vendor or department answers one inquiry without an account. Only the hash of its secret is kept.
create table answer_link (
  facility_id uuid not null,
  id uuid not null,
  inquiry_id uuid not null,
  token_hash text not null,
  -- Where it was mailed; null: handed over by whoever made it.
  email text,
  made_by text not null,
  -- Who is told of the answer. No foreign key: people are local, hospitals may be distributed (scale-out.md 1.2).
  made_by_person uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  saved_at timestamptz,
  -- What is saved so far, then what was handed in: {name, company, comment, answers}.
  answer jsonb,
  answered_at timestamptz,
  revoked_at timestamptz,
  primary key (facility_id, id),
  foreign key (facility_id, inquiry_id) references inquiry
);
-- A new link replaces the one before.
create unique index answer_link_in_force on answer_link (facility_id, inquiry_id) where revoked_at is null;
create index answer_link_inquiry on answer_link (facility_id, inquiry_id);
create index answer_link_token on answer_link (token_hash);

-- Files of an answer. Once it is handed in, each is an attachment of its record, under the same id; that it came with the answer stays
-- known when the hospital removes the attachment.
create table answer_file (
  facility_id uuid not null,
  id uuid not null,
  link_id uuid not null,
  record_id uuid not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  created_at timestamptz not null,
  primary key (facility_id, id),
  foreign key (facility_id, link_id) references answer_link,
  foreign key (facility_id, record_id) references ledger_record
);
create index answer_file_link on answer_file (facility_id, link_id);

do $$
declare
  name text;
begin
  foreach name in array array['answer_link', 'answer_file'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (facility_id = any (current_facility_ids()))', name);
  end loop;
end
$$;
grant select, insert, update on answer_link to sekisho_app;
grant select, insert, delete on answer_file to sekisho_app;

-- Whoever holds the secret of a link is nobody yet, so no facility is chosen: this tells which one the link leads to, and nothing else.
create function answer_link_facility(p_token_hash text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  return (select facility_id from answer_link where token_hash = p_token_hash);
revoke execute on function answer_link_facility from public;
grant execute on function answer_link_facility to sekisho_app;

reset role;
