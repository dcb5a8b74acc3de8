-- The log is a chain: each entry is sealed with the one before it, and nobody changes or empties it.

-- The entry as it is hashed: every column in one order, instants as microseconds, whatever the session's zone.
create or replace function audit_text(e audit_entries) returns text language sql stable parallel safe begin atomic
  select jsonb_build_array(e.id, (extract(epoch from e.at) * 1000000)::bigint, e.actor_id, e.actor_kind, e.action,
    e.subject_kind, e.subject_id, e.room_id, e.child_id, e.reason, e.origin, e.details,
    (extract(epoch from e.created_at) * 1000000)::bigint)::text;
end;

-- An entry is written now, whatever it says of that, and known by a hash until it has a seal.
create or replace function audit_entry_written() returns trigger language plpgsql as $$
begin
  new.created_at := app_now();
  new.digest := hashtextextended(audit_text(new), 0);
  return new;
end $$;

create or replace trigger audit_entry_written before insert on audit_entries
for each row execute function audit_entry_written();

-- One link of the chain: the seal of an entry that follows another seal (none: the empty text).
create or replace function audit_link(previous text, entry text) returns text language sql immutable strict parallel safe begin atomic
  select encode(sha256(convert_to(previous || entry, 'UTF8')), 'hex');
end;

-- One step of audit_chain: the seal so far, or the one before the first entry.
create or replace function audit_link_on(state text, previous text, entry text) returns text
language sql immutable parallel safe begin atomic
  select audit_link(coalesce(state, previous), entry);
end;

-- The seals of entries in order, each on the one before; `previous` is what the first one follows.
create or replace aggregate audit_chain(previous text, entry text) (sfunc = audit_link_on, stype = text);

-- Seals committed entries that have no seal yet, oldest first, at most so many; answers how many. Looks back
-- an hour before the last one sealed: a transaction that took longer leaves its entries unsealed, which
-- audit_faults shows.
create or replace function seal_audit(most integer default 10000) returns integer language plpgsql security definer
set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  last record;
  sealed integer;
begin
  perform pg_advisory_xact_lock(hashtextextended('seal_audit', 0));
  select s.position, s.hash, coalesce(e.created_at, s.created_at) - interval '1 hour' as since into last
  from audit_seals s left join audit_entries e on e.id = s.entry_id
  order by s.position desc limit 1;
  insert into audit_seals (position, entry_id, hash)
  select coalesce(last.position, 0) + row_number() over chain, e.id,
    audit_chain(coalesce(last.hash, ''), audit_text(e)) over chain
  from (
    select * from audit_entries a
    where a.created_at >= coalesce(last.since, '-infinity')
      and not exists (select from audit_seals s where s.entry_id = a.id)
    order by a.created_at, a.id limit most
  ) as e
  window chain as (order by e.created_at, e.id rows between unbounded preceding and current row);
  get diagnostics sealed = row_count;
  return sealed;
end $$;

-- What is wrong with the log: each seal is computed again from its entry and the seal before it.
create or replace function audit_faults() returns table (what text, seal bigint, entry uuid, at timestamptz)
language sql stable begin atomic
  with chained as (
    select s.position, s.entry_id, s.hash, s.created_at, e.id is not null as there,
      lag(s.position, 1, 0::bigint) over chain as before,
      audit_link(lag(s.hash, 1, '') over chain, audit_text(e)) as expected
    from audit_seals s left join audit_entries e on e.id = s.entry_id
    window chain as (order by s.position)
  )
  select case when not there then 'log entry missing' when position <> before + 1 then 'log seal missing'
    else 'log entry altered' end, position, entry_id, created_at
  from chained where not there or position <> before + 1 or hash is distinct from expected
  union all
  select 'log entry altered since it was written', s.position, e.id, e.created_at
  from audit_entries e left join chained s on s.entry_id = e.id
  where e.digest is distinct from hashtextextended(audit_text(e), 0) and s.hash is not distinct from s.expected
    and (e.digest is not null or e.created_at > (select min(created_at) from audit_entries where digest is not null))
  union all
  select 'log entry of another time', s.position, e.id, e.at
  from audit_entries e left join audit_seals s on s.entry_id = e.id
  where e.digest is not null and e.at not between e.created_at - interval '1 hour' and e.created_at + interval '1 hour'
  union all
  select 'log entry out of order', position, entry_id, created_at from (
    select s.position, s.entry_id, e.created_at, max(e.created_at) over (order by s.position) as latest
    from audit_seals s join audit_entries e on e.id = s.entry_id
  ) as ordered where created_at < latest - interval '1 hour'
  union all
  select 'log entry never sealed', null, e.id, e.created_at from audit_entries e
  where e.created_at < now() - interval '1 hour' and not exists (select from audit_seals s where s.entry_id = e.id)
  union all
  select 'log guard switched off', null, null, null
  where 4 <> (select count(*) from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    where t.tgenabled = 'A' and p.proname = 'refuse_direct_write' and t.tgname in ('audit_entries_append_only',
    'audit_entries_not_emptied', 'audit_seals_append_only', 'audit_seals_not_emptied'));
end;

create or replace trigger audit_entries_append_only before update or delete on audit_entries
for each statement execute function refuse_direct_write();
create or replace trigger audit_entries_not_emptied before truncate on audit_entries
for each statement execute function refuse_direct_write();
create or replace trigger audit_seals_append_only before update or delete on audit_seals
for each statement execute function refuse_direct_write();
create or replace trigger audit_seals_not_emptied before truncate on audit_seals
for each statement execute function refuse_direct_write();

-- Also for sessions that replicate: only an owner who switches a trigger off gets past it, and audit_faults
-- shows that. A trigger that is made again loses this, so it is set again here.
alter table audit_entries enable always trigger audit_entries_append_only;
alter table audit_entries enable always trigger audit_entries_not_emptied;
alter table audit_seals enable always trigger audit_seals_append_only;
alter table audit_seals enable always trigger audit_seals_not_emptied;
