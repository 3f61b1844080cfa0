-- Instruments (調査票) of an organisation, one row an edition: a draft that is worked on, or fixed for good once a round may use it.
set local role sekisho_owner;

create table questionnaire_instrument (
  organisation_id uuid not null references organisation,
  instrument_id text not null,
  edition text not null,
  -- As src/questionnaire/instrument/instrument.ts says. A draft may be incomplete in what the checker says of it, never in its shape.
  document jsonb not null check (document ->> 'id' = instrument_id and document ->> 'edition' = edition),
  state text not null check (state in ('draft', 'fixed')),
  -- Counts the saves: whoever saves says which one they had before them.
  version int not null check (version > 0),
  created_at timestamptz not null,
  created_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  fixed_at timestamptz check ((state = 'fixed') = (fixed_at is not null)),
  primary key (organisation_id, instrument_id, edition)
);
alter table questionnaire_instrument enable row level security;
create policy tenant on questionnaire_instrument using (organisation_id = any (current_organisation_ids()));
-- What answers refer to never changes: a fixed edition is read, and that is all. Narrows the policy above; a trigger would say the same,
-- and we have none (scale-out.md).
create policy fixed_stays on questionnaire_instrument as restrictive for update using (state = 'draft') with check (true);
create policy fixed_is_kept on questionnaire_instrument as restrictive for delete using (state = 'draft');
grant select, insert, update, delete on questionnaire_instrument to sekisho_app;

reset role;
