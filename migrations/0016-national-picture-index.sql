set local role sekisho_owner;

-- Counting an advisory's hospitals reads this index alone: the table itself is ordered by hospital, and a country's rows of one advisory
-- lie all over it.
drop index response_advisory_advisory;
create index response_advisory_advisory on response_advisory (advisory_no)
  include (facility_id, product_no, certain, knew, since, gone_at, corrected);

reset role;
