-- What a verdict says, as a digest: matching everything again then compares digests instead of sending every reason to the database.
-- Null in verdicts from before: they are written once more.
set local role sekisho_owner;
alter table verdict add column digest text;
reset role;
