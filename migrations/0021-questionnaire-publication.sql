-- What an organisation published of its rounds. Nothing here is ever changed or removed: what was public once stays known, so that a
-- withdrawn release still counts when the next one is protected.
do $$
begin
  -- Whoever is not signed in. It may read no table; the two functions below are all it has.
  begin
    create role sekisho_public nologin nobypassrls;
  exception when duplicate_object or unique_violation then null;
  end;
  if not pg_has_role(current_user, 'sekisho_public', 'member') then
    execute format('grant sekisho_public to %I', current_user);
  end if;
end
$$;
grant usage on schema public to sekisho_public;

set local role sekisho_owner;

create table questionnaire_release (
  organisation_id uuid not null,
  round_id uuid not null,
  id uuid not null,
  -- Of the round: 1, 2, …
  number int not null check (number > 0),
  title text not null check (title <> ''),
  -- Everything the public gets, as src/questionnaire/publication/release.ts says.
  content jsonb not null,
  -- Of the content as canonical JSON, which is the JSON file that the public downloads.
  content_sha256 text not null,
  -- State of the round's answers that the tables were made from: releases of other answers could be subtracted from each other.
  answers_state text not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (organisation_id, round_id, id),
  unique (organisation_id, round_id, number),
  foreign key (organisation_id, round_id) references questionnaire_round
);
create unique index questionnaire_release_address on questionnaire_release (id);

-- The publication log: one chain of hashes for each organisation.
create table questionnaire_publication_entry (
  organisation_id uuid not null references organisation,
  seq int not null check (seq > 0),
  round_id uuid not null,
  release_id uuid not null,
  action text not null check (action in ('published', 'withdrawn')),
  content_sha256 text not null,
  why text check ((why is not null) = (action = 'withdrawn')),
  acted_by text not null,
  acted_at timestamptz not null,
  previous_hash text not null,
  hash text not null,
  primary key (organisation_id, seq),
  unique (organisation_id, release_id, action),
  foreign key (organisation_id, round_id, release_id) references questionnaire_release
);

alter table questionnaire_release enable row level security;
create policy tenant on questionnaire_release using (organisation_id = any (current_organisation_ids()));
alter table questionnaire_publication_entry enable row level security;
create policy tenant on questionnaire_publication_entry using (organisation_id = any (current_organisation_ids()));
grant select, insert on questionnaire_release, questionnaire_publication_entry to sekisho_app;

-- What everybody may read: which releases there are, and what one of them holds. Of a withdrawn one only that it was withdrawn, and why.
create function questionnaire_public_releases() returns table (
    id uuid, publisher text, number int, title text, content_sha256 text, published_at timestamptz, withdrawn_at timestamptz,
    withdrawn_why text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select release.id, organisation.name, release.number, release.title, release.content_sha256, release.published_at,
      withdrawal.acted_at, withdrawal.why
    from public.questionnaire_release release
      join public.organisation on organisation.id = release.organisation_id
      left join public.questionnaire_publication_entry withdrawal on withdrawal.organisation_id = release.organisation_id
        and withdrawal.release_id = release.id and withdrawal.action = 'withdrawn';
  end;
create function questionnaire_public_content(p_release_id uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select release.content from public.questionnaire_release release
    where release.id = p_release_id and not exists (select from public.questionnaire_publication_entry withdrawal
      where withdrawal.organisation_id = release.organisation_id and withdrawal.release_id = release.id
        and withdrawal.action = 'withdrawn');
  end;

revoke execute on function questionnaire_public_releases, questionnaire_public_content from public;
grant execute on function questionnaire_public_releases, questionnaire_public_content to sekisho_public;

reset role;
