-- Webhooks: addresses of a hospital to which Sekisho reports what happens to its cases (src/webhook).
set local role sekisho_owner;

create table webhook_endpoint (
  facility_id uuid not null,
  id uuid not null,
  name text not null,
  url text not null,
  events text[] not null,
  -- 'gone': the receiver answered 410.
  state text not null check (state in ('active', 'paused', 'gone')),
  -- Since when reports to it are given up; null: none is, or a later one arrived.
  failing_since timestamptz,
  -- Sealed with the hospital's data key.
  secret bytea not null,
  -- The one before, signed with as well until then, so that a receiver can change over.
  previous_secret bytea,
  previous_until timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  primary key (facility_id, id)
);

-- One report to one address. Written in the transaction of what it reports; the key allows each once.
create table webhook_delivery (
  facility_id uuid not null,
  endpoint_id uuid not null,
  -- Follows from what happened (src/webhook/api.ts); the receiver knows a repeated report by it.
  event_id text not null,
  event_type text not null,
  occurred_at timestamptz not null,
  data jsonb not null,
  -- 'held': its address is paused. 'failed': given up.
  state text not null check (state in ('waiting', 'held', 'delivered', 'failed')),
  attempts int not null,
  -- Of the last attempts, how many failed one after the other; it says how long to wait.
  failures int not null,
  next_attempt_at timestamptz not null,
  created_at timestamptz not null,
  primary key (facility_id, endpoint_id, event_id),
  foreign key (facility_id, endpoint_id) references webhook_endpoint on delete cascade
);
create index webhook_delivery_due on webhook_delivery (next_attempt_at) where state = 'waiting';
create index webhook_delivery_newest on webhook_delivery (facility_id, endpoint_id, created_at desc);
create index webhook_delivery_oldest on webhook_delivery (created_at);

-- Written when an attempt begins. Without an end its process died in it: the receiver may have the report or not.
create table webhook_attempt (
  facility_id uuid not null,
  endpoint_id uuid not null,
  event_id text not null,
  attempt int not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  -- Of the answer; null: there was none, and problem says why.
  status int,
  problem text,
  -- Code of the network or of TLS, "ECONNREFUSED".
  problem_code text,
  -- First 500 characters of the answer.
  answer text,
  primary key (facility_id, endpoint_id, event_id, attempt),
  foreign key (facility_id, endpoint_id, event_id) references webhook_delivery on delete cascade
);

alter table webhook_endpoint enable row level security;
alter table webhook_delivery enable row level security;
alter table webhook_attempt enable row level security;
create policy tenant on webhook_endpoint using (facility_id = any (current_facility_ids()));
create policy tenant on webhook_delivery using (facility_id = any (current_facility_ids()));
create policy tenant on webhook_attempt using (facility_id = any (current_facility_ids()));
grant select, insert, update, delete on webhook_endpoint, webhook_delivery, webhook_attempt to sekisho_app;

-- Whoever sends sees which hospitals have something to send, and which have old reports to remove; nothing of what these say.
create policy operator on webhook_delivery for select to sekisho_operator using (true);
grant select (facility_id, state, next_attempt_at, created_at) on webhook_delivery to sekisho_operator;

reset role;
