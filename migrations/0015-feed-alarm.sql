set local role sekisho_owner;

-- Readings that failed one after the other since the last that went through.
alter table feed add column failures int not null default 0;
-- Since when the administrators know that the source is stale; null: it is fresh, or nobody was told yet.
alter table feed add column alarmed_at timestamptz;

reset role;
