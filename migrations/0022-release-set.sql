-- Nobody reads when a set was matched: it is when it is written, in the same transaction.
set local role sekisho_owner;
alter table release_set drop column matched_at;
reset role;
