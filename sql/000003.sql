-- What persons said of matches is remembered, and lapses when a side changes.

-- One judgement of one pair: a party and a list entry. It holds wherever that party stands, as a customer or as an owner.
-- Rows are added; what changes is only where a judgement stands.
create table gatehouse.match_decision (
  id text primary key,
  -- The match at which it was said, and the customer of that match.
  match_id text not null,
  customer_id text not null,
  subject text not null,
  list text not null,
  entry_id text not null,
  verdict text not null check (verdict in ('same', 'different', 'unknown')),
  state text not null check (state in ('awaiting-second', 'standing', 'lapsed', 'refused', 'replaced')),
  decided_by text not null,
  decided_at timestamptz not null,
  because_sealed bytea not null,
  needs_second boolean not null,
  second_by text,
  second_at timestamptz,
  second_because_sealed bytea,
  -- Under which version of the list and which profile it was said, and how alike the sides were.
  list_version text not null,
  list_date date,
  profile text not null,
  band text not null check (band in ('match', 'review')),
  score double precision not null,
  -- Both sides as they were compared: a keyed digest of the party's, the digest of the entry's, and the sides themselves.
  subject_digest text not null,
  entry_digest text not null,
  sides_sealed bytea not null,
  lapsed_at timestamptz,
  lapsed_because text,
  -- I6: nobody approves their own proposal, and no clearance that needs two stands with one.
  check (second_by is null or second_by <> decided_by),
  check (not (state = 'standing' and needs_second and second_by is null)),
  check (not (verdict = 'different' and band = 'match' and not needs_second)),
  check ((second_by is null) = (second_at is null) and (second_by is null) = (second_because_sealed is null)),
  check ((lapsed_at is null) = (lapsed_because is null))
);
-- Of a pair one judgement stands at most, and one waits at most.
create unique index match_decision_live on gatehouse.match_decision (subject, list, entry_id, state) where state in ('awaiting-second', 'standing');
create index match_decision_lapsed on gatehouse.match_decision (subject, list, entry_id) where state = 'lapsed';
create index on gatehouse.match_decision (match_id);
create index on gatehouse.match (subject, list, entry_id);

-- The entries that a judgement found cleared or confirmed, by match: what was remembered when it was made. It replaces the list of cleared entries.
alter table gatehouse.customer_assessment add column remembered jsonb not null default '{}';
-- A standing judgement says that the customer or an owner is a listed party.
alter table gatehouse.customer_assessment add column confirmed boolean not null default false;
-- The list entries that the customer or anybody above it matched when it was judged; null where that was not kept, and so is not known.
alter table gatehouse.customer_assessment add column matched_entries text[];
-- What two persons cleared before holds no longer: it was not kept of whom and of what they said it. Who was cleared is held until judged anew.
update gatehouse.customer_assessment set lists_digest = '' where current and cleared_matches <> '{}';
alter table gatehouse.customer_assessment drop column cleared_matches;

-- The content of each list entry by which the customers' judgements were made: what differs from it is screened again, and nothing else.
create table gatehouse.screened_entry (
  list text not null,
  entry_id text not null,
  digest text not null,
  primary key (list, entry_id)
);
-- Of which lists those are, and by which code they were compared.
create table gatehouse.screened_lists (
  singleton boolean primary key default true check (singleton),
  lists_digest text not null,
  code_digest text not null,
  recorded_at timestamptz not null
);
-- The matches in the order in which they are shown.
create index match_order on gatehouse.match (band, score desc, id);
