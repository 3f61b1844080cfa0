-- Roles. The owner cannot sign in; the application's role owns nothing and cannot bypass row-level security. The operator's role
-- reads across facilities the little that running the instance needs (which facilities there are, audit chains, unfinished imports);
-- a transaction takes it on by `set local role` (src/platform/db/operator.ts).
do $$
begin
  -- Roles belong to the whole server: another database of it may make them at the same moment.
  begin
    create role sekisho_owner nologin;
  exception when duplicate_object or unique_violation then null;
  end;
  begin
    create role sekisho_app nologin nobypassrls;
  exception when duplicate_object or unique_violation then null;
  end;
  begin
    create role sekisho_operator nologin nobypassrls;
  exception when duplicate_object or unique_violation then null;
  end;
  if not pg_has_role(current_user, 'sekisho_operator', 'member') then
    execute format('grant sekisho_operator to %I', current_user);
  end if;
  if not pg_has_role(current_user, 'sekisho_owner', 'member') then
    execute format('grant sekisho_owner to %I', current_user);
  end if;
  if not pg_has_role(current_user, 'sekisho_app', 'member') then
    execute format('grant sekisho_app to %I', current_user);
  end if;
  execute format('grant create, usage on schema public to sekisho_owner');
  -- A database brought along from before PostgreSQL 15 lets everybody make objects here, where functions of the owner look.
  revoke create on schema public from public;
  -- Job queues make their own tables and stay on the coordinator (scale-out.md 1.5).
  execute format('grant create on database %I to sekisho_app', current_database());
end
$$;
grant usage on schema public to sekisho_app, sekisho_operator;

set local role sekisho_owner;

-- The facilities this transaction may see. Policies read only row columns and this setting (scale-out.md 2.8).
create function current_facility_ids() returns uuid[]
  language sql stable parallel safe
  return string_to_array(nullif(current_setting('app.facility_ids', true), ''), ',')::uuid[];

-- Append-only, hash-chained per facility. The head row is locked by each writer, so a chain has no forks;
-- writers of different facilities do not wait for each other.
create table audit_entry (
  facility_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  previous_hash text not null,
  hash text not null,
  primary key (facility_id, seq)
);
create index audit_entry_subject on audit_entry (facility_id, subject, seq);
create table audit_head (
  facility_id uuid primary key,
  seq bigint not null,
  hash text not null
);

-- The same for what concerns the whole instance (people, settings, facilities added or erased).
create table instance_audit_entry (
  seq bigint primary key,
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null,
  previous_hash text not null,
  hash text not null
);
create table instance_audit_head (
  one boolean primary key default true check (one),
  seq bigint not null,
  hash text not null
);
insert into instance_audit_head (seq, hash) values (0, '');

-- A data key per facility, wrapped by the instance's master key; destroying it erases what it encrypted, backups included.
create table facility_key (
  facility_id uuid primary key,
  wrapped_key bytea,
  created_at timestamptz not null,
  destroyed_at timestamptz
);

-- Files of a facility. The content lies encrypted in the data folder under this id.
create table stored_file (
  facility_id uuid not null,
  id uuid not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (facility_id, id)
);

-- Mail waits here, is sent after the commit, and stays visible to the administrator when no mail server is set.
create table mail (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body_text text not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'kept')),
  attempts int not null default 0,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index mail_waiting on mail (created_at) where state = 'waiting';

alter table audit_entry enable row level security;
alter table audit_head enable row level security;
alter table facility_key enable row level security;
alter table stored_file enable row level security;
create policy tenant on audit_entry using (facility_id = any (current_facility_ids()));
create policy tenant on audit_head using (facility_id = any (current_facility_ids()));
create policy tenant on facility_key using (facility_id = any (current_facility_ids()));
create policy tenant on stored_file using (facility_id = any (current_facility_ids()));

create policy operator on audit_entry for select to sekisho_operator using (true);
create policy operator on audit_head for select to sekisho_operator using (true);
grant select on audit_entry, audit_head, instance_audit_entry, instance_audit_head to sekisho_operator;

-- No update and no delete on what must never change.
grant select, insert on audit_entry, instance_audit_entry to sekisho_app;
grant select, insert, update on audit_head, facility_key to sekisho_app;
grant select, update on instance_audit_head to sekisho_app;
grant select, insert, delete on stored_file to sekisho_app;
grant select, insert, update, delete on mail to sekisho_app;

reset role;
