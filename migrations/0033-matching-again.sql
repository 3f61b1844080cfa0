-- The entry device of a connection is looked at unless an asset of the ledger is it: "none" and "unknown" are no asset. The condition is
-- that of src/vulnerability/product/changed-devices.store.ts.
set local role sekisho_owner;
drop index ledger_record_device;
create index ledger_record_device on ledger_record (facility_id, id) include (version)
  where retired_at is null and (kind = 'asset' or (kind = 'connection' and (fields -> 'entryAsset' ->> 'state') is distinct from 'known'));

-- Conditions and versions are read more carefully than before: everything is judged once more, and told to nobody who knew. Empty, not
-- null, which would say that nobody was told yet.
update advisory set matched_hash = '' where matched_hash is not null;
update recognition_state set dictionary_size = -1;
-- Of sources that disagree, one that knows no version counts now as well.
update device set record_version = 0 from ledger_record record
  where record.facility_id = device.facility_id and record.id = device.record_id
    and 'conflict' in (record.fields -> 'softwareVersion' ->> 'state', record.fields -> 'osVersion' ->> 'state',
      record.fields -> 'firmwareVersion' ->> 'state');
reset role;
