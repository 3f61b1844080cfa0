set local role sekisho_owner;

-- A finding over time: fact, status and history as src/finding/contract.ts describes them. Never deleted.
create table finding (
  facility_id uuid not null,
  key text not null,
  rule text not null,
  severity text not null,
  state text not null check (state in ('open', 'accepted', 'closed', 'reopened')),
  ref uuid not null,
  fact jsonb not null,
  status jsonb not null,
  history jsonb not null,
  updated_at timestamptz not null,
  primary key (facility_id, key)
);
create index finding_ref on finding (facility_id, ref);
create index finding_state on finding (facility_id, state, rule);

-- Up to which entry of the facility's audit chain, and on which day, its findings were last brought in line.
create table finding_evaluation (
  facility_id uuid primary key,
  audit_seq bigint not null,
  day date not null
);

alter table finding enable row level security;
alter table finding_evaluation enable row level security;
create policy tenant on finding using (facility_id = any (current_facility_ids()));
create policy tenant on finding_evaluation using (facility_id = any (current_facility_ids()));
grant select, insert, update on finding, finding_evaluation to sekisho_app;

reset role;
