-- Erasing all that is held of a hospital: asked for by one person, agreed to by another, done once, and provable afterwards.
set local role sekisho_owner;

-- Outlives the hospital, so it is none of its tables: of the hospital it keeps the id and a digest by which the name can be proven.
create table custody_erasure (
  id uuid primary key,
  hospital_id uuid not null,
  -- requested; recalled or lapsed: nothing was done. closing: nobody reaches the hospital any more. erased: no row is left; what is left
  -- in files is being removed. finished: for good.
  state text not null check (state in ('requested', 'recalled', 'lapsed', 'closing', 'erased', 'finished')),
  requested_by text not null,
  requested_name text not null,
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  -- Emptied when the rows go: it may speak of the hospital.
  why text not null,
  -- By which the second person lets the operator do it at the command line.
  code_hash text,
  code_by text,
  code_name text,
  agreed_by text,
  agreed_name text,
  agreed_at timestamptz,
  ended_at timestamptz,
  name_salt text,
  name_hash text,
  -- Of the people whose accounts belonged to the hospital alone; emptied when they go.
  people uuid[] not null default '{}',
  -- Mails that were removed, whose copies in the outbox are still to be removed.
  mails uuid[] not null default '{}',
  -- Rows by table.
  counts jsonb not null default '{}',
  -- {devices, files, fileBytes, vacuumed, notCompacted, writeAheadLog, logs, backups, …}: src/custody/erasure-record.ts
  record jsonb not null default '{}',
  erased_at timestamptz,
  finished_at timestamptz,
  constraint two_people check (agreed_by is null or agreed_by <> requested_by),
  check ((agreed_by is null) = (agreed_at is null)),
  check (state not in ('closing', 'erased', 'finished') or agreed_by is not null)
);
create unique index one_open_erasure on custody_erasure (hospital_id) where state in ('requested', 'closing', 'erased');
create index custody_erasure_hospital on custody_erasure (hospital_id, requested_at desc);
grant select, insert, update on custody_erasure to sekisho_app;

-- Tables of hospitals, by the catalogue: those made tomorrow are among them. The key is destroyed, not removed: a late job must not
-- make another.
create function custody_tables() returns setof text
  language sql stable set search_path = pg_catalog, public, pg_temp
  begin atomic
    select c.relname::text from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'facility_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'facility_key'
      order by 1;
  end;

-- Shuts the hospital: roles and engagements end, links and tokens are revoked. For an erasure that two people have agreed on.
create function custody_close(p_erasure uuid, p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  hospital uuid;
  link_table text;
begin
  select hospital_id into hospital from custody_erasure where id = p_erasure and state = 'closing' and agreed_by <> requested_by for update;
  if hospital is null then
    raise exception 'no erasure that two people agreed on';
  end if;
  update custody_erasure set people = array(select distinct person_id from facility_role where facility_id = hospital) where id = p_erasure;
  update facility_role set until = greatest(since, p_now), ended_by = 'erasure', ended_why = ''
    where facility_id = hospital and (until is null or until > p_now);
  update engagement set until = greatest(since, p_now) where facility_id = hospital and (until is null or until > p_now);
  for link_table in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'revoked_at' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relname in (select custody_tables()) loop
    execute format('update public.%I set revoked_at = $2 where facility_id = $1 and revoked_at is null', link_table) using hospital, p_now;
  end loop;
end
$$;

-- Removes every row of the hospital, and what is kept without whose it is but was only the hospital's. Children before parents, by the
-- foreign keys of the catalogue. May be called again: what late work wrote goes too. Returns the rows removed, by table.
create function custody_erase_rows(p_erasure uuid) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  hospital uuid;
  hospital_name text;
  persons uuid[];
  addresses text[] := '{}';
  account_email text;
  one uuid;
  remaining text[];
  next_table text;
  set_nos bigint[];
  release_nos bigint[];
  gone uuid[];
  n bigint;
  removed jsonb := '{}';
begin
  select e.hospital_id, e.people into hospital, persons from custody_erasure e
    where e.id = p_erasure and e.state in ('closing', 'erased') and e.agreed_by <> e.requested_by for update;
  if hospital is null then
    raise exception 'no erasure that two people agreed on';
  end if;
  select f.name into hospital_name from facility f where f.facility_id = hospital;

  select array_agg(t) into remaining from custody_tables() t;
  while cardinality(remaining) > 0 loop
    select t into next_table from unnest(remaining) t where not exists (select from pg_constraint k
        where k.contype = 'f' and k.confrelid = format('public.%I', t)::regclass and k.conrelid <> k.confrelid
          and k.conrelid in (select format('public.%I', other)::regclass from unnest(remaining) other))
      order by t limit 1;
    if next_table is null then
      raise exception 'tables of hospitals refer to each other in a circle: %', remaining;
    end if;
    execute format('delete from public.%I where facility_id = $1', next_table) using hospital;
    get diagnostics n = row_count;
    if n > 0 then
      removed := removed || jsonb_build_object(next_table, n);
    end if;
    remaining := array_remove(remaining, next_table);
  end loop;

  -- Sayings about devices that no ledger holds any more, and what they alone were recognised as. A saying of another ledger that was
  -- looked up at this very moment may be among them: its device is then taken up anew when that hospital is matched again.
  select coalesce(array_agg(distinct said.set_no), '{}') into set_nos from device_text_set said
    where not exists (select from device d where d.text_no = said.text_no);
  delete from device_text t where not exists (select from device d where d.text_no = t.no);
  get diagnostics n = row_count;
  if n > 0 then
    removed := removed || jsonb_build_object('device_text', n);
    select coalesce(array_agg(no), '{}') into set_nos from release_set s
      where s.no = any (set_nos) and not exists (select from device_text_set said where said.set_no = s.no);
    select coalesce(array_agg(distinct release), '{}') into release_nos from release_set s, unnest(s.releases) release where s.no = any (set_nos);
    delete from verdict where set_no = any (set_nos);
    delete from release_set_product where set_no = any (set_nos);
    delete from release_set where no = any (set_nos);
    delete from product_release r where r.no = any (release_nos)
      and r.no not in (select release from release_set s, unnest(s.releases) release where s.releases && release_nos);
  end if;

  delete from device d where not exists (select from device_text t where t.no = d.text_no);

  -- In surveys by questionnaire the answers stay with whoever asked; whose they were goes.
  update questionnaire_invitation set hospital_id = null, name = null, email = null where hospital_id = hospital;

  -- Accounts that belonged to nobody else: where another table still speaks of the person, the account stays.
  foreach one in array persons loop
    begin
      delete from person p where p.id = one returning p.email into account_email;
      if found then
        addresses := addresses || account_email;
        delete from sign_in_attempt where account = account_email;
      end if;
    exception when foreign_key_violation then
      null;
    end;
  end loop;
  if cardinality(addresses) > 0 then
    removed := removed || jsonb_build_object('person', cardinality(addresses));
  end if;
  -- A name of one or two characters is part of other words; its mails are found by the address of the hospital's pages.
  with sent as (delete from mail m where m.recipient = any (addresses) or position(hospital::text in m.body_text) > 0
      or (length(hospital_name) > 2 and position(hospital_name in m.subject || m.body_text) > 0) returning m.id)
    select coalesce(array_agg(id), '{}') into gone from sent;
  if cardinality(gone) > 0 then
    removed := removed || jsonb_build_object('mail', cardinality(gone));
  end if;

  insert into facility_key (facility_id, wrapped_key, created_at, destroyed_at) values (hospital, null, now(), now())
    on conflict (facility_id) do update set wrapped_key = null, destroyed_at = coalesce(facility_key.destroyed_at, excluded.destroyed_at);
  update custody_erasure e set people = '{}', why = '', code_hash = null, code_by = null, code_name = null, mails = e.mails || gone where e.id = p_erasure;
  return removed;
end
$$;
revoke execute on function custody_tables, custody_close, custody_erase_rows from public;
grant execute on function custody_tables, custody_close, custody_erase_rows to sekisho_app;

reset role;
