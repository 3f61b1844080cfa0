set local role sekisho_owner;

-- People and sign-in. These tables say which facilities a person may see, so they are read before any facility is chosen: local
-- tables without row-level security (scale-out.md 1.5), reached only through src/identity. Shapes of person, person_session,
-- person_credential, sign_in_verification, two_factor and passkey are those of the sign-in library (better-auth 1.6).
create table person (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  last_sign_in_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table person_session (
  id uuid primary key,
  token text not null unique,
  person_id uuid not null references person on delete cascade,
  -- The session was opened or confirmed with TOTP, a recovery code or a passkey, not with a password alone.
  second_factor boolean not null default false,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index person_session_person on person_session (person_id);
create index person_session_expiry on person_session (expires_at);

-- One row of provider 'credential' holds the scrypt hash of the password.
create table person_credential (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  person_id uuid not null references person on delete cascade,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index person_credential_person on person_credential (person_id);

-- Short-lived: second steps of sign-in, passkey challenges, password resets. Identifiers are hashed by the library.
create table sign_in_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sign_in_verification_identifier on sign_in_verification (identifier);

-- Secret and recovery codes are encrypted with the instance's sign-in secret.
create table two_factor (
  id uuid primary key,
  person_id uuid not null unique references person on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count int not null default 0,
  locked_until timestamptz,
  -- The code that was last accepted, so that it is not accepted again while it is still valid (RFC 6238 5.2).
  last_code_hash text,
  last_code_at timestamptz
);

create table passkey (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index passkey_person on passkey (person_id);

-- Failed (or still undecided) sign-ins with a password; a successful one removes those of its account.
create table sign_in_attempt (
  id uuid primary key,
  account text not null,
  address text not null,
  at timestamptz not null
);
create index sign_in_attempt_account on sign_in_attempt (account, at);
create index sign_in_attempt_address on sign_in_attempt (address, at);
create index sign_in_attempt_at on sign_in_attempt (at);

create table instance_role (
  person_id uuid primary key references person,
  granted_by text not null,
  granted_at timestamptz not null,
  why text not null
);

create table facility_role (
  facility_id uuid not null,
  id uuid not null,
  person_id uuid not null references person,
  role text not null check (role in ('safetyOfficer', 'systemAdministrator', 'executive', 'staff')),
  since timestamptz not null,
  until timestamptz check (until >= since),
  granted_by text not null,
  why text not null,
  ended_by text,
  ended_why text,
  primary key (facility_id, id)
);
create index facility_role_person on facility_role (person_id);
create unique index facility_role_open on facility_role (facility_id, person_id, role) where until is null;

-- Companies and bodies, and why and how long each may act for a facility.
create table organisation (
  id uuid primary key,
  kind text not null
    check (kind in ('hospital', 'survey_company', 'supervising_company', 'secretariat', 'vendor', 'ministry')),
  name text not null,
  created_at timestamptz not null
);
create table engagement (
  facility_id uuid not null,
  id uuid not null,
  organisation_id uuid not null references organisation,
  kind text not null,
  since timestamptz not null,
  until timestamptz check (until >= since),
  why text not null,
  primary key (facility_id, id)
);
create index engagement_organisation on engagement (organisation_id);

-- Links that make a person: only the hash of the secret is kept.
create table setup_link (
  token_hash text primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create table invitation (
  facility_id uuid not null,
  id uuid not null,
  email text not null,
  roles text[] not null check (cardinality(roles) > 0),
  why text not null,
  token_hash text not null,
  invited_by text not null,
  -- Null: the operator or an instance administrator, whose right does not hang on a role of the facility.
  invited_by_person uuid references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person,
  revoked_at timestamptz,
  primary key (facility_id, id)
);
create index invitation_token on invitation (token_hash);

create table api_token (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  name text not null,
  token_hash text not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  facility_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_person on api_token (person_id);

-- Retries of mail wait longer each time.
alter table mail add column next_attempt_at timestamptz not null default '-infinity';
drop index mail_waiting;
create index mail_due on mail (next_attempt_at) where state = 'waiting';
create index mail_newest on mail (created_at desc);

grant select, insert, update on person, instance_role, facility_role, organisation, engagement, setup_link, invitation, api_token
  to sekisho_app;
grant delete on instance_role, setup_link to sekisho_app;
grant select, insert, update, delete on person_session, person_credential, sign_in_verification, two_factor, passkey,
  sign_in_attempt to sekisho_app;

reset role;
