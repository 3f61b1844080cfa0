-- Who confirmed an import goes with its job, which a server that starts takes up again; the import need not keep it.
alter table ledger_import drop column commit_actor;
