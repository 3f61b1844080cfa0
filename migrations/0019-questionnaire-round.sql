-- Rounds of a questionnaire: who is asked, and what is answered. In an anonymous round the two share no value, which the checks below
-- hold for the database itself (docs/decisions/0006-anonymous-answers.md).
set local role sekisho_owner;

create table questionnaire_round (
  organisation_id uuid not null references organisation,
  id uuid not null,
  title text not null,
  instrument_id text not null,
  edition text not null,
  -- 'open': whoever has the address. 'links': one link for each of a list. 'directory': one for each hospital of the directory.
  access text not null check (access in ('open', 'links', 'directory')),
  anonymous boolean not null,
  -- Answers may be changed after handing in, until the round closes. Of an anonymous round nobody knows which they are.
  editable boolean not null check (not (editable and (anonymous or access = 'open'))),
  -- Address of an open round.
  slug text check ((slug is not null) = (access = 'open')),
  opens_on date,
  closes_on date check (closes_on >= opens_on),
  -- How many there are of those the round speaks about; null: not known.
  population int check (population > 0),
  -- Days between two mails to the same respondent, and how many reminders one gets at most.
  remind_after_days int not null check (remind_after_days between 1 and 90),
  reminders_at_most int not null check (reminders_at_most between 0 and 10),
  state text not null check (state in ('draft', 'open', 'closed')),
  -- Makes the secrets of the links; sealed with the key of the data folder. Null: destroyed, the round is over.
  link_key bytea,
  created_by text not null,
  created_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, id, anonymous),
  foreign key (organisation_id, instrument_id, edition) references questionnaire_instrument
);
create unique index questionnaire_round_slug on questionnaire_round (slug);

-- Who: somebody who is asked. Holds nothing of what they answered, nor whether.
create table questionnaire_invitation (
  organisation_id uuid not null,
  round_id uuid not null,
  id uuid not null,
  -- Null: a link without a name, handed over on paper.
  name text,
  email text,
  -- The hospital, where it is one of the directory. No foreign key: hospitals may be on another server (scale-out.md 1.2).
  hospital_id uuid,
  -- What the directory says of it, coarsened: bedClass, founderClass, region.
  segments jsonb not null,
  -- Of the secret of the link.
  who_hash text not null,
  added_on date not null,
  stopped_on date,
  primary key (organisation_id, round_id, id),
  foreign key (organisation_id, round_id) references questionnaire_round
);
create unique index questionnaire_invitation_email on questionnaire_invitation (organisation_id, round_id, email);
create unique index questionnaire_invitation_hospital on questionnaire_invitation (organisation_id, round_id, hospital_id);
create unique index questionnaire_invitation_link on questionnaire_invitation (who_hash);

-- One batch of mails, and who got one in it: the key allows each once.
create table questionnaire_mailing (
  organisation_id uuid not null,
  round_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('invitation', 'reminder')),
  number int not null,
  state text not null check (state in ('sending', 'done')),
  made_by text not null,
  made_at timestamptz not null,
  done_at timestamptz,
  primary key (organisation_id, round_id, id),
  unique (organisation_id, round_id, number),
  foreign key (organisation_id, round_id) references questionnaire_round
);
create unique index questionnaire_mailing_one on questionnaire_mailing (organisation_id, round_id) where state = 'sending';
create table questionnaire_mailing_item (
  organisation_id uuid not null,
  round_id uuid not null,
  mailing_id uuid not null,
  invitation_id uuid not null,
  mailed_on date not null,
  primary key (organisation_id, round_id, mailing_id, invitation_id),
  foreign key (organisation_id, round_id, mailing_id) references questionnaire_mailing,
  foreign key (organisation_id, round_id, invitation_id) references questionnaire_invitation
);
create index questionnaire_mailing_item_invitation on questionnaire_mailing_item (organisation_id, round_id, invitation_id);

-- What becomes of a link: a draft, then the mark that it is used up. Found by another hash of the same secret, from which the first
-- cannot be told.
create table questionnaire_ticket (
  organisation_id uuid not null,
  round_id uuid not null,
  what_hash text not null,
  anonymous boolean not null,
  -- Sealed with a key made from the secret and one outside the database: what is not handed in is nobody's business.
  draft bytea,
  spent boolean not null,
  -- Of an anonymous round, sealed with the key outside the database: the answer, until it is written among at least ten others.
  handed_in bytea check (handed_in is null or (anonymous and spent)),
  -- Keyed in from paper, which has no link; gone once it is written among the others.
  on_paper boolean not null default false,
  sheet_id uuid check (not (anonymous and sheet_id is not null)),
  primary key (organisation_id, round_id, what_hash),
  foreign key (organisation_id, round_id, anonymous) references questionnaire_round (organisation_id, id, anonymous)
);
create index questionnaire_ticket_to_stir on questionnaire_ticket (organisation_id, round_id) where handed_in is not null;
-- Drafts are written over and over: room for it on the same page.
alter table questionnaire_ticket set (fillfactor = 60);

-- Answers that came in a file, all at once; undone all at once.
create table questionnaire_import (
  organisation_id uuid not null,
  round_id uuid not null,
  id uuid not null,
  file_name text not null,
  sha256 text not null,
  sheets int not null,
  imported_by text not null,
  imported_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  primary key (organisation_id, round_id, id),
  foreign key (organisation_id, round_id) references questionnaire_round
);
create unique index questionnaire_import_once on questionnaire_import (organisation_id, round_id, sha256) where undone_at is null;

-- What: one answer. Of an anonymous round it has neither a name nor a day.
create table questionnaire_sheet (
  organisation_id uuid not null,
  round_id uuid not null,
  id uuid not null,
  anonymous boolean not null,
  answers jsonb not null,
  segments jsonb not null,
  origin text not null check (origin in ('form', 'paper', 'import')),
  import_id uuid,
  -- Why it may be no honest answer: 'same_answers', 'quick', 'machine'.
  flags text[] not null,
  -- Of the answers; equal ones are looked at.
  digest text not null,
  invitation_id uuid,
  handed_in_on date,
  primary key (organisation_id, round_id, id),
  check (not (anonymous and invitation_id is not null)),
  check (not (anonymous and handed_in_on is not null)),
  foreign key (organisation_id, round_id, anonymous) references questionnaire_round (organisation_id, id, anonymous),
  foreign key (organisation_id, round_id, invitation_id) references questionnaire_invitation,
  foreign key (organisation_id, round_id, import_id) references questionnaire_import
);
create index questionnaire_sheet_digest on questionnaire_sheet (organisation_id, round_id, digest);
create index questionnaire_sheet_import on questionnaire_sheet (organisation_id, round_id, import_id) where import_id is not null;
create index questionnaire_sheet_invitation on questionnaire_sheet (organisation_id, round_id, invitation_id)
  where invitation_id is not null;

-- Names and addresses that respondents gave, apart from every answer: nothing leads from one to the other.
create table questionnaire_contact (
  organisation_id uuid not null,
  round_id uuid not null,
  id uuid not null,
  given jsonb not null,
  -- Of a file: gone with it when the import is undone. A file holds many.
  import_id uuid,
  primary key (organisation_id, round_id, id),
  foreign key (organisation_id, round_id) references questionnaire_round,
  foreign key (organisation_id, round_id, import_id) references questionnaire_import
);
create index questionnaire_contact_import on questionnaire_contact (organisation_id, round_id, import_id) where import_id is not null;

-- How many answers came on each day. Several rows a day, so that many who hand in at once do not wait for each other.
create table questionnaire_day (
  organisation_id uuid not null,
  round_id uuid not null,
  day date not null,
  slot smallint not null,
  answers int not null,
  primary key (organisation_id, round_id, day, slot),
  foreign key (organisation_id, round_id) references questionnaire_round
);

do $$
declare
  name text;
begin
  foreach name in array array['questionnaire_round', 'questionnaire_invitation', 'questionnaire_mailing', 'questionnaire_mailing_item',
    'questionnaire_ticket', 'questionnaire_import', 'questionnaire_sheet', 'questionnaire_contact', 'questionnaire_day'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (organisation_id = any (current_organisation_ids()))', name);
  end loop;
end
$$;
grant select, insert, update on questionnaire_round, questionnaire_mailing, questionnaire_import, questionnaire_day to sekisho_app;
grant select, insert on questionnaire_mailing_item to sekisho_app;
grant select, insert, update, delete on questionnaire_invitation, questionnaire_ticket, questionnaire_sheet, questionnaire_contact
  to sekisho_app;
-- A round that was never opened may be taken back.
grant delete on questionnaire_round to sekisho_app;

-- Whoever holds a link is nobody yet, so no organisation is chosen: these tell which round it leads to, and nothing else.
create function questionnaire_round_of_link(p_who_hash text) returns table (organisation_id uuid, round_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select invitation.organisation_id, invitation.round_id from public.questionnaire_invitation invitation where who_hash = p_who_hash;
  end;
create function questionnaire_round_of_slug(p_slug text) returns table (organisation_id uuid, round_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select round.organisation_id, round.id from public.questionnaire_round round where slug = p_slug;
  end;

-- Rounds that somebody has to look after: begun or ended by the calendar, or with answers to be stirred. Ids only.
create function questionnaire_rounds_due(p_today date) returns table (organisation_id uuid, round_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select round.organisation_id, round.id from public.questionnaire_round round
    where (round.state = 'open' and round.closes_on < p_today)
      or (round.anonymous and round.state <> 'draft' and exists (select from public.questionnaire_ticket ticket
        where ticket.organisation_id = round.organisation_id and ticket.round_id = round.id and ticket.handed_in is not null));
  end;

-- The hospitals an organisation may ask, and the people there who answer for them. A secretariat and the ministry ask all that take part;
-- others only those they are engaged for. The organisation is the one chosen for the transaction, so nobody asks in another's name.
create function questionnaire_directory(p_now timestamptz) returns table (
    organisation_id uuid, hospital_id uuid, name text, prefecture text, founder_class text, licensed_beds int,
    person_name text, email text, role text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  begin atomic
    select body.id, facility.facility_id, facility.name, facility.prefecture, facility.founder_class, facility.licensed_beds,
      person.name, person.email, held.role
    from public.organisation body
      cross join public.facility
      left join public.facility_role held on held.facility_id = facility.facility_id and held.since <= p_now
        and (held.until is null or held.until > p_now) and held.role in ('systemAdministrator', 'safetyOfficer', 'executive')
      left join public.person on person.id = held.person_id
    where body.id = any (public.current_organisation_ids())
      and (body.kind in ('secretariat', 'ministry') or exists (select from public.engagement
        where engagement.organisation_id = body.id and engagement.facility_id = facility.facility_id
          and engagement.since <= p_now and (engagement.until is null or engagement.until > p_now)));
  end;

revoke execute on function questionnaire_round_of_link, questionnaire_round_of_slug, questionnaire_rounds_due, questionnaire_directory
  from public;
grant execute on function questionnaire_round_of_link, questionnaire_round_of_slug, questionnaire_rounds_due, questionnaire_directory
  to sekisho_app;

reset role;
