-- How often texts of ledgers were looked at again, because sources name more products or somebody decided what a text means: as long as
-- that stands, what was read of both holds.
set local role sekisho_owner;
alter table recognition_state add column revision int not null default 0;
grant update (revision) on recognition_state to sekisho_matcher;
reset role;
