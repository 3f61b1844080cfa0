-- When the last backup was made is read from the installation's audit log, at every look at its state.
set local role sekisho_owner;
create index instance_audit_backup on instance_audit_entry (seq) where action = 'backup.made';
reset role;
