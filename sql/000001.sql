-- What the vault needs. The schema itself and its table of migrations are made by the migration runner.

-- A data key for each subject, wrapped by the key-encryption key, which is never in the database.
-- After shredding the row stays without its key, so that nothing is sealed for that subject again.
create table gatehouse.subject_key (
  subject text primary key,
  wrapped_key bytea,
  -- Which key-encryption key wrapped it: a wrong key file is noticed before anything is read or written.
  kek_id text not null,
  created_at timestamptz not null,
  shredded_at timestamptz,
  constraint subject_key_shredded check ((wrapped_key is null) = (shredded_at is not null))
);

-- Each read of personal data: who, why, for which case, and which fields of whom. Never what was read.
create table gatehouse.personal_read (
  id bigint generated always as identity primary key,
  read_at timestamptz not null,
  who text not null constraint personal_read_who check (who <> ''),
  why text not null constraint personal_read_why check (why <> ''),
  case_id text,
  subject text not null,
  fields text[] not null
);

create index personal_read_subject on gatehouse.personal_read (subject, read_at);
create index personal_read_who_at on gatehouse.personal_read (who, read_at);

create function gatehouse.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only ever added', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger personal_read_append_only before update or delete or truncate on gatehouse.personal_read
  for each statement execute function gatehouse.refuse_change();
