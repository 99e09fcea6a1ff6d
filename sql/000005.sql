-- The keyed digests by which a customer is compared with others: a row a customer, by kind of key. Opaque without the digest key.
create table gatehouse.link_keys (
  customer_id text primary key,
  keys jsonb not null,
  recorded_at timestamptz not null
);

-- What comparisons were worth when all customers were linked last; who comes later is judged by it until then.
create table gatehouse.link_model (
  singleton boolean primary key default true check (singleton),
  body jsonb not null,
  recorded_at timestamptz not null
);

-- Two customers who may be the same: how likely, and why, by kinds of keys. What was believed before stays, with the time until which it was.
create table gatehouse.customer_link (
  first_customer text not null,
  second_customer text not null check (first_customer < second_customer),
  probability double precision not null check (probability between 0 and 1),
  because text[] not null,
  recorded_at timestamptz not null,
  replaced_at timestamptz check (replaced_at >= recorded_at),
  primary key (first_customer, second_customer, recorded_at)
);
create unique index customer_link_current on gatehouse.customer_link (first_customer, second_customer) where replaced_at is null;
create index on gatehouse.customer_link (second_customer) where replaced_at is null;
