-- The four flows' records. Facts are bitemporal: `valid_from` is when a thing is so, `recorded_at` when we came to know it;
-- a row is never changed in its meaning, a later row stands in for it. Personal data lies only in columns that end in `_sealed`.

-- Whose installation this is, and the date on which a sample lives (null: today).
create table gatehouse.provider (
  singleton boolean primary key default true check (singleton),
  name text not null,
  sample_date date,
  export_digest text,
  recorded_at timestamptz not null
);

create table gatehouse.reseller (
  id text primary key,
  body jsonb not null,
  recorded_at timestamptz not null
);

-- The business relationship: who contracts with the provider. Each version is what was known from `recorded_at` on.
create table gatehouse.customer_version (
  customer_id text not null,
  version integer not null check (version > 0),
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  kind text not null check (kind in ('individual', 'entity')),
  reseller_id text,
  bods_record text,
  country text,
  verify_by date,
  body_sealed bytea not null,
  body_digest text not null,
  primary key (customer_id, version)
);
create index on gatehouse.customer_version (bods_record) where bods_record is not null;

-- What was concluded about a customer from one version of its facts, one version of the lists and of the law.
create table gatehouse.customer_assessment (
  customer_id text not null,
  assessed_at timestamptz not null,
  number integer not null check (number > 0),
  current boolean not null default true,
  status text not null check (status in ('us', 'foreign', 'unresolved')),
  reasons jsonb not null,
  carved_out boolean not null,
  band text not null check (band in ('match', 'review', 'none', 'unreadable')),
  ofac50 text not null,
  affiliates50 text not null,
  owners_sealed bytea,
  measures text[] not null,
  cleared_matches text[] not null default '{}',
  lists_digest text not null,
  rules_digest text not null,
  primary key (customer_id, number)
);
create unique index customer_assessment_current on gatehouse.customer_assessment (customer_id) where current;

-- Keyed digests for linking (telephone, mail, address, payment): equal for equal values, useless without the key.
create table gatehouse.trace (
  customer_id text not null,
  kind text not null,
  digest text not null,
  primary key (kind, digest, customer_id)
);
create index on gatehouse.trace (customer_id);

-- The technical account under a relationship, and every state it was in.
create table gatehouse.account (
  id text primary key,
  customer_id text not null,
  reseller_id text,
  opened timestamptz not null,
  closed timestamptz,
  last_access timestamptz,
  state text not null,
  state_since timestamptz not null,
  state_because text not null,
  recorded_at timestamptz not null
);
create index on gatehouse.account (customer_id);
create table gatehouse.account_state (
  account_id text not null references gatehouse.account (id),
  number integer not null,
  state text not null,
  event text not null,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  because text not null,
  entry_id text not null,
  primary key (account_id, number)
);

create table gatehouse.access_event (
  -- A keyed digest of the whole event: taken in twice, it stands once.
  digest text primary key,
  account_id text not null,
  at timestamptz not null,
  action text not null,
  country text,
  ip_sealed bytea not null,
  recorded_at timestamptz not null
);
create index on gatehouse.access_event (account_id, at desc);

-- Never a payment number: token, brand, last four, keyed digest of the fingerprint.
create table gatehouse.payment (
  account_id text not null,
  token text not null,
  kind text not null,
  fingerprint_digest text,
  brand text,
  last4 text check (last4 ~ '^[0-9]{4}$'),
  payer_country text,
  payer_sealed bytea,
  first_used date not null,
  last_used date not null,
  recorded_at timestamptz not null,
  primary key (account_id, token)
);

-- BODS statements as they came. Those about persons are sealed.
create table gatehouse.ownership_statement (
  statement_id text primary key,
  record_id text,
  record_type text,
  statement_date date,
  body jsonb,
  body_sealed bytea,
  recorded_at timestamptz not null,
  check ((body is null) <> (body_sealed is null))
);
create index on gatehouse.ownership_statement (record_id);
-- Who is owned: the way up a chain of owners.
create index ownership_statement_subject on gatehouse.ownership_statement ((body -> 'recordDetails' ->> 'subject'));

create table gatehouse.list_version (
  name text not null,
  version text not null,
  list_date date,
  entries integer not null,
  stale boolean not null,
  recorded_at timestamptz not null,
  primary key (name, version)
);
create table gatehouse.match (
  id text primary key,
  customer_id text not null,
  subject text not null,
  list text not null,
  list_version text not null,
  list_date date,
  entry_id text not null,
  caption text not null,
  score double precision not null,
  band text not null check (band in ('match', 'review')),
  -- What was aligned with what: it repeats words of the customer's name.
  parts_sealed bytea not null,
  assessment integer not null,
  recorded_at timestamptz not null
);
create index on gatehouse.match (customer_id);

-- What waits for a person: a flag, who has it, what was proposed and by whom it was approved.
create table gatehouse.case_item (
  id text primary key,
  flag text not null,
  category text not null check (category in ('A', 'B', 'C')),
  severity text not null check (severity in ('info', 'warn', 'high')),
  subject text not null,
  customer_id text,
  run_id text,
  because_sealed bytea not null,
  -- A keyed digest of the sentence: a case whose facts changed comes back.
  because_digest text not null,
  band text,
  score double precision,
  due date,
  state text not null check (state in ('open', 'claimed', 'snoozed', 'proposed', 'closed')),
  assignee text,
  snoozed_until date,
  opened_at timestamptz not null,
  proposal jsonb,
  disposition jsonb,
  four_eyes boolean not null,
  unique (flag, subject)
);
create index on gatehouse.case_item (state, severity, opened_at);
create index on gatehouse.case_item (customer_id);

-- Usage as it came in, once each, with its operations as an interval.
create table gatehouse.usage_record (
  id text primary key,
  account_id text not null,
  job text,
  body jsonb not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  operations_low double precision not null,
  operations_mid double precision not null,
  operations_high double precision not null,
  operations_ceiling double precision not null,
  recorded_at timestamptz not null,
  check (operations_low <= operations_mid and operations_mid <= operations_high and operations_high <= operations_ceiling)
);
create index on gatehouse.usage_record (account_id, start_at);

create table gatehouse.run (
  id text primary key,
  body jsonb not null,
  accounts text[] not null,
  customers text[] not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  operations_low double precision not null,
  operations_mid double precision not null,
  operations_high double precision not null,
  operations_ceiling double precision not null,
  over jsonb not null,
  recorded_at timestamptz not null
);
create index on gatehouse.run using gin (customers);
create index on gatehouse.run using gin (accounts);

-- A trigger starts exactly one clock (the unique key); only a filing or a reasoned closure by two persons ends it.
create table gatehouse.clock (
  id text primary key,
  clock text not null,
  subject text not null,
  trigger_date date not null,
  due date not null,
  due_at timestamptz not null,
  body jsonb not null,
  state text not null check (state in ('running', 'ended')),
  ended_by text,
  recorded_at timestamptz not null,
  unique (clock, subject)
);
create index on gatehouse.clock (state, due);

create table gatehouse.report (
  id text primary key,
  kind text not null check (kind in ('initial', 'followup', 'corrected')),
  run_id text not null,
  customer_id text not null,
  clock_id text references gatehouse.clock (id),
  state text not null check (state in ('draft', 'proposed', 'approved', 'rejected')),
  due date,
  missing integer not null,
  body_sealed bytea not null,
  body_digest text not null,
  proposed_by text,
  proposed_at timestamptz,
  proposal_reason text,
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  created_at timestamptz not null,
  unique (kind, run_id, customer_id),
  -- I6: nobody approves their own proposal.
  check (decided_by is null or decided_by <> proposed_by)
);

create table gatehouse.measure (
  id text primary key,
  body jsonb not null,
  binds_from date not null,
  -- Null: an extension whose last day is not known.
  lapses_after date,
  recorded_at timestamptz not null
);

-- Decisions as they were answered.
create table gatehouse.decision (
  id text primary key,
  entry_id text not null,
  subject text not null,
  request jsonb not null,
  response jsonb not null,
  lists_digest text not null,
  rules_digest text not null,
  code_digest text not null,
  recorded_at timestamptz not null
);
create index on gatehouse.decision (subject, recorded_at desc);

-- The log. An entry is written in the transaction of the change it speaks of; the sequencer gives it a number afterwards.
create table gatehouse.ledger_entry (
  id text primary key,
  kind text not null,
  subject text not null,
  at timestamptz not null,
  actor text not null,
  text text not null,
  leaf bytea not null check (octet_length(leaf) <= 65535),
  arrival bigint generated always as identity,
  number bigint unique
);
create index ledger_entry_waiting on gatehouse.ledger_entry (arrival) where number is null;
create index on gatehouse.ledger_entry (subject, at desc);
create table gatehouse.ledger_tile (
  level integer not null,
  number bigint not null,
  width integer not null check (width between 1 and 256),
  hashes bytea not null,
  primary key (level, number)
);
create table gatehouse.ledger_bundle (
  number bigint primary key,
  width integer not null check (width between 1 and 256),
  data bytea not null
);
create table gatehouse.ledger_checkpoint (
  size bigint primary key,
  root bytea not null,
  note text not null,
  state jsonb not null,
  at timestamptz not null
);

-- A repeated call has one effect: its first answer is given again, for a day. An answer can hold names and fresh tokens, so it is sealed;
-- null while the call is under way.
create table gatehouse.idempotency (
  principal text not null,
  key text not null,
  request_digest text not null,
  response_sealed bytea,
  recorded_at timestamptz not null,
  primary key (principal, key)
);
create index on gatehouse.idempotency (recorded_at);

-- People and programs.
create table gatehouse.person (
  id text primary key,
  name text not null,
  email text not null unique,
  roles text[] not null,
  password_hash text,
  demo boolean not null default false,
  recorded_at timestamptz not null
);
create table gatehouse.session (
  token_digest text primary key,
  person_id text not null references gatehouse.person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create table gatehouse.api_token (
  id text primary key,
  token_digest text not null unique,
  name text not null,
  roles text[] not null,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);

-- The main job's result for one export, one version of the lists, of the law and of the code.
create table gatehouse.job (
  input_digest text primary key,
  -- json and not jsonb: a second start prints the same bytes as the first.
  summary json not null,
  recorded_at timestamptz not null
);
