-- Advisories whose exposures came or weigh otherwise, and of whose hospitals the cases are to be looked at. One row instead of a note for
-- each of up to 100,000 hospitals in the transaction that makes their exposures durable; the notes are made when somebody looks for them.
set local role sekisho_owner;
create table advisory_review (
  advisory_no bigint primary key references advisory on delete cascade
);
grant select on advisory_review to sekisho_app;
grant select, insert, delete on advisory_review to sekisho_matcher;
reset role;
