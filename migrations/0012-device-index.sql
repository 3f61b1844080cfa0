-- Which devices of a hospital changed since they were last looked at is read from this index alone, not from the ledger itself: a change
-- of one of 2,000 devices must not cost a look at all of them. The condition is that of src/vulnerability/changed-devices.store.ts.
set local role sekisho_owner;
create index ledger_record_device on ledger_record (facility_id, id) include (version)
  where retired_at is null and (kind = 'asset' or (kind = 'connection' and not fields ? 'entryAsset'));
reset role;
