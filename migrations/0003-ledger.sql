set local role sekisho_owner;

-- A hospital or clinic. Columns that lists, statistics and headers need; every stated fact with its source is in its
-- ledger_record of kind 'facility'.
create table facility (
  facility_id uuid primary key,
  name text not null,
  medical_institution_code text,
  prefecture text,
  founder_class text,
  licensed_beds int check (licensed_beds >= 0),
  created_at timestamptz not null
);
-- Unique over all facilities, so it lies outside the tenant tables (scale-out.md 1.2).
create table facility_code (
  medical_institution_code text primary key,
  facility_id uuid not null
);

-- One table for all kinds: each field is a statement with state, as-of date and source (docs/decisions/0001).
create table ledger_record (
  facility_id uuid not null,
  id uuid not null,
  kind text not null,
  number int not null,
  name text not null,
  fields jsonb not null,
  sources jsonb not null,
  -- Normalised text of the searchable fields, and the codes of its two-letter parts and of every code and state a filter can ask
  -- for (src/ledger/search-terms.ts): finds 透析 and 「版数が不明」 by one index, without an extension.
  search_text text not null,
  search_terms int[] not null,
  version int not null,
  retired_at timestamptz,
  updated_at timestamptz not null,
  primary key (facility_id, id)
);
-- Compressing these numbers gains nothing and costs at every look.
alter table ledger_record alter column search_terms set storage main;
create unique index ledger_record_number on ledger_record (facility_id, kind, number);
create index ledger_record_name on ledger_record (facility_id, kind, name, number);
-- Also counts what is in use without looking at the rows.
create index ledger_record_updated on ledger_record (facility_id, kind, updated_at, number) where retired_at is null;
-- A short pending list: a search reads it from end to end.
create index ledger_record_terms on ledger_record using gin (search_terms) with (gin_pending_list_limit = 512);

-- Columns that a list of very many assets shows at first sight and is sorted by; the expression is that of ledger_page(). Sorting by
-- another column reads the whole list.
create index ledger_asset_by_asset_id on ledger_record (facility_id, (coalesce(fields #>> '{assetId,value}', '')), number) where kind = 'asset';
create index ledger_asset_by_kind on ledger_record (facility_id, (coalesce(fields #>> '{kind,value}', '')), number) where kind = 'asset';
create index ledger_asset_by_maker on ledger_record (facility_id, (coalesce(fields #>> '{maker,value}', '')), number) where kind = 'asset';
create index ledger_asset_by_os on ledger_record (facility_id, (coalesce(fields #>> '{os,value}', '')), number) where kind = 'asset';
create index ledger_asset_by_location on ledger_record (facility_id, (coalesce(fields #>> '{location,value}', '')), number) where kind = 'asset';
create index ledger_asset_by_department on ledger_record (facility_id, (coalesce(fields #>> '{department,value}', '')), number) where kind = 'asset';
create index ledger_asset_by_maintenance_vendor on ledger_record (facility_id, (coalesce(fields #>> '{maintenanceVendor,value}', '')), number) where kind = 'asset';
create index ledger_asset_by_support_end on ledger_record (facility_id, (coalesce(fields #>> '{supportEndsOn,value}', '')), number) where kind = 'asset';
create index ledger_asset_by_hostname on ledger_record (facility_id, (coalesce(fields #>> '{hostname,value}', '')), number) where kind = 'asset';

-- Lists with search and filter. Under row-level security the planner may not use the index on search_terms, since `@>` is not marked
-- leakproof; so ledger_page runs as the owner and checks the facility itself, before anything else. Temporary objects are named last
-- in their search path: left out they would come first, and a temporary view ledger_record would run its functions as the owner.
create function ledger_condition(p_facility uuid, p_kind text, p_retired boolean, p_terms int[], p_needles text[]) returns text
  language sql immutable
  return format('facility_id = %L and kind = %L and retired_at is %s', p_facility, p_kind, case when p_retired then 'not null' else 'null' end)
    || coalesce((select string_agg(format(' and position(%L in search_text) > 0', needle), '') from unnest(p_needles) needle), '')
    || case when cardinality(p_terms) > 0 then format(' and search_terms @> %L::int[]', p_terms) else '' end;

-- One page of the records that carry all codes (p_filters of filters, p_words of words) and hold all words (p_needles), and with each of its rows how many match in all, counted no further than p_count_to.
-- p_order: number, name, updated_at, or a field id (letters, digits and hyphens). p_after_*: the last row already shown, or null.
create function ledger_page(p_facility uuid, p_kind text, p_retired boolean, p_filters int[], p_words int[], p_needles text[], p_order text, p_descending boolean,
    p_after_value text, p_after_number int, p_limit int, p_count_to int)
  returns table (total int, id uuid, facility_id uuid, kind text, number int, name text, fields jsonb, sources jsonb, version int,
    retired_at timestamptz, updated_at timestamptz, sort_value text)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  direction text := case when p_descending then 'desc' else 'asc' end;
  beyond text := case when p_descending then '<' else '>' end;
  value text := case p_order when 'number' then 'number' when 'name' then 'name' when 'updated_at' then 'updated_at'
    else format('coalesce(fields #>> %L, %L)', format('{%s,value}', regexp_replace(p_order, '[^A-Za-z0-9-]', '', 'g')), '') end;
  condition text := ledger_condition(p_facility, p_kind, p_retired, p_filters || p_words, p_needles);
  numbers int[];
  sorting text := current_setting('enable_sort');
begin
  if not coalesce(p_facility = any (current_facility_ids()), false) then
    return;
  end if;
  execute format('select array_agg(number) from (select number from ledger_record where %s limit %s) as found', condition, p_count_to)
    into numbers;
  if numbers is null then
    return;
  end if;
  -- Few are fetched by their numbers and sorted. Many are met soon when the list is walked in its order; the planner, which guesses how
  -- many carry a term and knows nothing of a list just imported, would rather sort them all.
  if cardinality(numbers) < p_count_to then
    condition := format('facility_id = %L and kind = %L and number = any (%L::int[])', p_facility, p_kind, numbers);
  else
    -- The codes of the words only lead to candidates by the index; row by row the words themselves are quicker.
    condition := ledger_condition(p_facility, p_kind, p_retired, p_filters, p_needles);
    perform set_config('enable_sort', 'off', true);
  end if;
  return query execute
    format('select %s, id, facility_id, kind, number, name, fields, sources, version, retired_at, updated_at, (%s)::text as sort_value ',
      cardinality(numbers), value)
    || 'from ledger_record where ' || condition
    || case when p_after_number is null then ''
       when p_order = 'number' then format(' and number %s %s', beyond, p_after_number)
       else format(' and (%s, number) %s (%L, %s)', value, beyond, p_after_value, p_after_number) end
    || case when p_order = 'number' then format(' order by number %s', direction)
       else format(' order by %s %s, number %s', value, direction, direction) end
    || format(' limit %s', p_limit);
  perform set_config('enable_sort', sorting, true);
end
$$;

-- After a large import: until the planner knows of the new records it would take a hospital of 100,000 assets for an empty one.
create function ledger_gather_statistics() returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  if cardinality(current_facility_ids()) > 0 then
    analyze ledger_record (facility_id, kind, number, name, retired_at, updated_at, search_terms);
  end if;
end
$$;
revoke execute on function ledger_page, ledger_gather_statistics from public;
grant execute on function ledger_page, ledger_gather_statistics to sekisho_app;

-- Numbers are given once and never again.
create table ledger_counter (
  facility_id uuid not null,
  kind text not null,
  last_number int not null,
  primary key (facility_id, kind)
);

-- History of every record: who, when, what it was before, why. What it became is the `before` of the next version, or the record
-- itself, so nothing is stored twice. Key is deterministic (scale-out.md 3.14). `version` is the version that came to be.
create table ledger_change (
  facility_id uuid not null,
  record_id uuid not null,
  version int not null,
  kind text not null,
  at timestamptz not null,
  actor text not null,
  reason text not null,
  import_id uuid,
  what text not null check (what in ('created', 'changed', 'retired', 'restored', 'removed')),
  -- {fields, sources, name, number, retiredAt}; null when the record was created.
  before jsonb,
  primary key (facility_id, record_id, version)
);
create index ledger_change_at on ledger_change (facility_id, at desc);
create index ledger_change_import on ledger_change (facility_id, import_id) where import_id is not null;

-- An import from upload to undo.
create table ledger_import (
  facility_id uuid not null,
  id uuid not null,
  state text not null check (state in ('reading', 'planned', 'refused', 'committing', 'committed', 'undone', 'discarded')),
  file_ids uuid[] not null,
  file_names text[] not null,
  -- What the person confirmed or changed: {mappings by source key, decisions by pair key}.
  choices jsonb not null,
  -- The plan without its rows: sources, counts, duplicates, conflicts, questions, unmapped columns, notices.
  plan jsonb,
  -- Of all that the plan would write; a commit writes exactly this or nothing.
  plan_hash text,
  refusal jsonb,
  -- {label, name} of who confirmed it: a commit that a stopped server left half way is finished in that person's name.
  commit_actor jsonb,
  created_by text not null,
  created_at timestamptz not null,
  committed_at timestamptz,
  undone_at timestamptz,
  primary key (facility_id, id)
);
create index ledger_import_at on ledger_import (facility_id, created_at desc);

-- The dry run, row by row.
create table ledger_import_row (
  facility_id uuid not null,
  import_id uuid not null,
  source int not null,
  row int not null,
  outcome text not null,
  record_id uuid,
  name text,
  reason text,
  cell text,
  text text,
  -- [{field, before, after}] of a changed record
  changes jsonb,
  primary key (facility_id, import_id, source, row),
  foreign key (facility_id, import_id) references ledger_import
);
create index ledger_import_row_outcome on ledger_import_row (facility_id, import_id, outcome, source, row);

-- The first rows of each source as the file shows them, so that looking at a mapping need not read the file again.
create table ledger_import_preview (
  facility_id uuid not null,
  import_id uuid not null,
  source int not null,
  rows jsonb not null,
  primary key (facility_id, import_id, source),
  foreign key (facility_id, import_id) references ledger_import
);

-- A mapping that a person confirmed for a source is proposed again next time.
create table ledger_mapping (
  facility_id uuid not null,
  source_key text not null,
  mapping jsonb not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null,
  primary key (facility_id, source_key)
);

create table ledger_view (
  facility_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  search jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (facility_id, id)
);

create table ledger_attachment (
  facility_id uuid not null,
  id uuid not null,
  record_id uuid not null,
  caption text not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (facility_id, id),
  foreign key (facility_id, record_id) references ledger_record,
  foreign key (facility_id, id) references stored_file
);

-- A question to a vendor or department about unknown values (D5b). No answer within the term is a result of its own.
create table inquiry (
  facility_id uuid not null,
  id uuid not null,
  number int not null,
  asked_party text not null check (asked_party in ('vendor', 'department')),
  asked_to text not null,
  question text not null,
  asked_on date not null,
  due_on date not null,
  hospital_consent_on date,
  state text not null check (state in ('open', 'submitted', 'late', 'notSubmitted', 'withdrawn')),
  answered_on date,
  answer_summary text,
  recorded_by text not null,
  created_at timestamptz not null,
  primary key (facility_id, id)
);
create unique index inquiry_number on inquiry (facility_id, number);
create index inquiry_due on inquiry (facility_id, due_on) where state = 'open';
create table inquiry_item (
  facility_id uuid not null,
  inquiry_id uuid not null,
  record_id uuid not null,
  field text not null,
  primary key (facility_id, inquiry_id, record_id, field),
  foreign key (facility_id, inquiry_id) references inquiry,
  foreign key (facility_id, record_id) references ledger_record
);

do $$
declare
  name text;
begin
  foreach name in array array['facility', 'ledger_record', 'ledger_counter', 'ledger_change', 'ledger_import', 'ledger_import_row', 'ledger_import_preview', 'ledger_mapping',
    'ledger_view', 'ledger_attachment', 'inquiry', 'inquiry_item'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (facility_id = any (current_facility_ids()))', name);
  end loop;
end
$$;

create policy operator on facility for select to sekisho_operator using (true);
create policy operator on ledger_import for select to sekisho_operator using (true);
grant select on facility, ledger_import to sekisho_operator;

grant select, insert, update on facility, ledger_record, ledger_counter, ledger_import, ledger_mapping, inquiry to sekisho_app;
-- A record is removed only when the import that made it is undone; its history stays.
grant delete on ledger_record, ledger_mapping to sekisho_app;
grant select, insert on ledger_change to sekisho_app;
grant select, insert, update, delete on ledger_import_row, ledger_import_preview, ledger_view, ledger_attachment, inquiry_item to sekisho_app;
grant select, insert, update, delete on facility_code to sekisho_app;

reset role;
