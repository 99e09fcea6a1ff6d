-- Which versions of the lists a digest stands for: decisions and judgements name the digest, this names every list's exact version.
create table gatehouse.list_set (
  digest text primary key,
  versions jsonb not null,
  in_use_from timestamptz not null
);

-- What happened to the lists on the shelf, each with its entry in the ledger: held back, asked for, approved, refused, taken.
create table gatehouse.list_event (
  id text primary key,
  kind text not null check (kind in ('taken', 'held', 'asked', 'approved', 'refused')),
  at timestamptz not null,
  actor text not null,
  text text not null,
  because text,
  -- Of the file that it is about, uncompressed.
  sha256 text not null,
  lists text[] not null,
  entry_id text not null
);
create index on gatehouse.list_event (at desc);
