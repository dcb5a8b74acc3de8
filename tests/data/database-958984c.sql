-- A database as commit 958984c made it: its 40 migrations with their functions and triggers, the job queues, two
-- rooms, three families, bookings in every state, holds past their time, a shortfall, a closed day and a sealed log.
-- Taken with pg_dump 15 (--inserts --no-owner --no-privileges --no-comments) from a PostgreSQL 15, where uuid_v7 has
-- its long text; lines for psql alone and most of the reference data, which migrating enters again, are left out.

-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA drizzle;

CREATE SCHEMA pgboss;

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

CREATE EXTENSION IF NOT EXISTS cube WITH SCHEMA public;

CREATE EXTENSION IF NOT EXISTS earthdistance WITH SCHEMA public;

CREATE TYPE pgboss.job_state AS ENUM (
    'created',
    'retry',
    'active',
    'completed',
    'cancelled',
    'failed'
);

CREATE TYPE public.capacity_day AS (
	day date,
	rules_id bigint,
	area_per_child integer,
	slot_cap smallint
);

CREATE TYPE public.kept_part AS (
	starts_at timestamp with time zone,
	ends_at timestamp with time zone,
	age_from_months smallint,
	places integer
);

CREATE FUNCTION pgboss.create_queue(queue_name text, options json) RETURNS void
    LANGUAGE plpgsql
    AS $_$
    DECLARE
      table_name varchar := 'j' || encode(sha224(queue_name::bytea), 'hex');
      queue_created_on timestamptz;
    BEGIN

      WITH q as (
      INSERT INTO pgboss.queue (
        name,
        policy,
        retry_limit,
        retry_delay,
        retry_backoff,
        expire_seconds,
        retention_minutes,
        dead_letter,
        partition_name
      )
      VALUES (
        queue_name,
        options->>'policy',
        (options->>'retryLimit')::int,
        (options->>'retryDelay')::int,
        (options->>'retryBackoff')::bool,
        (options->>'expireInSeconds')::int,
        (options->>'retentionMinutes')::int,
        options->>'deadLetter',
        table_name
      )
      ON CONFLICT DO NOTHING
      RETURNING created_on
      )
      SELECT created_on into queue_created_on from q;

      IF queue_created_on IS NULL THEN
        RETURN;
      END IF;

      EXECUTE format('CREATE TABLE pgboss.%I (LIKE pgboss.job INCLUDING DEFAULTS)', table_name);

      EXECUTE format('ALTER TABLE pgboss.%1$I ADD PRIMARY KEY (name, id)', table_name);
      EXECUTE format('ALTER TABLE pgboss.%1$I ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED', table_name);
      EXECUTE format('ALTER TABLE pgboss.%1$I ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED', table_name);
      EXECUTE format('CREATE UNIQUE INDEX %1$s_i1 ON pgboss.%1$I (name, COALESCE(singleton_key, '''')) WHERE state = ''created'' AND policy = ''short''', table_name);
      EXECUTE format('CREATE UNIQUE INDEX %1$s_i2 ON pgboss.%1$I (name, COALESCE(singleton_key, '''')) WHERE state = ''active'' AND policy = ''singleton''', table_name);
      EXECUTE format('CREATE UNIQUE INDEX %1$s_i3 ON pgboss.%1$I (name, state, COALESCE(singleton_key, '''')) WHERE state <= ''active'' AND policy = ''stately''', table_name);
      EXECUTE format('CREATE UNIQUE INDEX %1$s_i4 ON pgboss.%1$I (name, singleton_on, COALESCE(singleton_key, '''')) WHERE state <> ''cancelled'' AND singleton_on IS NOT NULL', table_name);
      EXECUTE format('CREATE INDEX %1$s_i5 ON pgboss.%1$I (name, start_after) INCLUDE (priority, created_on, id) WHERE state < ''active''', table_name);

      EXECUTE format('ALTER TABLE pgboss.%I ADD CONSTRAINT cjc CHECK (name=%L)', table_name, queue_name);
      EXECUTE format('ALTER TABLE pgboss.job ATTACH PARTITION pgboss.%I FOR VALUES IN (%L)', table_name, queue_name);
    END;
    $_$;

CREATE FUNCTION pgboss.delete_queue(queue_name text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      table_name varchar;
    BEGIN
      WITH deleted as (
        DELETE FROM pgboss.queue
        WHERE name = queue_name
        RETURNING partition_name
      )
      SELECT partition_name from deleted INTO table_name;

      EXECUTE format('DROP TABLE IF EXISTS pgboss.%I', table_name);
    END;
    $$;

CREATE FUNCTION public.age_in_months(birth date, on_day date) RETURNS integer
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
  select ((extract(year from on_day) - extract(year from birth)) * 12
    + extract(month from on_day) - extract(month from birth)
    - (extract(day from on_day) < extract(day from birth))::int)::int
$$;

CREATE FUNCTION public.allowance_entered() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update allowance_balances set
    granted = granted + case new.kind when 'grant' then new.amount else 0 end,
    used = used + case new.kind when 'use' then new.amount when 'return' then -new.amount else 0 end
  where child_id = new.child_id and period_from = new.period_from;
  if not found then
    perform refuse('allowance_period_unknown');
  end if;
  return null;
end $$;

CREATE FUNCTION public.allowance_in_force(p_subdistrict text, p_day date, OUT amount smallint, OUT unit text, OUT period text) RETURNS record
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  names constant text[] := array['allowance_amount', 'allowance_unit', 'allowance_period'];
  found_values text[] := array[null, null, null];
  given_back integer[] := array[0, 0, 0];
  own record;
begin
  for own in
    select array_position(array['city', 'district', 'subdistrict'], p.level) as nearness, p.inherits,
      array[p.allowance_amount::text, p.allowance_unit, p.allowance_period] as says
    from policies p
    where p.effective_from <= p_day
      and (p.level = 'city'
        or p.district_code = (select district_code from subdistricts where code = p_subdistrict)
        or p.subdistrict_code = p_subdistrict)
    order by 1 desc, p.effective_from desc
  loop
    for n in 1 .. 3 loop
      if found_values[n] is null and given_back[n] <> own.nearness then
        if names[n] = any (own.inherits) then
          given_back[n] := own.nearness;
        else
          found_values[n] := own.says[n];
        end if;
      end if;
    end loop;
  end loop;
  amount := found_values[1];
  unit := found_values[2];
  period := found_values[3];
end $$;

CREATE FUNCTION public.allowance_period(p_child uuid, p_home text, p_day date) RETURNS date
    LANGUAGE plpgsql
    AS $$
declare
  terms record;
  starts date;
begin
  select period_from into starts from allowance_balances
  where child_id = p_child and p_day between period_from and period_to
  order by period_from desc limit 1;
  if found then return starts; end if;
  terms := allowance_in_force(p_home, p_day);
  starts := date_trunc(terms.period, p_day::timestamp)::date;
  insert into allowance_balances (child_id, period_from, period_to, unit, granted)
  values (p_child, starts, (starts + ('1 ' || terms.period)::interval)::date - 1, terms.unit, 0)
  on conflict do nothing;
  if found then
    insert into allowance_entries (child_id, period_from, kind, amount)
    values (p_child, starts, 'grant', terms.amount);
  end if;
  return starts;
end $$;

CREATE FUNCTION public.app_now() RETURNS timestamp with time zone
    LANGUAGE sql
    AS $$
  select coalesce(nullif(current_setting('baobaowu.now', true), '')::timestamptz, clock_timestamp())
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.bookings (
    id uuid NOT NULL,
    request_id uuid,
    slot_id uuid NOT NULL,
    room_id uuid NOT NULL,
    child_id uuid,
    account_id uuid NOT NULL,
    status text NOT NULL,
    day date NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    age_months smallint NOT NULL,
    care_factor_hundredths smallint NOT NULL,
    resident boolean NOT NULL,
    same_day boolean NOT NULL,
    allowance_used integer DEFAULT 0 NOT NULL,
    price_fen integer,
    cancel_until timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone NOT NULL,
    cancelled_at timestamp with time zone,
    cancelled_by uuid,
    cancel_reason text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    booked_by uuid,
    override_reason text,
    moved_from uuid,
    calendar_uid uuid,
    calendar_sequence integer DEFAULT 0 NOT NULL,
    CONSTRAINT bookings_cancelled CHECK ((((status = 'cancelled'::text) = (cancelled_at IS NOT NULL)) AND ((cancelled_at IS NOT NULL) OR (cancelled_by IS NULL)))),
    CONSTRAINT bookings_child_known CHECK (((child_id IS NOT NULL) OR (status = ANY (ARRAY['held'::text, 'cancelled'::text, 'expired'::text])))),
    CONSTRAINT bookings_expired_uses_nothing CHECK (((status <> 'expired'::text) OR (allowance_used = 0))),
    CONSTRAINT bookings_expiry CHECK (((status <> ALL (ARRAY['held'::text, 'offered'::text])) OR (expires_at IS NOT NULL))),
    CONSTRAINT bookings_money CHECK (((price_fen >= 0) AND (allowance_used >= 0))),
    CONSTRAINT bookings_moved CHECK (((moved_from IS NULL) = (calendar_uid IS NULL))),
    CONSTRAINT bookings_override CHECK (((override_reason IS NULL) OR ((booked_by IS NOT NULL) AND ((char_length(override_reason) >= 1) AND (char_length(override_reason) <= 300))))),
    CONSTRAINT bookings_times CHECK ((ends_at > starts_at))
);

CREATE FUNCTION public.apply_claim(b public.bookings, direction integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  quarters integer;
  band smallint;
begin
  perform need_read_committed();
  perform 1 from capacity_ledger where room_id = b.room_id and at >= b.starts_at and at < b.ends_at
    order by at for update;
  get diagnostics quarters = row_count;
  if quarters <> extract(epoch from b.ends_at - b.starts_at) / 900 then
    perform refuse('capacity_ledger_missing');
  end if;
  select case when direction = 1 and b.child_id is not null
    then band_of(r, b.age_months) else youngest_band(r, b.age_months) end into band
  from capacity_ledger l join capacity_rules r on r.id = l.rules_id
  where l.room_id = b.room_id and l.at = b.starts_at;
  if band is null then
    perform refuse('booking_age');
  end if;
  update slot_ledger set heads = heads + direction,
    resident_heads = resident_heads + direction * b.resident::int,
    same_day_heads = same_day_heads + direction * b.same_day::int
  where slot_id = b.slot_id and starts_at < b.ends_at and ends_at > b.starts_at;
  update capacity_ledger set heads = heads + direction,
    band_heads[band] = band_heads[band] + direction,
    band_load[band] = band_load[band] + direction * b.care_factor_hundredths
  where room_id = b.room_id and at >= b.starts_at and at < b.ends_at;
end $$;

CREATE FUNCTION public.audit_faults() RETURNS TABLE(what text, seal bigint, entry uuid, at timestamp with time zone)
    LANGUAGE sql STABLE
    AS $$
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
  select 'log entry never sealed', null, e.id, e.created_at from audit_entries e
  where e.created_at < now() - interval '1 hour' and not exists (select from audit_seals s where s.entry_id = e.id)
  union all
  select 'log guard switched off', null, null, null
  where 4 <> (select count(*) from pg_trigger t where t.tgenabled = 'A' and t.tgname in ('audit_entries_append_only',
    'audit_entries_not_emptied', 'audit_seals_append_only', 'audit_seals_not_emptied'))
$$;

CREATE FUNCTION public.audit_link(previous text, entry text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
  select encode(sha256(convert_to(previous || entry, 'UTF8')), 'hex')
$$;

CREATE FUNCTION public.audit_link_on(state text, previous text, entry text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select audit_link(coalesce(state, previous), entry)
$$;

CREATE TABLE public.audit_entries (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id uuid,
    actor_kind text NOT NULL,
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    room_id uuid,
    child_id uuid,
    details jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    reason text,
    origin text
);

CREATE FUNCTION public.audit_text(e public.audit_entries) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select jsonb_build_array(e.id, (extract(epoch from e.at) * 1000000)::bigint, e.actor_id, e.actor_kind, e.action,
    e.subject_kind, e.subject_id, e.room_id, e.child_id, e.reason, e.origin, e.details,
    (extract(epoch from e.created_at) * 1000000)::bigint)::text
$$;

CREATE TABLE public.capacity_rules (
    id bigint NOT NULL,
    fingerprint text NOT NULL,
    mixed_policy text NOT NULL,
    fixed_ratio smallint NOT NULL,
    min_caregivers smallint NOT NULL,
    area_per_child_dm2 integer NOT NULL,
    largest_group smallint NOT NULL,
    band_from smallint[] NOT NULL,
    band_to smallint[] NOT NULL,
    band_ratio smallint[] NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE FUNCTION public.band_of(rules public.capacity_rules, age_months integer) RETURNS smallint
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
begin
  for b in 1 .. cardinality(rules.band_from) loop
    if age_months >= rules.band_from[b] and age_months < rules.band_to[b] then return b; end if;
  end loop;
  return null;
end $$;

CREATE FUNCTION public.booking_allowance() RETURNS trigger
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  change integer := new.allowance_used - case tg_op when 'UPDATE' then old.allowance_used else 0 end;
begin
  if change <> 0 then
    insert into allowance_entries (child_id, period_from, kind, amount, booking_id)
    values (new.child_id,
      -- What a booking used goes back to where it was taken from.
      coalesce(case tg_op when 'UPDATE' then (select period_from from allowance_entries where booking_id = new.id limit 1) end,
        allowance_period(new.child_id, (select home_subdistrict_code from accounts where id = new.account_id), new.day)),
      case when change > 0 then 'use' else 'return' end, abs(change), new.id);
  end if;
  return null;
end $$;

CREATE FUNCTION public.booking_claims() RETURNS trigger
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  claims constant bookings[] := array(select b::bookings from added as b);
  b bookings;
begin
  if cardinality(claims) > 1 then
    perform lock_quarters(claims);
  end if;
  foreach b in array claims loop
    perform apply_claim(b, 1);
    perform check_claim(b);
  end loop;
  return null;
end $$;

CREATE FUNCTION public.booking_desk_fixed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform refuse('booking_fixed');
  return new;
end $$;

CREATE FUNCTION public.booking_endings() RETURNS trigger
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  claims constant bookings[] := array(
    select b::bookings from changed as b join before using (id)
    where b.status in ('cancelled', 'expired') and before.status not in ('cancelled', 'expired'));
  b bookings;
  short record;
begin
  if cardinality(claims) > 1 then
    perform lock_quarters(claims);
  end if;
  foreach b in array claims loop
    perform apply_claim(b, -1);
  end loop;
  for short in
    select distinct f.room_id, f.day from unnest(claims) as c
    join shortfalls f on f.room_id = c.room_id and f.day = c.day and f.resolved_at is null order by 1, 2
  loop
    perform refresh_shortfalls(short.room_id, short.day, short.day);
  end loop;
  return null;
end $$;

CREATE FUNCTION public.booking_hold() RETURNS trigger
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  s slots;
  now_at timestamptz;
  closes_at timestamptz;
  most integer;
begin
  perform 1 from accounts where id = new.account_id for no key update;
  now_at := app_now();
  select * into s from slots where id = new.slot_id;
  most := coalesce((s.policy ->> 'family_holds')::integer, 1);
  if most <= (select count(*) from bookings
    where account_id = new.account_id and child_id is null and status = 'held' and expires_at > now_at) then
    perform refuse('booking_family_holds', jsonb_build_object('limit', most));
  end if;
  closes_at := case when now_at < s.same_day_from then least(s.booking_closes_at, s.same_day_from) else s.same_day_closes_at end;
  new.expires_at := least(new.expires_at, now_at + make_interval(mins => coalesce((s.policy ->> 'hold_minutes')::integer, 5)),
    case when closes_at > now_at then closes_at end);
  new.allowance_used := 0;
  new.price_fen := null;
  return new;
end $$;

CREATE FUNCTION public.booking_moved() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if new.moved_from is not null and not exists (select from bookings b where b.id = new.moved_from
    and b.child_id = new.child_id and b.status = 'cancelled' and b.cancel_reason = 'moved'
    and coalesce(b.calendar_uid, b.id) = new.calendar_uid and b.calendar_sequence + 1 = new.calendar_sequence) then
    perform refuse('booking_moved_from');
  end if;
  if new.cancel_reason = 'moved' and not exists (select from bookings b where b.moved_from = new.id) then
    perform refuse('booking_moved_nowhere');
  end if;
  return null;
end $$;

CREATE FUNCTION public.booking_prepare() RETURNS trigger
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  s slots;
  child children;
begin
  if tg_op = 'DELETE' then
    perform refuse('booking_never_deleted');
  end if;
  if tg_op = 'UPDATE' then
    if (old.id, old.slot_id, old.room_id, old.child_id, old.account_id, old.day, old.starts_at, old.ends_at, old.age_months,
        old.care_factor_hundredths, old.resident, old.same_day, old.claimed_at)
      is distinct from (new.id, new.slot_id, new.room_id, new.child_id, new.account_id, new.day, new.starts_at, new.ends_at,
        new.age_months, new.care_factor_hundredths, new.resident, new.same_day, new.claimed_at) then
      perform refuse('booking_fixed');
    end if;
    if old.status <> new.status then
      if not (case
        when old.status in ('held', 'offered') then new.status in ('confirmed', 'cancelled', 'expired')
        when old.status = 'confirmed' then new.status in ('cancelled', 'attended', 'missed')
        when old.status in ('attended', 'missed') then new.status in ('attended', 'missed', 'confirmed')
        else false end) then
        perform refuse('booking_transition');
      end if;
      if new.status = 'confirmed' and old.status in ('held', 'offered') and old.expires_at <= app_now() then
        perform refuse('booking_expired');
      end if;
    end if;
    if new.status = 'expired' then
      new.allowance_used := 0;
    end if;
    return new;
  end if;

  select * into s from slots where id = new.slot_id;
  -- Locked, so that birth date and factor stay what this claim is reckoned by, and so that two claims
  -- for one child come one after the other.
  select * into child from children where id = new.child_id for no key update;
  if s.id is null or (child.id is null and new.child_id is not null) then
    perform refuse('booking_unknown');
  end if;
  if new.status not in ('held', 'offered', 'confirmed') then
    perform refuse('booking_transition');
  end if;
  new.room_id := s.room_id;
  new.day := s.day;
  new.age_months := coalesce(age_in_months(child.birth_date, s.day), s.age_from_months);
  new.care_factor_hundredths := coalesce(child.care_factor_hundredths, 100);
  new.claimed_at := app_now();
  new.same_day := new.claimed_at >= s.same_day_from;
  new.resident := coalesce((select a.home_subdistrict_code = r.subdistrict_code
    from accounts a, rooms r where a.id = new.account_id and r.id = s.room_id), false);
  if new.starts_at < s.starts_at or new.ends_at > s.ends_at
    or not (case when s.flexible
      then extract(epoch from new.starts_at - s.starts_at) % 1800 = 0
        and extract(epoch from new.ends_at - new.starts_at) % 1800 = 0
        and new.ends_at - new.starts_at >= make_interval(mins => s.min_minutes)
      else new.starts_at = s.starts_at and new.ends_at = s.ends_at end) then
    perform refuse('booking_span');
  end if;
  if new.age_months < s.age_from_months or new.age_months >= s.age_to_months then
    perform refuse('booking_age', jsonb_build_object('age_months', new.age_months));
  end if;
  perform release_expired(s.room_id, new.child_id, new.starts_at, new.ends_at);
  return new;
end $$;

CREATE FUNCTION public.bookings_of_child(p_child uuid, p_day date, p_from timestamp with time zone, p_to timestamp with time zone, p_now timestamp with time zone) RETURNS TABLE(open_bookings integer, month_bookings integer, "overlaps" boolean)
    LANGUAGE sql STABLE
    AS $$
  select
    (count(*) filter (where b.status in ('held', 'offered', 'confirmed') and b.ends_at > p_now))::integer,
    (count(*) filter (where date_trunc('month', b.day) = date_trunc('month', p_day)))::integer,
    coalesce(bool_or(b.starts_at < p_to and b.ends_at > p_from), false)
  from bookings b
  where b.child_id = p_child and b.status not in ('cancelled', 'expired')
    and not (b.status in ('held', 'offered') and b.expires_at <= p_now)
    and b.starts_at > p_now - interval '40 days'
$$;

CREATE FUNCTION public.break_within_shift() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if not exists (select from roster_shifts s where s.id = new.shift_id
    and new.from_time >= s.from_time and new.to_time <= s.to_time) then
    perform refuse('roster_break_within_shift');
  end if;
  return new;
end $$;

CREATE FUNCTION public.breaks_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  touched record;
begin
  for touched in
    select distinct s.room_id, s.day from changed b join roster_shifts s on s.id = b.shift_id order by 1, 2
  loop
    perform refresh_capacity(touched.room_id, touched.day, touched.day);
  end loop;
  return null;
end $$;

CREATE TABLE public.capacity_ledger (
    room_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    rules_id bigint NOT NULL,
    licensed_places smallint NOT NULL,
    area_places smallint,
    caregivers smallint NOT NULL,
    heads smallint DEFAULT 0 NOT NULL,
    band_heads smallint[] NOT NULL,
    band_load integer[] NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT capacity_ledger_heads CHECK ((heads >= 0))
);

CREATE FUNCTION public.breaks_limit(rules public.capacity_rules, l public.capacity_ledger, kept_bands smallint[]) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
begin
  return l.heads + coalesce(cardinality(kept_bands), 0) > least(l.licensed_places, l.area_places, rules.largest_group)
    or (l.caregivers >= rules.min_caregivers or l.heads > 0)
      and required_caregivers(rules, l.heads, l.band_heads, l.band_load, kept_bands) > l.caregivers;
end $$;

CREATE FUNCTION public.broken_by_claim(b public.bookings, added boolean, now_at timestamp with time zone, OUT name text, OUT detail jsonb) RETURNS record
    LANGUAGE plpgsql STABLE
    AS $$
declare
  one constant integer := case when added then 0 else 1 end;
  exception_made constant boolean := b.override_reason is not null;
  own_band smallint;
  broken record;
begin
  if not added then
    select band_of(r, b.age_months) into own_band
    from capacity_ledger l join capacity_rules r on r.id = l.rules_id
    where l.room_id = b.room_id and l.at = b.starts_at;
    if own_band is null then
      name := case when found then 'booking_age' end;
      return;
    end if;
  end if;
  select part.starts_at as at, part.heads + one as heads, part.cap, part.same_day_heads + one as same_day_heads,
    s.same_day_reserve, s.status,
    case when now_at < s.same_day_from then s.same_day_reserve else 0 end as kept_same_day
  into broken
  from slots s join slot_ledger part on part.slot_id = s.id
  where s.id = b.slot_id and part.starts_at < b.ends_at and part.ends_at > b.starts_at
    and (part.heads + one + case when exception_made then 0 else kept_places(s, part, now_at, b.resident) end > part.cap
      or (b.same_day and part.same_day_heads + one > s.same_day_reserve and not exception_made))
  order by part.starts_at limit 1;
  if found then
    name := case
      when broken.status = 'closed' then 'capacity_slot_closed'
      when broken.heads > broken.cap then 'capacity_slot_cap'
      when b.same_day and broken.same_day_heads > broken.same_day_reserve then 'capacity_same_day_spent'
      when broken.heads + broken.kept_same_day > broken.cap then 'capacity_kept_same_day'
      else 'capacity_kept_residents' end;
    detail := jsonb_build_object('at', broken.at);
    return;
  end if;

  with kept as materialized (
    select * from kept_in_room(b.room_id, b.starts_at, b.ends_at, now_at, case when b.resident then b.slot_id end)
    where not exception_made
  )
  select l.at, broken_terms(r, given.quarter, null) as without_kept, broken_terms(r, given.quarter, held.bands) as with_kept
  into broken
  from capacity_ledger l join capacity_rules r on r.id = l.rules_id
  cross join lateral (
    select array_agg(youngest_band(r, k.age_from_months)) as bands
    from kept k cross join lateral generate_series(1, k.places)
    where k.starts_at <= l.at and k.ends_at > l.at
  ) as held
  cross join lateral (
    select case when added then l
      else with_child(l, own_band, b.care_factor_hundredths) end as quarter offset 0
  ) as given
  where l.room_id = b.room_id and l.at >= b.starts_at and l.at < b.ends_at and breaks_limit(r, given.quarter, held.bands)
  order by l.at limit 1;
  if found then
    name := case when cardinality(broken.without_kept) > 0
      then 'capacity_' || broken.without_kept[1] else 'capacity_kept_in_room' end;
    detail := jsonb_build_object('at', broken.at, 'term', broken.with_kept[1]);
  end if;
end $$;

CREATE FUNCTION public.broken_terms(rules public.capacity_rules, l public.capacity_ledger, kept_bands smallint[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select array_remove(array[
    case when l.heads + k > l.licensed_places then 'licensed_places' end,
    case when l.heads + k > l.area_places then 'area_places' end,
    case when l.heads + k > rules.largest_group then 'largest_group' end,
    case when l.heads > 0 and l.caregivers < rules.min_caregivers then 'min_caregivers' end,
    case when l.caregivers >= rules.min_caregivers
      and required_caregivers(rules, l.heads, l.band_heads, l.band_load, kept_bands) > l.caregivers then 'ratio' end
  ], null)
  from (select coalesce(cardinality(kept_bands), 0) as k) as kept
$$;

CREATE FUNCTION public.calendar_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update slots set room_id = room_id
  where starts_at > app_now() and day between (select min(day) from changed) and (select max(day) + 21 from changed)
    and (preview_rooms() is null or room_id = any (preview_rooms()));
  return null;
end $$;

CREATE FUNCTION public.capacity_ledger_told() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform tell_places_change(room_id, day)
  from (select distinct room_id, (at at time zone 'Asia/Shanghai')::date as day from changed) as touched;
  return null;
end $$;

CREATE FUNCTION public.caregiver_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  touched uuid;
begin
  for touched in select distinct room_id from roster_shifts where caregiver_id = new.id order by 1 loop
    perform refresh_from(touched, '-infinity');
  end loop;
  return null;
end $$;

CREATE FUNCTION public.caregivers_on_duty(p_room uuid, p_day date) RETURNS TABLE(at timestamp with time zone, caregivers integer)
    LANGUAGE sql STABLE
    AS $$
  select wall at time zone 'Asia/Shanghai', count(*)::integer
  from roster_shifts s join caregivers c on c.id = s.caregiver_id
  cross join lateral generate_series(s.day + s.from_time, s.day + s.to_time - interval '15 minutes', interval '15 minutes') as wall
  where s.room_id = p_room and s.day = p_day and counts_on(c, p_day)
    and not exists (select from roster_breaks b
      where b.shift_id = s.id and wall >= s.day + b.from_time and wall < s.day + b.to_time)
  group by wall
$$;

CREATE FUNCTION public.check_claim(b public.bookings) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  broken record;
begin
  broken := broken_by_claim(b, true, app_now());
  if broken.name is not null then
    perform refuse(broken.name, broken.detail);
  end if;
end $$;

CREATE FUNCTION public.child_reckoned() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if exists (select from bookings where child_id = new.id and starts_at > app_now()
    and status not in ('cancelled', 'expired')) then
    perform refuse('child_has_bookings');
  end if;
  return new;
end $$;

CREATE FUNCTION public.children_asking(p_account uuid, p_children uuid[], p_day date, p_from timestamp with time zone, p_to timestamp with time zone, p_marks_days integer, p_allowance boolean, p_now timestamp with time zone) RETURNS TABLE(id uuid, name text, "birthDate" text, "hasIdentity" boolean, "openBookings" integer, "monthBookings" integer, "overlaps" boolean, "allowanceLeft" integer, marks jsonb)
    LANGUAGE sql STABLE
    AS $$
  select c.id, c.name, c.birth_date::text, c.identity_sealed is not null, b.open_bookings, b.month_bookings, b.overlaps,
    case when p_allowance then coalesce((select v.granted - v.used from allowance_balances v
      where v.child_id = c.id and p_day between v.period_from and v.period_to),
      (select terms.amount from accounts a cross join allowance_in_force(a.home_subdistrict_code, p_day) as terms
      where a.id = p_account), 0)::integer end,
    (select jsonb_agg(jsonb_build_object('at', m.marked_at, 'points', m.points)) from marks m
      where m.child_id = c.id and m.marked_at > p_now - make_interval(days => p_marks_days))
  from guardians g join children c on c.id = g.child_id
  cross join lateral bookings_of_child(c.id, p_day, p_from, p_to, p_now) as b
  where g.account_id = p_account and (p_children is null or c.id = any (p_children))
  order by c.birth_date, c.id
$$;

CREATE FUNCTION public.city_hour_figures_of(p_from date, p_to date) RETURNS TABLE(day date, hour smallint, offered integer, booked integer)
    LANGUAGE sql STABLE
    AS $$
  select f.day, f.hour, f.offered_quarters, f.booked_quarters from city_hour_figures f where f.day between p_from and p_to
  union all
  select * from reckon_city_hours(open_figure_days(p_from, p_to))
$$;

CREATE FUNCTION public.close_figures(p_day date) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  perform need_read_committed();
  if app_now() < shanghai(p_day + 1, '01:00') then
    perform refuse('figures_day_not_over');
  end if;
  perform pg_advisory_xact_lock(hashtext('baobaowu figures'), p_day - date '2000-01-01');
  perform write_figures(null, p_day);
  insert into figure_days (day, closed_at) values (p_day, app_now())
  on conflict (day) do update set closed_at = excluded.closed_at;
end $$;

CREATE TABLE public.caregivers (
    id uuid NOT NULL,
    room_id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    counts_for_ratio boolean NOT NULL,
    active boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    qualification text,
    qualified_until date,
    CONSTRAINT caregivers_counts CHECK ((NOT ((kind = 'health_worker'::text) AND counts_for_ratio))),
    CONSTRAINT caregivers_name CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60))),
    CONSTRAINT caregivers_unqualified CHECK ((NOT ((COALESCE(qualification, ''::text) = 'none'::text) AND counts_for_ratio)))
);

CREATE FUNCTION public.counts_on(c public.caregivers, p_day date) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select c.active and c.counts_for_ratio and c.kind = 'caregiver'
    and (c.qualified_until is null or c.qualified_until >= p_day)
$$;

CREATE FUNCTION public.day_figures(p_rooms uuid[], p_from date, p_to date) RETURNS TABLE(day date, room_id uuid, slots integer, offered integer, booked integer, used integer, bookings integer, attended integer, missed integer, cancelled integer)
    LANGUAGE sql STABLE
    AS $$
  select f.day, f.room_id, f.slots, f.offered_quarters, f.booked_quarters, f.used_quarters, f.bookings, f.attended, f.missed, f.cancelled
  from room_day_figures f
  where f.day between p_from and p_to and (p_rooms is null or f.room_id = any (p_rooms))
  union all
  select * from reckon_days(p_rooms, open_figure_days(p_from, p_to))
$$;

CREATE FUNCTION public.figure_quarters(p_rooms uuid[], p_days date[]) RETURNS TABLE(day date, room_id uuid, at timestamp with time zone, booked integer, free integer)
    LANGUAGE sql STABLE
    AS $$
  select q.day, q.room_id, q.at, q.heads, case
    when q.age_from is null then 0
    when q.mixed_policy <> 'fixed_ratio' then least(q.left_in_slots, (
      select free_in_room(r, l, null, youngest_band(r, q.age_from))
      from capacity_ledger l join capacity_rules r on r.id = l.rules_id where l.room_id = q.room_id and l.at = q.at))
    when q.caregivers < q.min_caregivers then 0
    else greatest(0, least(q.left_in_slots, q.heads_allowed - q.heads, (q.caregivers * 100 * q.fixed_ratio - q.load) / 100))
    end
  from (
    select s.day, l.room_id, l.at, l.heads::integer as heads, l.caregivers::integer as caregivers,
      least(l.licensed_places, l.area_places, r.largest_group)::integer as heads_allowed,
      r.mixed_policy, r.fixed_ratio::integer as fixed_ratio, r.min_caregivers,
      l.band_load[1] + coalesce(l.band_load[2], 0) + coalesce(l.band_load[3], 0) + coalesce(l.band_load[4], 0)
        + coalesce(l.band_load[5], 0) + coalesce(l.band_load[6], 0) + coalesce(l.band_load[7], 0) + coalesce(l.band_load[8], 0) as load,
      sum(greatest(0, part.cap - part.heads))::integer as left_in_slots,
      min(s.age_from_months) filter (where part.cap > 0)::integer as age_from
    from slots s
    join slot_ledger part on part.slot_id = s.id
    join capacity_ledger l on l.room_id = s.room_id and l.at >= part.starts_at and l.at < part.ends_at
    join capacity_rules r on r.id = l.rules_id
    where s.day = any (p_days) and (p_rooms is null or s.room_id = any (p_rooms))
    group by s.day, l.room_id, l.at, r.id
  ) as q
$$;

CREATE FUNCTION public.figures_follow() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if tg_op = 'DELETE' then
    perform refresh_figures(old.room_id, old.day);
  else
    perform refresh_figures(new.room_id, new.day);
  end if;
  return null;
end $$;

CREATE FUNCTION public.figures_follow_breaks() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  touched record;
begin
  for touched in
    select distinct s.room_id, s.day from roster_shifts s
    where s.id in (case when tg_op <> 'INSERT' then old.shift_id end, case when tg_op <> 'DELETE' then new.shift_id end)
      and s.day < (app_now() at time zone 'Asia/Shanghai')::date
  loop
    perform refresh_figures(touched.room_id, touched.day);
  end loop;
  return null;
end $$;

CREATE FUNCTION public.fits_in_room(rules public.capacity_rules, l public.capacity_ledger, kept_bands smallint[], bands smallint[], factors integer[]) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
begin
  if l.caregivers < rules.min_caregivers then return false; end if;
  for child in 1 .. cardinality(bands) loop
    if bands[child] is null then return false; end if;
    l.heads := l.heads + 1;
    l.band_heads[bands[child]] := l.band_heads[bands[child]] + 1;
    l.band_load[bands[child]] := l.band_load[bands[child]] + factors[child];
  end loop;
  return not breaks_limit(rules, l, kept_bands);
end $$;

CREATE FUNCTION public.free_by_quarter(p_slots uuid[], p_age integer, p_home text, p_now timestamp with time zone) RETURNS TABLE(slot_id uuid, at timestamp with time zone, free integer)
    LANGUAGE sql STABLE
    AS $$
  select q.slot_id, (q.ledger).at, greatest(0, least(q.left_in_slot,
    free_in_room(r, q.ledger, q.held, case when p_age is null then q.band else band_of(r, p_age) end)))
  from open_quarters(p_slots, p_home, p_now) q
  join capacity_rules r on r.id = (q.ledger).rules_id
$$;

CREATE FUNCTION public.free_in_room(rules public.capacity_rules, l public.capacity_ledger, kept_bands smallint[], band smallint) RETURNS integer
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare
  heads_left integer := least(l.licensed_places, l.area_places, rules.largest_group)
    - l.heads - coalesce(cardinality(kept_bands), 0);
  total bigint := 100 * coalesce(cardinality(kept_bands), 0);
  youngest integer := band;
begin
  if band is null or heads_left <= 0 or l.caregivers < rules.min_caregivers then return 0; end if;
  if rules.mixed_policy = 'sum_of_fractions' then
    total := 0;
    for b in 1 .. cardinality(l.band_load) loop
      total := total + l.band_load[b]::bigint * (232792560 / rules.band_ratio[b]);
    end loop;
    for k in 1 .. coalesce(cardinality(kept_bands), 0) loop
      total := total + 100::bigint * (232792560 / rules.band_ratio[kept_bands[k]]);
    end loop;
    return greatest(0, least(heads_left,
      (l.caregivers * 23279256000 - total) / (100::bigint * (232792560 / rules.band_ratio[band]))));
  end if;
  for b in 1 .. cardinality(l.band_load) loop
    total := total + l.band_load[b];
    if l.band_heads[b] > 0 or b = any (kept_bands) then youngest := least(youngest, b); end if;
  end loop;
  return greatest(0, least(heads_left, floor((l.caregivers * 100
    * case rules.mixed_policy when 'youngest' then rules.band_ratio[youngest] else rules.fixed_ratio end
    - total) / 100.0)));
end $$;

CREATE FUNCTION public.free_in_slots(p_slots uuid[], p_age integer, p_home text, p_now timestamp with time zone) RETURNS TABLE(slot_id uuid, free integer)
    LANGUAGE sql STABLE
    AS $$
  with asked as materialized (
    select id, flexible, starts_at, ends_at, make_interval(mins => min_minutes) as length
    from slots where id = any (p_slots)
  ), quarters as materialized (
    select f.slot_id, f.at, f.free, s.flexible, s.starts_at, s.ends_at, s.length
    from free_by_quarter(p_slots, p_age, p_home, p_now) f join asked s on s.id = f.slot_id
  ), stretches as (
    select q.slot_id, min(other.free) as free
    from quarters q join quarters other on other.slot_id = q.slot_id and other.at >= q.at and other.at < q.at + q.length
    where q.flexible and q.at + q.length <= q.ends_at and extract(epoch from q.at - q.starts_at)::integer % 1800 = 0
    group by q.slot_id, q.at
  )
  select q.slot_id, min(q.free) from quarters q where not q.flexible group by q.slot_id
  union all
  select slot_id, max(free) from stretches group by slot_id
$$;

CREATE FUNCTION public.holds_place(p_account uuid, p_room uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  select exists (select from bookings own
    where own.room_id = p_room and own.status in ('held', 'offered') and own.account_id = p_account)
$$;

CREATE FUNCTION public.hour_figures(p_rooms uuid[], p_from date, p_to date) RETURNS TABLE(day date, room_id uuid, hour smallint, offered integer, booked integer)
    LANGUAGE sql STABLE
    AS $$
  select f.day, f.room_id, f.hour, f.offered_quarters, f.booked_quarters
  from room_hour_figures f
  where f.day between p_from and p_to and (p_rooms is null or f.room_id = any (p_rooms))
  union all
  select * from reckon_hours(p_rooms, open_figure_days(p_from, p_to))
$$;

CREATE FUNCTION public.kept_in_room(p_room uuid, p_from timestamp with time zone, p_to timestamp with time zone, p_now timestamp with time zone, p_resident_slot uuid DEFAULT NULL::uuid) RETURNS TABLE(starts_at timestamp with time zone, ends_at timestamp with time zone, age_from_months smallint, places integer)
    LANGUAGE sql STABLE
    AS $$
  select part.starts_at, part.ends_at, s.age_from_months,
    least(kept_places(s, part, p_now, s.id is not distinct from p_resident_slot), part.cap - part.heads)
  from slots s join slot_ledger part on part.slot_id = s.id
  where s.room_id = p_room and s.starts_at < p_to and s.starts_at > p_from - interval '1 day' and s.ends_at > p_from
    and part.starts_at < p_to and part.ends_at > p_from
    and least(kept_places(s, part, p_now, s.id is not distinct from p_resident_slot), part.cap - part.heads) > 0
$$;

CREATE TABLE public.slot_ledger (
    slot_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    cap smallint NOT NULL,
    heads smallint DEFAULT 0 NOT NULL,
    resident_heads smallint DEFAULT 0 NOT NULL,
    same_day_heads smallint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT slot_ledger_heads CHECK (((heads >= 0) AND ((resident_heads >= 0) AND (resident_heads <= heads)) AND ((same_day_heads >= 0) AND (same_day_heads <= heads))))
);

CREATE TABLE public.slots (
    id uuid NOT NULL,
    room_id uuid NOT NULL,
    timetable_id uuid,
    day date NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    age_from_months smallint NOT NULL,
    age_to_months smallint NOT NULL,
    cap smallint,
    flexible boolean DEFAULT false NOT NULL,
    min_minutes smallint DEFAULT 60 NOT NULL,
    price_fen_per_hour integer,
    status text DEFAULT 'open'::text NOT NULL,
    closed_at timestamp with time zone,
    closed_by uuid,
    closed_reason text,
    released_at timestamp with time zone NOT NULL,
    booking_closes_at timestamp with time zone NOT NULL,
    same_day_from timestamp with time zone NOT NULL,
    same_day_closes_at timestamp with time zone NOT NULL,
    cancel_until timestamp with time zone NOT NULL,
    same_day_reserve smallint NOT NULL,
    residents_reserve smallint NOT NULL,
    residents_until timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    policy jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT slots_ages CHECK (((age_from_months >= 0) AND (age_to_months > age_from_months))),
    CONSTRAINT slots_cap CHECK (((cap >= 0) AND (cap <= 500))),
    CONSTRAINT slots_closed CHECK (((status = 'closed'::text) = (closed_at IS NOT NULL))),
    CONSTRAINT slots_on_the_second CHECK (((starts_at = date_trunc('second'::text, starts_at)) AND (ends_at = date_trunc('second'::text, ends_at)))),
    CONSTRAINT slots_quarters CHECK (((((EXTRACT(epoch FROM starts_at))::bigint % (900)::bigint) = 0) AND (((EXTRACT(epoch FROM ends_at))::bigint % (900)::bigint) = 0))),
    CONSTRAINT slots_times CHECK ((ends_at > starts_at)),
    CONSTRAINT slots_within_day CHECK (((((starts_at AT TIME ZONE 'Asia/Shanghai'::text))::date = day) AND ((((ends_at - '00:00:01'::interval) AT TIME ZONE 'Asia/Shanghai'::text))::date = day)))
);

CREATE FUNCTION public.kept_places(s public.slots, part public.slot_ledger, p_now timestamp with time zone, p_resident boolean DEFAULT false) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select case when p_now < s.same_day_from then s.same_day_reserve else 0 end
    + case when p_now < s.residents_until and not p_resident
      then greatest(0, s.residents_reserve - part.resident_heads) else 0 end
$$;

CREATE FUNCTION public.lists_told() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform pg_notify('places_change', '');
  return null;
end $$;

CREATE FUNCTION public.lock_asking(p_children uuid[], p_day date, p_now timestamp with time zone, p_open integer[], p_month integer[]) RETURNS boolean
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
  if p_open is null then return true; end if;
  perform 1 from children where id = any (p_children) order by id for no key update;
  if exists (
    select from unnest(p_children, p_open, p_month) as seen(child, open, month)
    cross join lateral bookings_of_child(seen.child, p_day, p_now, p_now, p_now) as b
    where b.open_bookings <> seen.open or b.month_bookings <> seen.month
  ) then
    perform refuse('booking_decided_late');
  end if;
  return true;
end $$;

CREATE FUNCTION public.lock_quarters(claims public.bookings[]) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    AS $$
begin
  perform 1 from capacity_ledger l join (
    select distinct b.room_id, at from unnest(claims) as b
    cross join lateral generate_series(b.starts_at, b.ends_at - interval '15 minutes', interval '15 minutes') as at
  ) as q on q.room_id = l.room_id and q.at = l.at
  order by l.room_id, l.at for update of l;
end $$;

CREATE FUNCTION public.metres_between(lat_a double precision, lon_a double precision, lat_b double precision, lon_b double precision) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  select (point(lon_a, lat_a) <@> point(lon_b, lat_b)) * 1609.344
$$;

CREATE FUNCTION public.need_read_committed() RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then
    perform refuse('capacity_needs_read_committed');
  end if;
end $$;

CREATE FUNCTION public.open_figure_days(p_from date, p_to date) RETURNS date[]
    LANGUAGE sql STABLE
    AS $$
  select coalesce(array_agg(d.day order by d.day), '{}')
  from (select g::date as day from generate_series(p_from, p_to, interval '1 day') as g) as d
  cross join lateral (
    (select 1 from slots s where s.day = d.day limit 1)
    union all
    (select 1 from refusals f where f.day = d.day limit 1)
    limit 1
  ) as something
  where not exists (select from figure_days c where c.day = d.day)
$$;

CREATE FUNCTION public.open_quarters(p_slots uuid[], p_home text, p_now timestamp with time zone) RETURNS TABLE(slot_id uuid, ledger public.capacity_ledger, held smallint[], band smallint, left_in_slot integer)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
begin
  return query
  with chosen as materialized (
    select s as slot, p_now >= s.same_day_from as same_day,
      coalesce((select r.subdistrict_code = p_home from rooms r where r.id = s.room_id), false) as resident
    from slots s
    where s.id = any (p_slots)
  ), stale as materialized (
    select distinct b.room_id from bookings b
    where b.room_id in (select (slot).room_id from chosen) and b.status in ('held', 'offered') and b.expires_at <= p_now
  ), quarters as materialized (
    select c.slot, c.resident, c.same_day, p.part, kept.list as kept,
      case when (c.slot).room_id in (select room_id from stale)
        then without_expired(q.ledger, (select r from capacity_rules r where r.id = (q.ledger).rules_id), p_now)
        else q.ledger end as ledger
    from chosen c
    cross join lateral (
      select array_agg(row(k.starts_at, k.ends_at, s.age_from_months, case when s.id = (c.slot).id and c.resident
        then k.to_residents else k.places end)::kept_part) as list
      from (select * from slots s where s.room_id = (c.slot).room_id and s.day = (c.slot).day offset 0) as s
      cross join lateral (
        select (l.part).starts_at, (l.part).ends_at,
          least(kept_places(s, l.part, p_now), greatest(0, (l.part).cap - (l.part).heads)) as places,
          least(case when p_now < s.same_day_from then s.same_day_reserve else 0 end,
            greatest(0, (l.part).cap - (l.part).heads)) as to_residents
        from (select case when s.room_id in (select room_id from stale) then part_without_expired(l, p_now) else l end as part
          from slot_ledger l where l.slot_id = s.id offset 0) as l
        where kept_places(s, l.part, p_now) > 0
      ) as k
    ) as kept
    cross join lateral (
      select case when (c.slot).room_id in (select room_id from stale) then part_without_expired(l, p_now) else l end as part
      from slot_ledger l where l.slot_id = (c.slot).id offset 0
    ) as p
    cross join lateral (
      select l as ledger from capacity_ledger l
      where l.room_id = (c.slot).room_id and l.at >= (p.part).starts_at and l.at < (p.part).ends_at offset 0
    ) as q
  )
  select (q.slot).id, q.ledger, (
      select array_agg(youngest_band(r, k.age_from_months)) from unnest(q.kept) as k
      cross join lateral generate_series(1, k.places)
      where k.starts_at <= (q.ledger).at and k.ends_at > (q.ledger).at
    ), youngest_band(r, (q.slot).age_from_months),
    least((q.part).cap - (q.part).heads - case
        when q.same_day then 0
        when q.resident then (q.slot).same_day_reserve
        else least(kept_places(q.slot, q.part, p_now), greatest(0, (q.part).cap - (q.part).heads)) end,
      case when q.same_day then (q.slot).same_day_reserve - (q.part).same_day_heads end)
  from quarters q
  join capacity_rules r on r.id = (q.ledger).rules_id;
end $$;

CREATE FUNCTION public.part_without_expired(part public.slot_ledger, p_now timestamp with time zone) RETURNS public.slot_ledger
    LANGUAGE plpgsql STABLE
    AS $$
declare
  gone record;
begin
  select count(*) as heads, count(*) filter (where resident) as residents, count(*) filter (where same_day) as same_day
  into gone from bookings
  where slot_id = part.slot_id and status in ('held', 'offered') and expires_at <= p_now
    and starts_at < part.ends_at and ends_at > part.starts_at;
  part.heads := part.heads - gone.heads;
  part.resident_heads := part.resident_heads - gone.residents;
  part.same_day_heads := part.same_day_heads - gone.same_day;
  return part;
end $$;

CREATE FUNCTION public.pass_holds(p_account uuid, p_slot uuid, p_children uuid[], p_from timestamp with time zone, p_to timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  now_at constant timestamptz := app_now();
  holds bookings[];
  wanted bookings;
  child uuid;
begin
  holds := array(
    select b::bookings from bookings b
    where b.account_id = p_account and b.slot_id = p_slot and b.child_id is null and b.status = 'held' and b.expires_at > now_at
    order by b.starts_at, b.id for update);
  if cardinality(holds) = 0 then return null; end if;
  wanted := holds[1];
  wanted.starts_at := p_from;
  wanted.ends_at := p_to;
  foreach child in array p_children loop
    perform release_expired(wanted.room_id, child, p_from, p_to);
  end loop;
  perform lock_quarters(holds || wanted);
  update bookings set status = 'cancelled', cancelled_at = now_at where id in (select id from unnest(holds));
  return holds[1].id;
end $$;

CREATE TABLE public.rooms (
    id uuid NOT NULL,
    code text NOT NULL,
    subdistrict_code text NOT NULL,
    operator_id uuid,
    name_zh text NOT NULL,
    name_en text,
    address text,
    latitude double precision,
    longitude double precision,
    floor_area_dm2 integer,
    play_area_dm2 integer,
    licensed_places smallint NOT NULL,
    planned_places smallint,
    contact_phone text,
    price_fen_per_hour integer,
    opened_on date,
    status text DEFAULT 'draft'::text NOT NULL,
    status_reason text,
    origin text DEFAULT 'registered'::text NOT NULL,
    example_slots boolean DEFAULT false NOT NULL,
    source text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    suspended_from date,
    CONSTRAINT rooms_areas CHECK (((floor_area_dm2 > 0) AND (play_area_dm2 > 0))),
    CONSTRAINT rooms_coordinates CHECK (((latitude IS NULL) = (longitude IS NULL))),
    CONSTRAINT rooms_licensed_places CHECK (((licensed_places >= 0) AND (licensed_places <= 500))),
    CONSTRAINT rooms_name CHECK (((char_length(name_zh) >= 1) AND (char_length(name_zh) <= 80))),
    CONSTRAINT rooms_price CHECK ((price_fen_per_hour >= 0))
);

CREATE FUNCTION public.places_by_licence(room public.rooms, p_day date) RETURNS smallint
    LANGUAGE sql IMMUTABLE
    AS $$
  select case when room.status = 'open' and (room.suspended_from is null or p_day < room.suspended_from)
    then room.licensed_places else 0 end::smallint
$$;

CREATE FUNCTION public.policies_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  touched record;
  policies_touched policies[];
  only_rooms constant uuid[] := preview_rooms();
begin
  if tg_op = 'UPDATE' then
    select array_agg(p) into policies_touched from (select * from before union all select * from changed) as p;
  else
    select array_agg(p) into policies_touched from changed as p;
  end if;
  if exists (select from unnest(policies_touched) as p where p.level <> 'room') then
    perform pg_advisory_xact_lock(hashtext('baobaowu policies'));
  end if;
  for touched in
    select r.id, min(p.effective_from) as from_day
    from unnest(policies_touched) as p
    join rooms r on p.level = 'city' or r.id = p.room_id or r.subdistrict_code = p.subdistrict_code
      or p.district_code = (select district_code from subdistricts s where s.code = r.subdistrict_code)
    where only_rooms is null or r.id = any (only_rooms)
    group by r.id order by r.id
  loop
    perform 1 from rooms where id = touched.id for no key update;
    update slots set room_id = room_id
    where room_id = touched.id and day >= touched.from_day and starts_at > app_now();
    perform refresh_from(touched.id, touched.from_day);
  end loop;
  return null;
end $$;

CREATE FUNCTION public.valid_age_bands(bands jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
  select jsonb_typeof(bands) = 'array' and jsonb_array_length(bands) between 1 and 8
    and (
      select bool_and(coalesce(
        (band->>'from_months')::int >= 0
        and (band->>'to_months')::int > (band->>'from_months')::int
        and (band->>'children_per_caregiver')::int between 1 and 20
        and (band->>'from_months')::int >= before, false))
      from (
        select band, coalesce(lag((band->>'to_months')::int) over (order by n), 0) as before
        from jsonb_array_elements(bands) with ordinality as b(band, n)
      ) as ordered
    )
$$;

CREATE TABLE public.policies (
    id uuid NOT NULL,
    level text NOT NULL,
    district_code text,
    subdistrict_code text,
    room_id uuid,
    effective_from date NOT NULL,
    reason text,
    created_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    mixed_policy text,
    fixed_ratio smallint,
    min_caregivers smallint,
    age_bands jsonb,
    area_per_child_dm2 integer,
    largest_group smallint,
    age_from_months smallint,
    age_to_months smallint,
    slot_cap smallint,
    slot_min_minutes smallint,
    slot_max_minutes smallint,
    allowance_amount smallint,
    allowance_unit text,
    allowance_period text,
    price_ceiling_fen_per_hour integer,
    release_days_ahead smallint,
    release_time time(0) without time zone,
    booking_closes_working_days smallint,
    booking_closes_time time(0) without time zone,
    same_day_reserve smallint,
    same_day_reserve_from_places smallint,
    same_day_closes_minutes smallint,
    residents_reserve smallint,
    residents_until_days smallint,
    cancel_working_days smallint,
    cancel_time time(0) without time zone,
    mark_missed smallint,
    mark_late_cancellation smallint,
    mark_late_collection smallint,
    marks_limit smallint,
    marks_window_days smallint,
    suspension_days smallint,
    child_open_bookings smallint,
    child_month_bookings smallint,
    fever_tenths smallint,
    open_on_makeup_days boolean,
    identity_required boolean,
    planned_places_percent smallint,
    second_factor_from text,
    inherits text[] DEFAULT '{}'::text[] NOT NULL,
    hold_minutes smallint,
    family_holds smallint,
    CONSTRAINT policies_age_bands CHECK (public.valid_age_bands(age_bands)),
    CONSTRAINT policies_ages CHECK (((age_from_months >= 0) AND (age_to_months > age_from_months))),
    CONSTRAINT policies_area CHECK ((area_per_child_dm2 > 0)),
    CONSTRAINT policies_fixed_ratio CHECK (((fixed_ratio >= 1) AND (fixed_ratio <= 20))),
    CONSTRAINT policies_group CHECK ((((largest_group >= 1) AND (largest_group <= 500)) AND ((slot_cap >= 1) AND (slot_cap <= 500)))),
    CONSTRAINT policies_holds CHECK ((((hold_minutes >= 1) AND (hold_minutes <= 30)) AND ((family_holds >= 0) AND (family_holds <= 5)))),
    CONSTRAINT policies_inherits CHECK (((level <> 'city'::text) OR (inherits = '{}'::text[]))),
    CONSTRAINT policies_level CHECK ((((level = 'district'::text) = (district_code IS NOT NULL)) AND ((level = 'subdistrict'::text) = (subdistrict_code IS NOT NULL)) AND ((level = 'room'::text) = (room_id IS NOT NULL)))),
    CONSTRAINT policies_min_caregivers CHECK (((min_caregivers >= 0) AND (min_caregivers <= 50))),
    CONSTRAINT policies_planned_percent CHECK (((planned_places_percent >= 1) AND (planned_places_percent <= 100))),
    CONSTRAINT policies_second_factor_of_city CHECK (((second_factor_from IS NULL) OR (level = 'city'::text)))
);

CREATE FUNCTION public.policy_in_force(p_subdistrict text, p_room uuid, p_day date) RETURNS public.policies
    LANGUAGE sql STABLE
    AS $$
  select jsonb_populate_record(null::policies, jsonb_overlay(
    own.says order by array_position(array['city', 'district', 'subdistrict', 'room'], own.level)))
  from (
    select p.level, jsonb_strip_nulls(jsonb_overlay(policy_says(p) order by p.effective_from)) as says
    from policies p
    where p.effective_from <= p_day
      and (p.level = 'city'
        or p.district_code = (select district_code from subdistricts where code = p_subdistrict)
        or p.subdistrict_code = p_subdistrict
        or p.room_id = p_room)
    group by p.level
  ) as own
$$;

CREATE FUNCTION public.policy_levels(p_district text, p_subdistrict text, p_room uuid, p_day date) RETURNS TABLE(field text, level text, since date, value jsonb)
    LANGUAGE sql STABLE
    AS $$
  select named.field, named.level, named.since, named.value
  from (
    select distinct on (p.level, says.key) says.key as field, p.level, p.effective_from as since, says.value
    from policies p cross join lateral jsonb_each(policy_says(p)) as says
    where p.effective_from <= p_day
      and (p.level = 'city' or p.district_code = p_district or p.subdistrict_code = p_subdistrict or p.room_id = p_room)
    order by p.level, says.key, p.effective_from desc
  ) as named
  where named.value <> 'null'
$$;

CREATE FUNCTION public.policy_says(p public.policies) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
  select jsonb_strip_nulls(to_jsonb(p) - array['id', 'level', 'district_code', 'subdistrict_code',
      'room_id', 'effective_from', 'reason', 'created_by', 'created_at', 'inherits'])
    || coalesce((select jsonb_object_agg(field, null) from unnest(p.inherits) as field), '{}')
$$;

CREATE FUNCTION public.preview_rooms() RETURNS uuid[]
    LANGUAGE sql STABLE
    AS $$
  select nullif(current_setting('baobaowu.preview_rooms', true), '')::uuid[]
$$;

CREATE FUNCTION public.reckon_city_hours(p_days date[]) RETURNS TABLE(day date, hour smallint, offered integer, booked integer)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
#variable_conflict use_column
begin
  return query
  select q.day, extract(hour from q.at at time zone 'Asia/Shanghai')::smallint as hour,
    sum(q.booked + q.free)::integer, sum(q.booked)::integer
  from figure_quarters(null, p_days) as q group by q.day, 2;
end $$;

CREATE FUNCTION public.reckon_days(p_rooms uuid[], p_days date[]) RETURNS TABLE(day date, room_id uuid, slots integer, offered integer, booked integer, used integer, bookings integer, attended integer, missed integer, cancelled integer)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
#variable_conflict use_column
begin
  return query
  with chosen as materialized (
    select s.id, s.day, s.room_id, s.status from slots s
    where s.day = any (p_days) and (p_rooms is null or s.room_id = any (p_rooms))
  ), places as (
    select q.day, q.room_id, sum(q.booked + q.free)::integer as offered, sum(q.booked)::integer as booked
    from figure_quarters(p_rooms, p_days) as q group by q.day, q.room_id
  ), visits as (
    select c.day, c.room_id,
      coalesce(sum(extract(epoch from b.ends_at - b.starts_at)) filter (where b.status = 'attended'), 0)::integer / 900 as used,
      count(*) filter (where b.status not in ('cancelled', 'expired'))::integer as bookings,
      count(*) filter (where b.status = 'attended')::integer as attended,
      count(*) filter (where b.status = 'missed')::integer as missed,
      count(*) filter (where b.status = 'cancelled' and b.cancel_reason is distinct from 'moved')::integer as cancelled
    from chosen c join bookings b on b.slot_id = c.id where b.child_id is not null group by c.day, c.room_id
  )
  select c.day, c.room_id, count(*) filter (where c.status = 'open')::integer, coalesce(p.offered, 0), coalesce(p.booked, 0),
    coalesce(v.used, 0), coalesce(v.bookings, 0), coalesce(v.attended, 0), coalesce(v.missed, 0), coalesce(v.cancelled, 0)
  from chosen c left join places p using (day, room_id) left join visits v using (day, room_id)
  group by c.day, c.room_id, p.offered, p.booked, v.used, v.bookings, v.attended, v.missed, v.cancelled;
end $$;

CREATE FUNCTION public.reckon_hours(p_rooms uuid[], p_days date[]) RETURNS TABLE(day date, room_id uuid, hour smallint, offered integer, booked integer)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
#variable_conflict use_column
begin
  return query
  select q.day, q.room_id, extract(hour from q.at at time zone 'Asia/Shanghai')::smallint as hour,
    sum(q.booked + q.free)::integer, sum(q.booked)::integer
  from figure_quarters(p_rooms, p_days) as q group by q.day, q.room_id, 3;
end $$;

CREATE FUNCTION public.reckon_refusals(p_rooms uuid[], p_days date[]) RETURNS TABLE(day date, room_id uuid, reason text, age_from_months smallint, home_subdistrict_code text, refusals integer)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
#variable_conflict use_column
begin
  return query
  select f.day, f.room_id, f.reason, (f.age_months / 6 * 6)::smallint as age_from, f.home_subdistrict_code, count(*)::integer
  from refusals f
  where f.day = any (p_days) and (p_rooms is null or f.room_id = any (p_rooms))
  group by f.day, f.room_id, f.reason, age_from, f.home_subdistrict_code;
end $$;

CREATE FUNCTION public.refresh_capacity(p_room uuid, p_from date, p_to date) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  room rooms;
  days capacity_day[];
  one capacity_day;
  begins constant timestamptz := shanghai(p_from, '00:00');
  ends constant timestamptz := shanghai(p_to + 1, '00:00');
begin
  perform need_read_committed();
  select * into room from rooms where id = p_room for no key update;
  perform 1 from capacity_ledger where room_id = p_room and at >= begins and at < ends order by at for update;
  -- A statement of its own: the next ones must see the rule sets it stores.
  days := array(
    select (d.day, rules_for(d.policy), (d.policy).area_per_child_dm2, (d.policy).slot_cap)::capacity_day
    from (select day, policy_in_force(room.subdistrict_code, p_room, day) as policy
      from (select distinct (at at time zone 'Asia/Shanghai')::date as day from capacity_ledger
        where room_id = p_room and at >= begins and at < ends) as used offset 0) as d);

  -- Day by day: one statement for all would compare every quarter hour with every other.
  foreach one in array days loop
    perform refresh_rules(p_room, one);
    update capacity_ledger l
    set licensed_places = f.licensed_places, area_places = f.area_places, caregivers = f.caregivers
    from (
      select q.at, places_by_licence(room, one.day) as licensed_places,
        case when room.play_area_dm2 is not null then least(room.play_area_dm2 / one.area_per_child, 32767) end::smallint as area_places,
        coalesce(duty.caregivers, 0)::smallint as caregivers
      from capacity_ledger q left join caregivers_on_duty(p_room, one.day) as duty on duty.at = q.at
      where q.room_id = p_room and q.at >= shanghai(one.day, '00:00') and q.at < shanghai(one.day + 1, '00:00') offset 0
    ) as f
    where l.room_id = p_room and l.at = f.at
      and (l.licensed_places, l.area_places, l.caregivers) is distinct from (f.licensed_places, f.area_places, f.caregivers);
  end loop;

  update slot_ledger sl set cap = case s.status when 'closed' then 0 else coalesce(s.cap, d.slot_cap) end
  from slots s join unnest(days) as d on d.day = s.day
  where sl.slot_id = s.id and s.room_id = p_room and s.starts_at >= begins and s.starts_at < ends
    and sl.cap <> case s.status when 'closed' then 0 else coalesce(s.cap, d.slot_cap) end;

  perform refresh_shortfalls(p_room, p_from, p_to);
end $$;

CREATE FUNCTION public.refresh_figures(p_room uuid, p_day date) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  perform pg_advisory_xact_lock(hashtext('baobaowu figures'), p_day - date '2000-01-01');
  if exists (select from figure_days where day = p_day) then
    perform write_figures(array[p_room], p_day);
  end if;
end $$;

CREATE FUNCTION public.refresh_from(p_room uuid, p_from date) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  today constant date := (app_now() at time zone 'Asia/Shanghai')::date;
  last_day date;
begin
  perform 1 from rooms where id = p_room for no key update;
  select (max(at) at time zone 'Asia/Shanghai')::date into last_day from capacity_ledger where room_id = p_room;
  if last_day >= greatest(p_from, today) then
    perform refresh_capacity(p_room, greatest(p_from, today), last_day);
  end if;
end $$;

CREATE FUNCTION public.refresh_rules(p_room uuid, p_day public.capacity_day) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
  r capacity_rules;
  begins constant timestamptz := shanghai(p_day.day, '00:00');
  ends constant timestamptz := shanghai(p_day.day + 1, '00:00');
begin
  if not exists (select from capacity_ledger
    where room_id = p_room and at >= begins and at < ends and rules_id <> p_day.rules_id) then
    return;
  end if;
  select * into r from capacity_rules where id = p_day.rules_id;
  with banded as materialized (
    select b.starts_at, b.ends_at, youngest_band(r, b.age_months) as band, b.care_factor_hundredths as factor
    from bookings b
    where b.room_id = p_room and b.starts_at >= begins and b.starts_at < ends and b.status not in ('cancelled', 'expired')
  ), fresh as (
    select l.at, array_agg(t.heads order by n) as heads, array_agg(t.load order by n) as load
    from capacity_ledger l cross join lateral generate_subscripts(r.band_to, 1) as n
    cross join lateral (
      select count(*)::smallint as heads, coalesce(sum(factor), 0)::integer as load
      from banded where starts_at <= l.at and ends_at > l.at and band = n
    ) as t
    where l.room_id = p_room and l.at >= begins and l.at < ends
    group by l.at
  )
  update capacity_ledger l set rules_id = r.id, band_heads = f.heads, band_load = f.load
  from fresh f where l.room_id = p_room and l.at = f.at;
end $$;

CREATE FUNCTION public.refresh_shortfalls(p_room uuid, p_from date, p_to date) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  perform 1 from shortfalls where room_id = p_room and day between p_from and p_to and resolved_at is null
    order by id for update;
  with n as materialized (
    select * from shortfalls_now(p_room, p_from, p_to)
  ), resolved as (
    update shortfalls f set resolved_at = app_now()
    where f.room_id = p_room and f.day between p_from and p_to and f.resolved_at is null
      and not exists (select from n where n.day = f.day and n.term = f.term and n.slot_id is not distinct from f.slot_id)
  )
  insert into shortfalls (id, room_id, slot_id, day, term, from_at, to_at, short_by, raised_at)
  select uuid_v7(), p_room, n.slot_id, n.day, n.term, n.from_at, n.to_at, n.short_by, app_now() from n
  on conflict (room_id, day, term, (coalesce(slot_id, '00000000-0000-0000-0000-000000000000'))) where resolved_at is null
  do update set from_at = excluded.from_at, to_at = excluded.to_at, short_by = excluded.short_by;
end $$;

CREATE FUNCTION public.refusal_figures_of(p_rooms uuid[], p_from date, p_to date) RETURNS TABLE(day date, room_id uuid, reason text, age_from_months smallint, home_subdistrict_code text, refusals integer)
    LANGUAGE sql STABLE
    AS $$
  select f.day, f.room_id, f.reason, f.age_from_months, f.home_subdistrict_code, f.refusals
  from refusal_figures f
  where f.day between p_from and p_to and (p_rooms is null or f.room_id = any (p_rooms))
  union all
  select * from reckon_refusals(p_rooms, open_figure_days(p_from, p_to))
$$;

CREATE FUNCTION public.refusal_foreseen(p_slot uuid, p_room uuid, p_same_day boolean, p_age integer, p_factor smallint, p_resident boolean, p_from timestamp with time zone, p_to timestamp with time zone, p_now timestamp with time zone, OUT name text, OUT detail jsonb) RETURNS record
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
  b bookings;
  broken record;
begin
  if exists (select from bookings other
    where other.room_id = p_room and other.status in ('held', 'offered') and other.expires_at <= p_now) then
    return;
  end if;
  b.slot_id := p_slot;
  b.room_id := p_room;
  b.starts_at := p_from;
  b.ends_at := p_to;
  b.age_months := p_age;
  b.care_factor_hundredths := p_factor;
  b.resident := p_resident;
  b.same_day := p_same_day;
  broken := broken_by_claim(b, false, p_now);
  name := broken.name;
  detail := broken.detail;
end $$;

CREATE FUNCTION public.refuse(p_constraint text, p_detail jsonb DEFAULT '{}'::jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  raise exception 'refused: %', p_constraint
    using errcode = 'check_violation', constraint = p_constraint, detail = p_detail::text;
end $$;

CREATE FUNCTION public.refuse_direct_write() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform refuse(tg_table_name || '_kept_by_database');
  return null;
end $$;

CREATE FUNCTION public.refuse_preview() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform refuse('preview_cannot_be_saved');
  return null;
end $$;

CREATE FUNCTION public.refused_figures(p_rooms uuid[], p_from date, p_to date) RETURNS TABLE(reason text, home_subdistrict_code text, age_from_months smallint, refusals integer)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
#variable_conflict use_column
begin
  return query
  select f.reason, f.home_subdistrict_code, f.age_from_months, sum(f.refusals)::integer
  from refusal_figures_of(p_rooms, p_from, p_to) as f
  group by f.reason, f.home_subdistrict_code, f.age_from_months;
end $$;

CREATE FUNCTION public.release_expired(p_room uuid, p_child uuid, p_from timestamp with time zone, p_to timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET enable_seqscan TO 'off'
    AS $$
declare
  now_at constant timestamptz := app_now();
  stale uuid[];
begin
  select array_agg(id) into stale from (
    select * from bookings where status in ('held', 'offered') and expires_at <= now_at offset 0
  ) as late
  where starts_at < p_to and ends_at > p_from and (room_id = p_room or child_id = p_child);
  if stale is null then return; end if;
  select array_agg(id) into stale from (
    select id from bookings where id = any (stale) and status in ('held', 'offered') and expires_at <= now_at
    order by room_id, starts_at, id for update
  ) as locked;
  perform 1 from capacity_ledger l join (
    select b.room_id, at from bookings b
    cross join lateral generate_series(b.starts_at, b.ends_at - interval '15 minutes', interval '15 minutes') as at
    where b.id = any (stale)
    union select p_room, at from generate_series(p_from, p_to - interval '15 minutes', interval '15 minutes') as at
  ) as q on q.room_id = l.room_id and q.at = l.at
  order by l.room_id, l.at for update of l;
  update bookings set status = 'expired' where id = any (stale);
end $$;

CREATE FUNCTION public.required_caregivers(rules public.capacity_rules, heads integer, band_heads smallint[], band_load integer[], kept_bands smallint[]) RETURNS integer
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare
  kept integer := coalesce(cardinality(kept_bands), 0);
  total bigint := 100 * kept;
  youngest integer;
begin
  if heads + kept = 0 then return 0; end if;
  if rules.mixed_policy = 'sum_of_fractions' then
    total := 0;
    for b in 1 .. cardinality(band_load) loop
      total := total + band_load[b]::bigint * (232792560 / rules.band_ratio[b]);
    end loop;
    for k in 1 .. kept loop
      total := total + 100::bigint * (232792560 / rules.band_ratio[kept_bands[k]]);
    end loop;
    return greatest(rules.min_caregivers, (total + 23279255999) / 23279256000);
  end if;
  for b in 1 .. cardinality(band_load) loop
    total := total + band_load[b];
    if youngest is null and (band_heads[b] > 0 or b = any (kept_bands)) then youngest := b; end if;
  end loop;
  if rules.mixed_policy = 'youngest' then
    return greatest(rules.min_caregivers, (total + 100 * rules.band_ratio[youngest] - 1) / (100 * rules.band_ratio[youngest]));
  end if;
  return greatest(rules.min_caregivers, (total + 100 * rules.fixed_ratio - 1) / (100 * rules.fixed_ratio));
end $$;

CREATE FUNCTION public.room_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if old.subdistrict_code <> new.subdistrict_code then
    perform pg_advisory_xact_lock_shared(hashtext('baobaowu policies'));
  end if;
  update slots set room_id = room_id where room_id = new.id and starts_at > app_now();
  perform refresh_from(new.id, '-infinity');
  return null;
end $$;

CREATE FUNCTION public.room_figures(p_rooms uuid[], p_from date, p_to date) RETURNS TABLE(room_id uuid, slots integer, offered integer, booked integer, used integer, bookings integer, attended integer, missed integer, cancelled integer)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
#variable_conflict use_column
begin
  return query
  select f.room_id, sum(f.slots)::integer, sum(f.offered)::integer, sum(f.booked)::integer, sum(f.used)::integer,
    sum(f.bookings)::integer, sum(f.attended)::integer, sum(f.missed)::integer, sum(f.cancelled)::integer
  from day_figures(p_rooms, p_from, p_to) as f group by f.room_id;
end $$;

CREATE FUNCTION public.roster_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  touched record;
begin
  -- Whether a caregiver counts must not change unseen meanwhile.
  perform 1 from caregivers where id in (select caregiver_id from changed) order by id for share;
  for touched in select distinct room_id, day from changed order by room_id, day loop
    perform refresh_capacity(touched.room_id, touched.day, touched.day);
  end loop;
  return null;
end $$;

CREATE FUNCTION public.rules_for(policy public.policies) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
declare
  print text := md5(jsonb_build_array(policy.mixed_policy, policy.fixed_ratio, policy.min_caregivers,
    policy.area_per_child_dm2, policy.largest_group, policy.age_bands)::text);
  found_id bigint;
begin
  select id into found_id from capacity_rules where fingerprint = print;
  if found_id is null then
    insert into capacity_rules (fingerprint, mixed_policy, fixed_ratio, min_caregivers,
      area_per_child_dm2, largest_group, band_from, band_to, band_ratio)
    select print, policy.mixed_policy, policy.fixed_ratio, policy.min_caregivers,
      policy.area_per_child_dm2, policy.largest_group,
      array_agg((b->>'from_months')::smallint order by n), array_agg((b->>'to_months')::smallint order by n),
      array_agg((b->>'children_per_caregiver')::smallint order by n)
    from jsonb_array_elements(policy.age_bands) with ordinality as e(b, n)
    on conflict (fingerprint) do update set fingerprint = excluded.fingerprint
    returning id into found_id;
  end if;
  return found_id;
end $$;

CREATE FUNCTION public.seal_audit(most integer DEFAULT 10000) RETURNS integer
    LANGUAGE plpgsql
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$
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

CREATE FUNCTION public.set_aside_by(b public.bookings) RETURNS text
    LANGUAGE plpgsql
    AS $$
declare
  name text;
begin
  b.override_reason := null;
  perform check_claim(b);
  return null;
exception when check_violation then
  get stacked diagnostics name = constraint_name;
  return name;
end $$;

CREATE FUNCTION public.set_slot_terms() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  room rooms;
  policy policies;
begin
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock_shared(hashtext('baobaowu policies'));
    perform 1 from rooms where id = new.room_id for no key update;
  end if;
  select * into room from rooms where id = new.room_id;
  policy := policy_in_force(room.subdistrict_code, room.id, new.day);
  new.min_minutes := coalesce(policy.slot_min_minutes, 60);
  new.released_at := shanghai(new.day - coalesce(policy.release_days_ahead, 14), coalesce(policy.release_time, '09:00'));
  new.booking_closes_at := shanghai(working_day_before(new.day, coalesce(policy.booking_closes_working_days, 1)), coalesce(policy.booking_closes_time, '17:00'));
  new.same_day_from := shanghai(new.day, '00:00');
  new.same_day_closes_at := new.starts_at - make_interval(mins => coalesce(policy.same_day_closes_minutes, 60));
  new.cancel_until := shanghai(working_day_before(new.day, coalesce(policy.cancel_working_days, 1)), coalesce(policy.cancel_time, '12:00'));
  new.same_day_reserve := case
    when least(coalesce(new.cap, policy.slot_cap), room.licensed_places, policy.largest_group,
      room.play_area_dm2 / policy.area_per_child_dm2) >= coalesce(policy.same_day_reserve_from_places, 5)
    then coalesce(policy.same_day_reserve, 0) else 0 end;
  new.residents_reserve := coalesce(policy.residents_reserve, 0);
  new.residents_until := shanghai(new.day - coalesce(policy.residents_until_days, 3), '00:00');
  new.policy := jsonb_strip_nulls(to_jsonb(policy));
  return new;
end $$;

CREATE FUNCTION public.shanghai(p_day date, p_time time without time zone) RETURNS timestamp with time zone
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
  select (p_day + p_time) at time zone 'Asia/Shanghai'
$$;

CREATE FUNCTION public.shortfalls_now(p_room uuid, p_from date, p_to date) RETURNS TABLE(slot_id uuid, day date, term text, from_at timestamp with time zone, to_at timestamp with time zone, short_by integer)
    LANGUAGE sql STABLE
    AS $$
  select null::uuid, (l.at at time zone 'Asia/Shanghai')::date, term, min(l.at), max(l.at) + interval '15 minutes',
    max(case term
      when 'licensed_places' then l.heads - l.licensed_places
      when 'area_places' then l.heads - l.area_places
      when 'largest_group' then l.heads - r.largest_group
      else required_caregivers(r, l.heads, l.band_heads, l.band_load, null) - l.caregivers end)
  from capacity_ledger l join capacity_rules r on r.id = l.rules_id
  cross join lateral unnest(case when breaks_limit(r, l, null) then broken_terms(r, l, null) end) as term
  where l.room_id = p_room and l.at >= shanghai(p_from, '00:00') and l.at < shanghai(p_to + 1, '00:00') and l.heads > 0
  group by 2, 3
  union all
  select s.id, s.day, case s.status when 'closed' then 'slot_closed' else 'slot_cap' end,
    min(sl.starts_at), max(sl.ends_at), max(sl.heads - sl.cap)
  from slots s join slot_ledger sl on sl.slot_id = s.id
  where s.room_id = p_room and s.starts_at >= shanghai(p_from, '00:00') and s.starts_at < shanghai(p_to + 1, '00:00')
    and sl.heads > sl.cap
  group by s.id
$$;

CREATE FUNCTION public.slot_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform refresh_capacity(new.room_id, new.day, new.day);
  return null;
end $$;

CREATE FUNCTION public.slot_ledger_told() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform tell_places_change(s.room_id, s.day) from slots s where s.id = new.slot_id;
  return null;
end $$;

CREATE FUNCTION public.slot_places(p_rooms uuid[], p_after timestamp with time zone) RETURNS TABLE(slot_id uuid, room_id uuid, day date, starts_at timestamp with time zone, ends_at timestamp with time zone, fewest integer, most integer, terms text)
    LANGUAGE sql STABLE
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
  with chosen as materialized (
    select * from slots s where s.starts_at > p_after and (p_rooms is null or s.room_id = any (p_rooms))
  ), ages as materialized (
    select a.age_from, a.age_to, r.id as rules_id, bands.fewest, bands.most
    from (select distinct age_from_months as age_from, age_to_months as age_to from chosen) as a
    cross join capacity_rules r
    cross join lateral (
      select case when sum(least(r.band_to[b], a.age_to) - greatest(r.band_from[b], a.age_from)) = a.age_to - a.age_from
          then min(ratio) else 0 end as fewest, max(ratio) as most
      from generate_subscripts(r.band_to, 1) as b
      cross join lateral (select case r.mixed_policy when 'fixed_ratio' then r.fixed_ratio else r.band_ratio[b] end as ratio) as of_band
      where r.band_from[b] < a.age_to and r.band_to[b] > a.age_from
    ) as bands
  ), quarters as materialized (
    select c.id, l.at, least(part.cap, l.licensed_places, l.area_places, r.largest_group,
        minded.caregivers * coalesce(a.fewest, 0)) as fewest,
      least(part.cap, l.licensed_places, l.area_places, r.largest_group,
        minded.caregivers * coalesce(a.most, 0)) as most
    from chosen c
    join slot_ledger part on part.slot_id = c.id
    join capacity_ledger l on l.room_id = c.room_id and l.at >= part.starts_at and l.at < part.ends_at
    join capacity_rules r on r.id = l.rules_id
    join ages a on a.rules_id = l.rules_id and a.age_from = c.age_from_months and a.age_to = c.age_to_months
    cross join lateral (select case when l.caregivers >= r.min_caregivers then l.caregivers else 0 end as caregivers) as minded
  ), stretches as (
    select q.id, min(other.fewest) as fewest, min(other.most) as most
    from chosen c join quarters q on q.id = c.id
    join quarters other on other.id = q.id and other.at >= q.at and other.at < q.at + make_interval(mins => c.min_minutes)
    where c.flexible and q.at + make_interval(mins => c.min_minutes) <= c.ends_at
      and extract(epoch from q.at - c.starts_at)::integer % 1800 = 0
    group by q.id, q.at
  ), places as (
    select q.id, min(q.fewest) as fewest, min(q.most) as most
    from quarters q join chosen c on c.id = q.id where not c.flexible group by q.id
    union all
    select s.id, max(s.fewest), max(s.most) from stretches s group by s.id
  )
  select c.id, c.room_id, c.day, c.starts_at, c.ends_at, coalesce(p.fewest, 0)::integer, coalesce(p.most, 0)::integer,
    md5(jsonb_build_array(c.min_minutes, c.age_from_months, c.age_to_months, c.price_fen_per_hour, c.released_at,
      c.booking_closes_at, c.same_day_closes_at, c.cancel_until, c.same_day_reserve, c.residents_reserve,
      c.residents_until, c.policy - array['planned_places_percent', 'second_factor_from'])::text)
  from chosen c left join places p on p.id = c.id
$$;

CREATE FUNCTION public.slot_removed_refusals() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  update refusals set slot_id = null where slot_id = old.id;
  return null;
end $$;

CREATE FUNCTION public.slot_removed_told() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform tell_places_change(old.room_id, old.day);
  return null;
end $$;

CREATE FUNCTION public.slot_times_fixed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  perform refuse('slot_times_fixed');
  return new;
end $$;

CREATE FUNCTION public.slots_added() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
  touched record;
begin
  for touched in
    select room_id, min(day) as from_day, max(day) as to_day from changed group by room_id order by room_id
  loop
    -- First, so that the statement after sees the rule sets this stores.
    perform rules_for(policy_in_force(r.subdistrict_code, r.id, s.day))
    from (select distinct day from changed where room_id = touched.room_id) s, rooms r where r.id = touched.room_id;
    insert into capacity_ledger (room_id, at, rules_id, licensed_places, caregivers, band_heads, band_load)
    select touched.room_id, q.at, 
      q.rules_id, 0, 0, array_fill(0::smallint, array[q.bands]), array_fill(0, array[q.bands])
    from (
      select distinct on (at) at, d.rules_id, d.bands
      from changed s
      join (select day, r.id as rules_id, cardinality(r.band_to) as bands
        from (select distinct on (day) day, rules_for(policy_in_force(
            (select subdistrict_code from rooms where id = touched.room_id), touched.room_id, day)) as rules_id
          from changed where room_id = touched.room_id) as used
        join capacity_rules r on r.id = used.rules_id) as d on d.day = s.day
      cross join lateral generate_series(s.starts_at, s.ends_at - interval '15 minutes', interval '15 minutes') as at
      where s.room_id = touched.room_id
    ) as q
    order by q.at
    on conflict do nothing;
    insert into slot_ledger (slot_id, starts_at, ends_at, cap)
    select s.id, part, least(part + step.length, s.ends_at), 0
    from changed s
    cross join lateral (select case when s.flexible then interval '30 minutes' else s.ends_at - s.starts_at end as length) as step
    cross join lateral generate_series(s.starts_at, s.ends_at - interval '1 minute', step.length) as part
    where s.room_id = touched.room_id;
    perform refresh_capacity(touched.room_id, touched.from_day, touched.to_day);
  end loop;
  return null;
end $$;

CREATE FUNCTION public.tell_places_change(p_room uuid, p_day date) RETURNS void
    LANGUAGE sql
    AS $$
  select pg_notify('places_change', p_room || ' ' || p_day)
$$;

CREATE FUNCTION public.uuid_v7() RETURNS uuid
    LANGUAGE sql PARALLEL SAFE
    AS $$
  select (
    lpad(to_hex(floor(extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
    || '7' || substr(random_hex, 1, 3)
    || substr('89ab', 1 + get_byte(uuid_send(noise), 0) % 4, 1) || substr(random_hex, 4, 3)
    || substr(random_hex, 7, 12)
  )::uuid
  from (select noise, substr(replace(noise::text, '-', ''), 15) as random_hex
        from gen_random_uuid() as noise) as n
$$;

CREATE FUNCTION public.week_figures(p_rooms uuid[], p_from date, p_to date) RETURNS TABLE(weekday integer, hour integer, offered integer, booked integer)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_custom_plan'
    AS $$
#variable_conflict use_column
begin
  if p_rooms is null then
    return query
    select extract(isodow from f.day)::integer as weekday, f.hour::integer, sum(f.offered)::integer, sum(f.booked)::integer
    from city_hour_figures_of(p_from, p_to) as f group by 1, f.hour order by 1, 2;
  else
    return query
    select extract(isodow from f.day)::integer as weekday, f.hour::integer, sum(f.offered)::integer, sum(f.booked)::integer
    from hour_figures(p_rooms, p_from, p_to) as f group by 1, f.hour order by 1, 2;
  end if;
end $$;

CREATE FUNCTION public.what_fits(p_slots uuid[], p_born date[], p_ages integer[], p_factors integer[], p_home text, p_now timestamp with time zone, p_least integer, p_most integer) RETURNS TABLE(slot_id uuid, starts_at timestamp with time zone, ends_at timestamp with time zone, free integer)
    LANGUAGE sql STABLE
    AS $$
  with opened as materialized (
    select * from open_quarters(p_slots, p_home, p_now)
  ), quarters as materialized (
    select s.id, (o.ledger).at as at, s.flexible, s.starts_at, s.ends_at,
      make_interval(mins => greatest(s.min_minutes, coalesce(p_least, 0))) as least,
      make_interval(mins => greatest(s.min_minutes, least(coalesce((s.policy ->> 'slot_max_minutes')::integer, 1440),
        coalesce(p_most, 1440)))) as most,
      greatest(0, least(o.left_in_slot, free_in_room(r, o.ledger, o.held, case when who.heads = 0 then o.band
        else band_of(r, who.youngest) end))) as free,
      o.left_in_slot >= greatest(1, who.heads) and fits_in_room(r, o.ledger, o.held,
        coalesce(who.bands, array[o.band]), coalesce(p_factors, array[100])) as fits
    from opened o
    join slots s on s.id = o.slot_id
    join capacity_rules r on r.id = (o.ledger).rules_id
    cross join lateral (
      select count(*)::integer as heads, min(c.months) as youngest, array_agg(band_of(r, c.months) order by c.n) as bands
      from (select coalesce(age_in_months(born, s.day), age) as months, n
        from unnest(p_born, p_ages) with ordinality as u(born, age, n)) as c
    ) as who
  ), runs as (
    select q.*, row_number() over slot as n, array_agg(q.free) over (slot rows between unbounded preceding and unbounded following) as all_free,
      least(q.most, coalesce(min(q.at) filter (where not q.fits) over (slot rows between current row and unbounded following),
        q.ends_at) - q.at) as length
    from quarters q where q.flexible
    window slot as (partition by q.id order by q.at)
  )
  select q.id, q.starts_at, q.ends_at, min(q.free)
  from quarters q where not q.flexible and q.ends_at - q.starts_at >= q.least
  group by q.id, q.starts_at, q.ends_at having bool_and(q.fits)
  union all
  select r.id, r.at, r.at + make_interval(mins => 30 * half.hours),
    (select min(free) from unnest(r.all_free[r.n : r.n + 2 * half.hours - 1]) as free)
  from runs r
  cross join lateral (select floor(extract(epoch from r.length) / 1800)::integer as hours) as half
  where r.fits and extract(epoch from r.at - r.starts_at)::integer % 1800 = 0
    and make_interval(mins => 30 * half.hours) >= r.least
$$;

CREATE FUNCTION public.with_child(l public.capacity_ledger, band smallint, load integer) RETURNS public.capacity_ledger
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
begin
  l.heads := l.heads + 1;
  l.band_heads[band] := l.band_heads[band] + 1;
  l.band_load[band] := l.band_load[band] + load;
  return l;
end $$;

CREATE FUNCTION public.without_expired(l public.capacity_ledger, r public.capacity_rules, p_now timestamp with time zone) RETURNS public.capacity_ledger
    LANGUAGE plpgsql STABLE
    AS $$
declare
  gone record;
  band smallint;
begin
  for gone in
    select age_months, care_factor_hundredths from bookings
    where room_id = l.room_id and status in ('held', 'offered') and expires_at <= p_now
      and starts_at <= l.at and ends_at > l.at
  loop
    band := youngest_band(r, gone.age_months);
    l.heads := l.heads - 1;
    l.band_heads[band] := l.band_heads[band] - 1;
    l.band_load[band] := l.band_load[band] - gone.care_factor_hundredths;
  end loop;
  return l;
end $$;

CREATE FUNCTION public.working_day_before(p_day date, n integer) RETURNS date
    LANGUAGE sql STABLE
    AS $$
  select case when n = 0 then p_day else coalesce((
    select day from calendar_days
    where day < p_day and day >= p_day - 60 and kind in ('workday', 'makeup')
    order by day desc offset n - 1 limit 1), p_day - n) end
$$;

CREATE FUNCTION public.write_figures(p_rooms uuid[], p_day date) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
  delete from room_day_figures where day = p_day and (p_rooms is null or room_id = any (p_rooms));
  delete from room_hour_figures where day = p_day and (p_rooms is null or room_id = any (p_rooms));
  delete from refusal_figures where day = p_day and (p_rooms is null or room_id = any (p_rooms));
  delete from city_hour_figures where day = p_day;
  insert into room_day_figures (day, room_id, slots, offered_quarters, booked_quarters, used_quarters, bookings, attended, missed, cancelled)
  select * from reckon_days(p_rooms, array[p_day]);
  insert into room_hour_figures (day, room_id, hour, offered_quarters, booked_quarters)
  select * from reckon_hours(p_rooms, array[p_day]);
  insert into city_hour_figures (day, hour, offered_quarters, booked_quarters)
  select day, hour, sum(offered_quarters), sum(booked_quarters) from room_hour_figures where day = p_day group by day, hour;
  insert into refusal_figures (day, room_id, reason, age_from_months, home_subdistrict_code, refusals)
  select * from reckon_refusals(p_rooms, array[p_day]);
end $$;

CREATE FUNCTION public.youngest_band(rules public.capacity_rules, age_from_months integer) RETURNS smallint
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
begin
  for b in 1 .. cardinality(rules.band_to) loop
    if rules.band_to[b] > age_from_months then return b; end if;
  end loop;
  return cardinality(rules.band_to);
end $$;

CREATE AGGREGATE public.audit_chain(previous text, entry text) (
    SFUNC = public.audit_link_on,
    STYPE = text
);

CREATE AGGREGATE public.jsonb_overlay(jsonb) (
    SFUNC = jsonb_concat,
    STYPE = jsonb,
    INITCOND = '{}'
);

CREATE TABLE drizzle.__drizzle_migrations (
    id integer NOT NULL,
    hash text NOT NULL,
    created_at bigint
);

CREATE SEQUENCE drizzle.__drizzle_migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE drizzle.__drizzle_migrations_id_seq OWNED BY drizzle.__drizzle_migrations.id;

CREATE TABLE pgboss.archive (
    id uuid NOT NULL,
    name text NOT NULL,
    priority integer NOT NULL,
    data jsonb,
    state pgboss.job_state NOT NULL,
    retry_limit integer NOT NULL,
    retry_count integer NOT NULL,
    retry_delay integer NOT NULL,
    retry_backoff boolean NOT NULL,
    start_after timestamp with time zone NOT NULL,
    started_on timestamp with time zone,
    singleton_key text,
    singleton_on timestamp without time zone,
    expire_in interval NOT NULL,
    created_on timestamp with time zone NOT NULL,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    archived_on timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE pgboss.job (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    singleton_key text,
    singleton_on timestamp without time zone,
    expire_in interval DEFAULT '00:15:00'::interval NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '14 days'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text
)
PARTITION BY LIST (name);

CREATE TABLE pgboss.j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    singleton_key text,
    singleton_on timestamp without time zone,
    expire_in interval DEFAULT '00:15:00'::interval NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '14 days'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    CONSTRAINT cjc CHECK ((name = 'close-figure-days'::text))
);

CREATE TABLE pgboss.j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    singleton_key text,
    singleton_on timestamp without time zone,
    expire_in interval DEFAULT '00:15:00'::interval NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '14 days'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    CONSTRAINT cjc CHECK ((name = 'expire-claims'::text))
);

CREATE TABLE pgboss.jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    singleton_key text,
    singleton_on timestamp without time zone,
    expire_in interval DEFAULT '00:15:00'::interval NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '14 days'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    CONSTRAINT cjc CHECK ((name = 'seal-log'::text))
);

CREATE TABLE pgboss.jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    singleton_key text,
    singleton_on timestamp without time zone,
    expire_in interval DEFAULT '00:15:00'::interval NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '14 days'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    CONSTRAINT cjc CHECK ((name = 'forget-expired-codes'::text))
);

CREATE TABLE pgboss.jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    singleton_key text,
    singleton_on timestamp without time zone,
    expire_in interval DEFAULT '00:15:00'::interval NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '14 days'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    CONSTRAINT cjc CHECK ((name = 'make-slots'::text))
);

CREATE TABLE pgboss.queue (
    name text NOT NULL,
    policy text,
    retry_limit integer,
    retry_delay integer,
    retry_backoff boolean,
    expire_seconds integer,
    retention_minutes integer,
    dead_letter text,
    partition_name text,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE pgboss.schedule (
    name text NOT NULL,
    cron text NOT NULL,
    timezone text,
    data jsonb,
    options jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE pgboss.subscription (
    event text NOT NULL,
    name text NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE pgboss.version (
    version integer NOT NULL,
    maintained_on timestamp with time zone,
    cron_on timestamp with time zone,
    monitored_on timestamp with time zone
);

CREATE TABLE public.accounts (
    id uuid NOT NULL,
    phone text NOT NULL,
    name text,
    language text DEFAULT 'zh'::text NOT NULL,
    home_subdistrict_code text,
    password_hash text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT accounts_name CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60))),
    CONSTRAINT accounts_phone CHECK ((phone ~ '^\+[1-9][0-9]{6,14}$'::text))
);

CREATE TABLE public.allowance_balances (
    child_id uuid NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    unit text NOT NULL,
    granted integer NOT NULL,
    used integer DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT allowance_not_below_zero CHECK (((used >= 0) AND (used <= granted))),
    CONSTRAINT allowance_period CHECK ((period_to >= period_from))
);

CREATE TABLE public.allowance_entries (
    id uuid DEFAULT public.uuid_v7() NOT NULL,
    child_id uuid NOT NULL,
    period_from date NOT NULL,
    kind text NOT NULL,
    amount integer NOT NULL,
    booking_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT allowance_entries_amount CHECK ((amount > 0)),
    CONSTRAINT allowance_entries_booking_known CHECK (((kind = 'grant'::text) = (booking_id IS NULL)))
);

CREATE TABLE public.audit_seals (
    "position" bigint NOT NULL,
    entry_id uuid NOT NULL,
    hash text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.booking_requests (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    key uuid NOT NULL,
    fingerprint text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.calendar_days (
    day date NOT NULL,
    kind text NOT NULL,
    name_zh text,
    name_en text,
    official boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.calendar_feeds (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    token_hash text NOT NULL,
    revoked_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.capacity_rules ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.capacity_rules_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.children (
    id uuid NOT NULL,
    name text NOT NULL,
    birth_date date NOT NULL,
    identity_kind text,
    identity_country text,
    identity_sealed text,
    allergies text,
    notes text,
    care_factor_hundredths smallint DEFAULT 100 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT children_factor CHECK (((care_factor_hundredths >= 100) AND (care_factor_hundredths <= 1000))),
    CONSTRAINT children_identity CHECK (((identity_kind IS NULL) = (identity_sealed IS NULL))),
    CONSTRAINT children_name CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60))),
    CONSTRAINT children_texts CHECK (((char_length(allergies) <= 500) AND (char_length(notes) <= 500)))
);

CREATE TABLE public.city_hour_figures (
    day date NOT NULL,
    hour smallint NOT NULL,
    offered_quarters integer NOT NULL,
    booked_quarters integer NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.consents (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    purpose text NOT NULL,
    rule_version text NOT NULL,
    decision text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    noted_by uuid
);

CREATE TABLE public.districts (
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.favourite_rooms (
    account_id uuid NOT NULL,
    room_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.figure_days (
    day date NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.guardian_invitations (
    id uuid NOT NULL,
    child_id uuid NOT NULL,
    phone text NOT NULL,
    invited_by uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    answer text,
    answered_at timestamp with time zone,
    answered_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT guardian_invitations_answered CHECK ((((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL)))),
    CONSTRAINT guardian_invitations_phone CHECK ((phone ~ '^\+[1-9][0-9]{6,14}$'::text))
);

CREATE TABLE public.guardians (
    account_id uuid NOT NULL,
    child_id uuid NOT NULL,
    relation text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.marks (
    id uuid NOT NULL,
    child_id uuid NOT NULL,
    booking_id uuid NOT NULL,
    kind text NOT NULL,
    points smallint NOT NULL,
    marked_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT marks_points CHECK ((points > 0))
);

CREATE TABLE public.messages (
    id uuid NOT NULL,
    account_id uuid,
    phone text NOT NULL,
    language text NOT NULL,
    kind text NOT NULL,
    parameters jsonb NOT NULL,
    sent_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT messages_phone CHECK ((phone ~ '^\+[1-9][0-9]{6,14}$'::text))
);

CREATE TABLE public.operators (
    id uuid NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.programme_targets (
    year smallint NOT NULL,
    new_places integer NOT NULL,
    set_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT programme_targets_places CHECK (((new_places >= 1) AND (new_places <= 1000000)))
);

CREATE UNLOGGED TABLE public.rate_limits (
    key text NOT NULL,
    points integer NOT NULL,
    expire timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.recovery_codes (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    code_hash text NOT NULL,
    used_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.refusal_figures (
    day date NOT NULL,
    room_id uuid NOT NULL,
    reason text NOT NULL,
    age_from_months smallint,
    home_subdistrict_code text,
    refusals integer NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.refusals (
    id uuid DEFAULT public.uuid_v7() NOT NULL,
    at timestamp with time zone NOT NULL,
    day date NOT NULL,
    room_id uuid NOT NULL,
    slot_id uuid,
    reason text NOT NULL,
    age_months smallint,
    home_subdistrict_code text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    term text
);

CREATE TABLE public.resident_children (
    subdistrict_code text NOT NULL,
    from_day date NOT NULL,
    children integer NOT NULL,
    source text,
    entered_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT resident_children_count CHECK (((children >= 0) AND (children <= 1000000)))
);

CREATE TABLE public.role_invitations (
    id uuid NOT NULL,
    token_hash text NOT NULL,
    name text NOT NULL,
    phone text NOT NULL,
    role text NOT NULL,
    district_code text,
    subdistrict_code text,
    operator_id uuid,
    room_id uuid,
    invited_by uuid,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    accepted_by uuid,
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT role_invitations_accepted CHECK (((accepted_at IS NULL) = (accepted_by IS NULL))),
    CONSTRAINT role_invitations_ended_once CHECK ((((accepted_at IS NULL) OR (withdrawn_at IS NULL)) AND ((withdrawn_by IS NULL) OR (withdrawn_at IS NOT NULL)))),
    CONSTRAINT role_invitations_name CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60))),
    CONSTRAINT role_invitations_phone CHECK ((phone ~ '^\+[1-9][0-9]{6,14}$'::text)),
    CONSTRAINT role_invitations_scope CHECK ((((role = 'district_administrator'::text) = (district_code IS NOT NULL)) AND ((role = 'subdistrict_administrator'::text) = (subdistrict_code IS NOT NULL)) AND ((role = 'operator'::text) = (operator_id IS NOT NULL)) AND ((role = ANY (ARRAY['room_manager'::text, 'caregiver'::text])) = (room_id IS NOT NULL))))
);

CREATE TABLE public.roles (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    role text NOT NULL,
    district_code text,
    subdistrict_code text,
    operator_id uuid,
    room_id uuid,
    granted_by uuid,
    removed_at timestamp with time zone,
    removed_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT roles_removed CHECK (((removed_by IS NULL) OR (removed_at IS NOT NULL))),
    CONSTRAINT roles_scope CHECK ((((role = 'district_administrator'::text) = (district_code IS NOT NULL)) AND ((role = 'subdistrict_administrator'::text) = (subdistrict_code IS NOT NULL)) AND ((role = 'operator'::text) = (operator_id IS NOT NULL)) AND ((role = ANY (ARRAY['room_manager'::text, 'caregiver'::text])) = (room_id IS NOT NULL))))
);

CREATE TABLE public.room_day_figures (
    day date NOT NULL,
    room_id uuid NOT NULL,
    slots integer NOT NULL,
    offered_quarters integer NOT NULL,
    booked_quarters integer NOT NULL,
    used_quarters integer NOT NULL,
    bookings integer NOT NULL,
    attended integer NOT NULL,
    missed integer NOT NULL,
    cancelled integer NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.room_hour_figures (
    day date NOT NULL,
    room_id uuid NOT NULL,
    hour smallint NOT NULL,
    offered_quarters integer NOT NULL,
    booked_quarters integer NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.room_pictures (
    id uuid NOT NULL,
    room_id uuid NOT NULL,
    path text NOT NULL,
    alt_zh text NOT NULL,
    alt_en text NOT NULL,
    "position" smallint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    width smallint DEFAULT 1200 NOT NULL,
    height smallint DEFAULT 800 NOT NULL
);

CREATE TABLE public.room_texts (
    room_id uuid NOT NULL,
    kind text NOT NULL,
    text_zh text NOT NULL,
    text_en text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT room_texts_length CHECK ((((char_length(text_zh) >= 1) AND (char_length(text_zh) <= 2000)) AND ((char_length(text_en) >= 1) AND (char_length(text_en) <= 2000))))
);

CREATE TABLE public.roster_breaks (
    id uuid NOT NULL,
    shift_id uuid NOT NULL,
    from_time time(0) without time zone NOT NULL,
    to_time time(0) without time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT roster_breaks_no_seconds CHECK (((EXTRACT(second FROM from_time) = (0)::numeric) AND (EXTRACT(second FROM to_time) = (0)::numeric))),
    CONSTRAINT roster_breaks_quarters CHECK (((((EXTRACT(minute FROM from_time))::integer % 15) = 0) AND (((EXTRACT(minute FROM to_time))::integer % 15) = 0))),
    CONSTRAINT roster_breaks_times CHECK ((to_time > from_time))
);

CREATE TABLE public.roster_shifts (
    id uuid NOT NULL,
    room_id uuid NOT NULL,
    caregiver_id uuid NOT NULL,
    day date NOT NULL,
    from_time time(0) without time zone NOT NULL,
    to_time time(0) without time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT roster_shifts_no_seconds CHECK (((EXTRACT(second FROM from_time) = (0)::numeric) AND (EXTRACT(second FROM to_time) = (0)::numeric))),
    CONSTRAINT roster_shifts_quarters CHECK (((((EXTRACT(minute FROM from_time))::integer % 15) = 0) AND (((EXTRACT(minute FROM to_time))::integer % 15) = 0))),
    CONSTRAINT roster_shifts_times CHECK ((to_time > from_time))
);

CREATE TABLE public.roster_templates (
    id uuid NOT NULL,
    room_id uuid NOT NULL,
    name text NOT NULL,
    shifts jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT roster_templates_name_length CHECK (((char_length(name) >= 1) AND (char_length(name) <= 40)))
);

CREATE TABLE public.rule_presets (
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    source text NOT NULL,
    mixed_policy text,
    fixed_ratio smallint,
    min_caregivers smallint,
    age_bands jsonb,
    area_per_child_dm2 integer,
    largest_group smallint,
    age_from_months smallint,
    age_to_months smallint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT rule_presets_age_bands CHECK (public.valid_age_bands(age_bands))
);

CREATE TABLE public.second_factors (
    account_id uuid NOT NULL,
    secret_sealed text NOT NULL,
    confirmed_at timestamp with time zone,
    last_step bigint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.sessions (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    second_factor_at timestamp with time zone
);

CREATE TABLE public.shortfalls (
    id uuid NOT NULL,
    room_id uuid NOT NULL,
    slot_id uuid,
    day date NOT NULL,
    term text NOT NULL,
    from_at timestamp with time zone NOT NULL,
    to_at timestamp with time zone NOT NULL,
    short_by smallint NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT shortfalls_short_by CHECK ((short_by > 0))
);

CREATE TABLE public.sign_in_codes (
    id uuid NOT NULL,
    phone text NOT NULL,
    code_hash text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries smallint DEFAULT 0 NOT NULL,
    used_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    message_id uuid,
    CONSTRAINT sign_in_codes_tries CHECK (((tries >= 0) AND (tries <= 5)))
);

CREATE TABLE public.subdistricts (
    code text NOT NULL,
    district_code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    kind text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.timetables (
    id uuid NOT NULL,
    room_id uuid NOT NULL,
    weekdays smallint[] NOT NULL,
    from_time time(0) without time zone NOT NULL,
    to_time time(0) without time zone NOT NULL,
    age_from_months smallint,
    age_to_months smallint,
    cap smallint,
    flexible boolean DEFAULT false NOT NULL,
    price_fen_per_hour integer,
    valid_from date NOT NULL,
    valid_to date,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    shares_capacity boolean DEFAULT false NOT NULL,
    CONSTRAINT timetables_times CHECK ((to_time > from_time)),
    CONSTRAINT timetables_validity CHECK ((valid_to >= valid_from)),
    CONSTRAINT timetables_weekdays CHECK (((cardinality(weekdays) > 0) AND (weekdays <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint])))
);

ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9 FOR VALUES IN ('close-figure-days');

ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72 FOR VALUES IN ('expire-claims');

ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3 FOR VALUES IN ('seal-log');

ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6 FOR VALUES IN ('forget-expired-codes');

ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e FOR VALUES IN ('make-slots');

ALTER TABLE ONLY drizzle.__drizzle_migrations ALTER COLUMN id SET DEFAULT nextval('drizzle.__drizzle_migrations_id_seq'::regclass);

INSERT INTO drizzle.__drizzle_migrations VALUES
	(1, 'ce752eb91963795d6ce08c9003a43d084241f91c84be6388b550ca2e4cf93280', 1795416926178),
	(2, '3a5e52de3511b12c084a845480d199700b1e77a317f7308bafc5f082e3e50236', 1795416927612),
	(3, 'f5a2edfbfc8bf9e3d96a8289de14bdf94d80777a251aa4345623923cec2b4424', 1795416928888),
	(4, 'bd24ab5e321032a273d958967329f812c762644c1a2361d03bcc02628fbdefa6', 1795416930322),
	(5, '3a74aab212de4356acd55c3a320bf0cf3b44fa73cbfb1d01a5e93230f311242b', 1795416931906),
	(6, 'abc882338cbfc9f5872e51b8355f21d920a3871c7887f2efc284f73721423871', 1795416933481),
	(7, '9369f5abb931f1b5a5594bf57b64620863c94aa2653272743a4352c492c69980', 1795416934749),
	(8, '84b19ad1f056593f61ff88fe1279a11c8e066783c03946bc3b14a00195ca9acb', 1795417452242),
	(9, 'fac363e2b6ea2935414493098200d0afb4c398417f9f3dd38f0a66fa90be7d05', 1795417478862),
	(10, 'f38ad258ca2f958565a90d3edb19262e063e9d2e4733a031dd26fbb8f7505f0e', 1795419393356),
	(11, 'ceb88c6e0b4c89d260dddf4415147527863ed096febed8aefaced580ae60ce52', 1795458484671),
	(12, 'b7568881e807d7e1582bae66986e79dcb1ac75d416ce63fcc3c03e811dc3c82a', 1795458485265),
	(13, '8bf55d06da6f979d90ad0fa806c52cb469bb96a478842c91a8a3dc5a775fc4a3', 1795459355763),
	(14, '8b0df763d29951a1c7b61c8eb5ae6f4d8b139dd5d8236e8cf8bf24b72727ec1a', 1795459356338),
	(15, 'd070c7b95732a4ca78df858f315d0abad94f7f0badc034b965d3080cc625b793', 1795459397240),
	(16, '27f590ebc4f92ecad0c9834949085442e4adc244229a9a23ec7539f67d03c190', 1795459511679),
	(17, 'e60db92df92a20287472d8f0840aa483921563011b66818693a25355f1fdf28f', 1795459572908),
	(18, 'b344bc783dede0c1ba38943b39fffae5fc806e4441b26d8701f9e17e5fd83141', 1795459630669),
	(19, '006c9a11817d5b5eb0d9a24e5a44ef2a7d9ba16ee10366e0808bd67d13026e17', 1795459774859),
	(20, '48afaf03a2b9bfea885925239b41525e80cf130d86fff32669f6305a3e3a4751', 1795459810762),
	(21, '59c684aa97bd3558949f95a04d7c7dd1d113ea3f993bb2f1d32b9e4c8d58ec72', 1795459906046),
	(22, '51eab6c04eaf1736089b4035dd23fe1654d7ee5acdf7a788032901ac21035e35', 1795459964797),
	(23, '48ec1b37242a783f3b1a502ea80f74ff0f5e4e7128eb96e9bc6035feb5ffb74c', 1795460072715),
	(24, '690a74853e7eca8180343b467ba5e451ff552c736f397b69c57db2b0a77be081', 1795461179205),
	(25, '9d902fca0782c307d6c39783b2821d7c63167c3c95e2cc3caa08c6b6c07859db', 1795462093690),
	(26, '4fcb24c2e4bab8e914f2897dcb73626db5fdc382609f36cfc53ecc0101d14a60', 1795462323662),
	(27, '5162b53f4939b67c132bac792a6c1dcb687729aa85cbaf7150492f2e0b1f6094', 1795462398658),
	(28, '9615c0b52e1ae674d433a54cd68ce026fb2877d15568c5112ec82dbddf45d6c7', 1795463160933),
	(29, '8042f2492548b4dfd0f4c761919e69d14793185443b7fe90a5ec70df7cadde1e', 1795465050796),
	(30, '87774783f13997dbd0ef18edb6e11ad9e6ce73ccf8a09ae522691fa95ac0f764', 1795646594392),
	(31, '18e44e20714e6e37de5d5e1d2d8b581107bfa99e02ab5338bd7db936ca4fe2f5', 1795646608031),
	(32, '531c703712162880d8019bd8bfc72c560739f4fa97b6cb9b54bd1604ec2a87e2', 1795646609288),
	(33, '596b9e5f4ab84e0deafc7b91305b69e2599e92d9a3a6c952fce823867a3232a3', 1795646610698),
	(34, '0b89fcbb52906c08c9d7635079d81470520f7afeef025a215e432d0417f85257', 1795669101161),
	(35, 'defab3d15a2b20b1e3777a5b1acc3cd9220caec31333ad0dce51b716e4012166', 1795695663300),
	(36, 'cd33183171061198dabd73051f113320928679981c6668a9fa6261557440483d', 1795717255080),
	(37, 'af2a108ae230849fe4c67a8a67c8f31d1fef6c8db5e9f2181d4705d64439122a', 1795720800816),
	(38, 'ecc34742fcd75f5fe80b39bceef4904e1914b03e396219d48d1c31f36e85ccba', 1795721800816),
	(39, '187c545b2b4a8dfae5eb7550daaeca614ca4cb5d57b729e41df7f46d4ab5f883', 1795812530905),
	(40, '2671053aafa398b31421aaaa9aae9e85a19fba6fbe6e451c1aabef4fa986b294', 1795939285366);

INSERT INTO pgboss.queue VALUES
	('make-slots', 'standard', 2, 30, NULL, 300, NULL, NULL, 'jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e', '2026-11-30 09:53:40.725894+00', '2026-11-30 09:53:40.725894+00'),
	('expire-claims', 'standard', 2, 30, NULL, 300, NULL, NULL, 'j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72', '2026-11-30 09:53:40.744369+00', '2026-11-30 09:53:40.744369+00'),
	('forget-expired-codes', 'standard', 2, 30, NULL, 300, NULL, NULL, 'jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6', '2026-11-30 09:53:40.788436+00', '2026-11-30 09:53:40.788436+00'),
	('seal-log', 'standard', 2, 30, NULL, 300, NULL, NULL, 'jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3', '2026-11-30 09:53:40.79997+00', '2026-11-30 09:53:40.79997+00'),
	('close-figure-days', 'standard', 2, 30, NULL, 300, NULL, NULL, 'j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9', '2026-11-30 09:53:40.813199+00', '2026-11-30 09:53:40.813199+00');

INSERT INTO pgboss.version VALUES
	(24, NULL, NULL, NULL);

INSERT INTO public.accounts VALUES
	('01a22bdf-f115-77d5-904e-2e0746c6ef45', '+8618029981124', '家长', 'zh', '310106006', NULL, '2026-11-30 09:53:46.278886+00'),
	('01a22bdf-f148-74a4-820e-8e6495a2b5f2', '+8612563638306', '家长', 'zh', NULL, NULL, '2026-11-30 09:53:46.31308+00'),
	('01a22bdf-f151-7320-b009-1b253d102f44', '+8618108716467', '家长', 'zh', '310106006', NULL, '2026-11-30 09:53:46.321689+00');

INSERT INTO public.allowance_balances VALUES
	('01a22bdf-f115-77d5-904e-31ccf3922e92', '2026-01-01', '2026-12-31', 'visits', 12, 2, '2026-11-30 09:53:46.328305+00'),
	('01a22bdf-f151-7320-b009-1ca40172b0e2', '2036-01-01', '2036-12-31', 'visits', 12, 1, '2026-11-30 09:53:46.494145+00'),
	('01a22bdf-f115-77d5-904e-35d2cc6f933c', '2026-01-01', '2026-12-31', 'visits', 12, 0, '2026-11-30 09:53:46.392257+00');

INSERT INTO public.allowance_entries VALUES
	('01a22bdf-f175-753b-8784-f741143dd84d', '01a22bdf-f115-77d5-904e-31ccf3922e92', '2026-01-01', 'grant', 12, NULL, '2026-11-30 09:53:46.328305+00'),
	('01a22bdf-f16f-7559-8b14-244e2fbf6256', '01a22bdf-f115-77d5-904e-31ccf3922e92', '2026-01-01', 'use', 1, '01a22bdf-f160-7b88-a57e-6e4a336c8b24', '2026-11-30 09:53:46.328305+00'),
	('01a22bdf-f1a3-7919-88fa-65214ff553bc', '01a22bdf-f115-77d5-904e-35d2cc6f933c', '2026-01-01', 'grant', 12, NULL, '2026-11-30 09:53:46.392257+00'),
	('01a22bdf-f1a2-7849-9d8c-dad40e8d6a3c', '01a22bdf-f115-77d5-904e-35d2cc6f933c', '2026-01-01', 'use', 1, '01a22bdf-f1a1-7128-beab-e4af1ee2a868', '2026-11-30 09:53:46.392257+00'),
	('01a22bdf-f1f0-7378-b1d6-2679506ceee2', '01a22bdf-f115-77d5-904e-31ccf3922e92', '2026-01-01', 'use', 1, '01a22bdf-f1ef-7d19-b54a-ba1fcdedfd5d', '2026-11-30 09:53:46.477088+00'),
	('01a22bdf-f200-79a8-9c20-d791a631002f', '01a22bdf-f151-7320-b009-1ca40172b0e2', '2036-01-01', 'grant', 12, NULL, '2026-11-30 09:53:46.494145+00'),
	('01a22bdf-f200-75c8-8284-e5b7ae934cc6', '01a22bdf-f151-7320-b009-1ca40172b0e2', '2036-01-01', 'use', 1, '01a22bdf-f1ff-769a-948c-e952ed1c3cb8', '2026-11-30 09:53:46.494145+00'),
	('01a22bdf-f25d-7c0b-98b8-1a793d3b6bb9', '01a22bdf-f115-77d5-904e-35d2cc6f933c', '2026-01-01', 'return', 1, '01a22bdf-f1a1-7128-beab-e4af1ee2a868', '2026-11-30 09:53:46.569744+00');

INSERT INTO public.audit_entries VALUES
	('01a22bdf-dc92-77a0-9511-ab99a172f3b1', '2026-11-30 09:53:40.858+00', NULL, 'system', 'divisions_loaded', 'divisions', 'shanghai', NULL, NULL, '{"changed": 250}', '2026-11-30 09:53:40.880395+00', NULL, 'command db:migrate'),
	('01a22bdf-dd27-7056-9043-a3d8130752f1', '2026-11-30 09:53:40.858+00', NULL, 'system', 'policies_loaded', 'policy', 'city', NULL, NULL, '{"city": true, "presets": 7}', '2026-11-30 09:53:41.019521+00', NULL, 'command db:migrate'),
	('01a22bdf-e212-758b-8b06-72d7e2d508dc', '2026-11-30 09:53:40.858+00', NULL, 'system', 'calendar_loaded', 'calendar', 'shanghai', NULL, NULL, '{"days": 1096, "from": "2024-01-01"}', '2026-11-30 09:53:41.447272+00', NULL, 'command db:migrate'),
	('01a22bdf-f260-73e6-b0dd-291e2ff23457', '2026-11-02 02:00:00+00', '01a22bdf-f115-77d5-904e-2e0746c6ef45', 'account', 'cancel-booking', 'booking', '01a22bdf-f1a1-7128-beab-e4af1ee2a868', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-f115-77d5-904e-35d2cc6f933c', '{"late": false, "marked": false, "returnsAllowance": true}', '2026-11-30 09:53:46.569744+00', NULL, NULL);

INSERT INTO public.audit_seals VALUES
	(1, '01a22bdf-dc92-77a0-9511-ab99a172f3b1', '78492d4f9928c82a895ce679959edc87b90b15279c01b36c5238cc77e24274b5', '2026-11-30 09:53:46.774108+00'),
	(2, '01a22bdf-dd27-7056-9043-a3d8130752f1', '8ec4453665afb8cbdc76d6940839ebd1341d417558aa5cc985598f30837da4e1', '2026-11-30 09:53:46.774108+00'),
	(3, '01a22bdf-e212-758b-8b06-72d7e2d508dc', '5b4d4978262d617e69703785fb70958b0847a832072966767377378ee1db08a5', '2026-11-30 09:53:46.774108+00'),
	(4, '01a22bdf-f260-73e6-b0dd-291e2ff23457', '12069fde4f33dad838c3e5f0af004cdca6b7d19cd87dcd746317b5550a70c756', '2026-11-30 09:53:46.774108+00');

INSERT INTO public.bookings VALUES
	('01a22bdf-f1d2-7e3a-b798-bc1440564f44', NULL, '01a22bdf-efeb-7477-b97e-eaa7d27c86d3', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-f115-77d5-904e-31ccf3922e92', '01a22bdf-f115-77d5-904e-2e0746c6ef45', 'confirmed', '2026-11-09', '2026-11-09 05:00:00+00', '2026-11-09 08:00:00+00', NULL, 25, 100, true, false, 0, NULL, '2026-11-06 04:00:00+00', '2026-11-02 02:00:00+00', NULL, NULL, NULL, '2026-11-30 09:53:46.449596+00', NULL, NULL, NULL, NULL, 0),
	('01a22bdf-f1e3-7798-8e1a-486d23993289', NULL, '01a22bdf-efeb-7477-b97e-eaa7d27c86d3', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-f148-74a4-820e-92941496ea76', '01a22bdf-f148-74a4-820e-8e6495a2b5f2', 'confirmed', '2026-11-09', '2026-11-09 05:00:00+00', '2026-11-09 06:30:00+00', NULL, 22, 150, false, false, 0, NULL, '2026-11-06 04:00:00+00', '2026-11-02 02:00:00+00', NULL, NULL, NULL, '2026-11-30 09:53:46.460756+00', NULL, NULL, NULL, NULL, 0),
	('01a22bdf-f1ef-7d19-b54a-ba1fcdedfd5d', NULL, '01a22bdf-efeb-7477-b97e-ee292681c315', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-f115-77d5-904e-31ccf3922e92', '01a22bdf-f115-77d5-904e-2e0746c6ef45', 'confirmed', '2026-11-10', '2026-11-10 01:00:00+00', '2026-11-10 03:00:00+00', NULL, 25, 100, true, false, 1, NULL, '2026-11-09 04:00:00+00', '2026-11-02 02:00:00+00', NULL, NULL, NULL, '2026-11-30 09:53:46.477088+00', NULL, NULL, NULL, NULL, 0),
	('01a22bdf-f1ff-769a-948c-e952ed1c3cb8', NULL, '01a22bdf-efeb-7477-b97e-f1d7266aa472', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-f151-7320-b009-1ca40172b0e2', '01a22bdf-f151-7320-b009-1b253d102f44', 'confirmed', '2036-03-03', '2036-03-03 01:00:00+00', '2036-03-03 03:00:00+00', NULL, 21, 100, true, false, 1, NULL, '2036-03-02 04:00:00+00', '2026-11-02 02:00:00+00', NULL, NULL, NULL, '2026-11-30 09:53:46.494145+00', NULL, NULL, NULL, NULL, 0),
	('01a22bdf-f211-7989-8412-e08700739a83', NULL, '01a22bdf-efeb-7477-b97e-f1d7266aa472', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-f151-7320-b009-21e9d6321e0b', '01a22bdf-f151-7320-b009-1b253d102f44', 'confirmed', '2036-03-03', '2036-03-03 01:00:00+00', '2036-03-03 03:00:00+00', NULL, 19, 100, true, false, 0, NULL, '2036-03-02 04:00:00+00', '2026-11-02 02:00:00+00', NULL, NULL, NULL, '2026-11-30 09:53:46.501022+00', NULL, NULL, NULL, NULL, 0),
	('01a22bdf-f220-753b-9af8-cf2526061dc8', NULL, '01a22bdf-efeb-7477-b97e-f1d7266aa472', '01a22bdf-efe9-7549-9700-a0922ca6ddce', NULL, '01a22bdf-f148-74a4-820e-8e6495a2b5f2', 'held', '2036-03-03', '2036-03-03 01:00:00+00', '2036-03-03 03:00:00+00', '2026-11-02 02:05:00+00', 12, 100, false, false, 0, NULL, '2036-03-02 04:00:00+00', '2026-11-02 02:00:00+00', NULL, NULL, NULL, '2026-11-30 09:53:46.528064+00', NULL, NULL, NULL, NULL, 0),
	('01a22bdf-f240-714b-bec3-95124586f395', NULL, '01a22bdf-f0e2-74b1-b930-2c15a1f1279c', '01a22bdf-f0cd-7723-8562-d5d3fcd14256', NULL, '01a22bdf-f151-7320-b009-1b253d102f44', 'held', '2036-03-03', '2036-03-03 01:00:00+00', '2036-03-03 03:00:00+00', '2026-11-02 02:05:00+00', 12, 100, false, false, 0, NULL, '2036-03-02 04:00:00+00', '2026-11-02 02:00:00+00', NULL, NULL, NULL, '2026-11-30 09:53:46.554067+00', NULL, NULL, NULL, NULL, 0),
	('01a22bdf-f1a1-7128-beab-e4af1ee2a868', NULL, '01a22bdf-efea-70a8-ad10-d80084390662', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-f115-77d5-904e-35d2cc6f933c', '01a22bdf-f115-77d5-904e-2e0746c6ef45', 'cancelled', '2026-11-09', '2026-11-09 01:00:00+00', '2026-11-09 03:00:00+00', NULL, 21, 100, true, false, 0, NULL, '2026-11-06 04:00:00+00', '2026-11-02 02:00:00+00', '2026-11-02 02:00:00+00', '01a22bdf-f115-77d5-904e-2e0746c6ef45', NULL, '2026-11-30 09:53:46.392257+00', NULL, NULL, NULL, NULL, 0),
	('01a22bdf-f160-7b88-a57e-6e4a336c8b24', NULL, '01a22bdf-efea-70a8-ad10-d80084390662', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-f115-77d5-904e-31ccf3922e92', '01a22bdf-f115-77d5-904e-2e0746c6ef45', 'attended', '2026-11-09', '2026-11-09 01:00:00+00', '2026-11-09 03:00:00+00', NULL, 25, 100, true, false, 1, NULL, '2026-11-06 04:00:00+00', '2026-11-02 02:00:00+00', NULL, NULL, NULL, '2026-11-30 09:53:46.328305+00', NULL, NULL, NULL, NULL, 0),
	('01a22bdf-f1c6-7cca-83f8-c891d89e07ab', NULL, '01a22bdf-efea-70a8-ad10-d80084390662', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-f148-74a4-820e-92941496ea76', '01a22bdf-f148-74a4-820e-8e6495a2b5f2', 'missed', '2026-11-09', '2026-11-09 01:00:00+00', '2026-11-09 03:00:00+00', NULL, 22, 150, false, false, 0, NULL, '2026-11-06 04:00:00+00', '2026-11-02 02:00:00+00', NULL, NULL, NULL, '2026-11-30 09:53:46.416409+00', NULL, NULL, NULL, NULL, 0);

INSERT INTO public.calendar_days VALUES
	('2026-09-01', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-02', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-03', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-04', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-05', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-06', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-07', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-08', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-09', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-10', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-11', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-12', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-13', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-14', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-15', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-16', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-17', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-18', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-19', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-20', 'makeup', '国庆节', 'National Day', true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-21', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-22', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-23', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-24', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-25', 'holiday', '中秋', 'Mid-autumn Festival', true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-26', 'holiday', '中秋', 'Mid-autumn Festival', true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-27', 'holiday', '中秋', 'Mid-autumn Festival', true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-28', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-29', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-09-30', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-01', 'holiday', '国庆节', 'National Day', true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-02', 'holiday', '国庆节', 'National Day', true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-03', 'holiday', '国庆节', 'National Day', true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-04', 'holiday', '国庆节', 'National Day', true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-05', 'holiday', '国庆节', 'National Day', true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-06', 'holiday', '国庆节', 'National Day', true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-07', 'holiday', '国庆节', 'National Day', true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-08', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-09', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-10', 'makeup', '国庆节', 'National Day', true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-11', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-12', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-13', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-14', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-15', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-16', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-17', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-18', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-19', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-20', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00');
INSERT INTO public.calendar_days VALUES
	('2026-10-21', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-22', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-23', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-24', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-25', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-26', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-27', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-28', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-29', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-30', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-10-31', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-01', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-02', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-03', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-04', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-05', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-06', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-07', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-08', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-09', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-10', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-11', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-12', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-13', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-14', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-15', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-16', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-17', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-18', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-19', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-20', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-21', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-22', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-23', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-24', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-25', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-26', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-27', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-28', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-29', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-11-30', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-01', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-02', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-03', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-04', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-05', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-06', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-07', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-08', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-09', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00');
INSERT INTO public.calendar_days VALUES
	('2026-12-10', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-11', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-12', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-13', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-14', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-15', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-16', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-17', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-18', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-19', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-20', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-21', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-22', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-23', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-24', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-25', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-26', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-27', 'weekend', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-28', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-29', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-30', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00'),
	('2026-12-31', 'workday', NULL, NULL, true, '2026-11-30 09:53:41.447272+00');

INSERT INTO public.capacity_ledger VALUES
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 05:45:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 06:00:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 06:15:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 01:00:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 01:15:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 01:30:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 01:45:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 02:00:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 02:15:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 02:30:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 02:45:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 06:30:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 06:45:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 07:00:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 07:15:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 07:30:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 07:45:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 05:00:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 05:15:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2036-03-03 01:30:00+00', 1, 9, 25, 0, 3, '{3,0}', '{300,0}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2036-03-03 03:00:00+00', 1, 9, 25, 0, 0, '{0,0}', '{0,0}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-09 05:30:00+00', 1, 9, 25, 2, 2, '{1,1}', '{150,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-10 01:00:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-10 01:15:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-10 01:30:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-10 01:45:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-10 02:00:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-10 02:15:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-10 02:30:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2026-11-10 02:45:00+00', 1, 9, 25, 2, 1, '{0,1}', '{0,100}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-f0cd-7723-8562-d5d3fcd14256', '2036-03-03 01:00:00+00', 2, 10, 25, 2, 1, '{1,0}', '{100,0}', '2026-11-30 09:53:46.212385+00'),
	('01a22bdf-f0cd-7723-8562-d5d3fcd14256', '2036-03-03 01:15:00+00', 2, 10, 25, 2, 1, '{1,0}', '{100,0}', '2026-11-30 09:53:46.212385+00'),
	('01a22bdf-f0cd-7723-8562-d5d3fcd14256', '2036-03-03 01:30:00+00', 2, 10, 25, 2, 1, '{1,0}', '{100,0}', '2026-11-30 09:53:46.212385+00'),
	('01a22bdf-f0cd-7723-8562-d5d3fcd14256', '2036-03-03 01:45:00+00', 2, 10, 25, 2, 1, '{1,0}', '{100,0}', '2026-11-30 09:53:46.212385+00'),
	('01a22bdf-f0cd-7723-8562-d5d3fcd14256', '2036-03-03 02:00:00+00', 2, 10, 25, 2, 1, '{1,0}', '{100,0}', '2026-11-30 09:53:46.212385+00'),
	('01a22bdf-f0cd-7723-8562-d5d3fcd14256', '2036-03-03 02:15:00+00', 2, 10, 25, 2, 1, '{1,0}', '{100,0}', '2026-11-30 09:53:46.212385+00'),
	('01a22bdf-f0cd-7723-8562-d5d3fcd14256', '2036-03-03 02:30:00+00', 2, 10, 25, 2, 1, '{1,0}', '{100,0}', '2026-11-30 09:53:46.212385+00'),
	('01a22bdf-f0cd-7723-8562-d5d3fcd14256', '2036-03-03 02:45:00+00', 2, 10, 25, 2, 1, '{1,0}', '{100,0}', '2026-11-30 09:53:46.212385+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2036-03-03 02:15:00+00', 1, 9, 25, 0, 3, '{3,0}', '{300,0}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2036-03-03 01:15:00+00', 1, 9, 25, 0, 3, '{3,0}', '{300,0}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2036-03-03 03:45:00+00', 1, 9, 25, 0, 0, '{0,0}', '{0,0}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2036-03-03 03:15:00+00', 1, 9, 25, 0, 0, '{0,0}', '{0,0}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2036-03-03 01:45:00+00', 1, 9, 25, 0, 3, '{3,0}', '{300,0}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2036-03-03 02:00:00+00', 1, 9, 25, 0, 3, '{3,0}', '{300,0}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2036-03-03 03:30:00+00', 1, 9, 25, 0, 0, '{0,0}', '{0,0}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2036-03-03 01:00:00+00', 1, 9, 25, 0, 3, '{3,0}', '{300,0}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2036-03-03 02:45:00+00', 1, 9, 25, 0, 3, '{3,0}', '{300,0}', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', '2036-03-03 02:30:00+00', 1, 9, 25, 0, 3, '{3,0}', '{300,0}', '2026-11-30 09:53:45.96473+00');

INSERT INTO public.capacity_rules OVERRIDING SYSTEM VALUE VALUES
	(1, 'c4ed4b8b048e45535229c31dbb7bafbc', 'fixed_ratio', 5, 2, 400, 14, '{12,24}', '{24,36}', '{5,5}', '2026-11-30 09:53:45.96473+00'),
	(2, 'd6f9e96faaac00405f16dcdd25ab8821', 'youngest', 5, 2, 400, 10, '{12,24}', '{24,36}', '{5,5}', '2026-11-30 09:53:46.212385+00');

INSERT INTO public.caregivers VALUES
	('01a22bdf-efea-70a8-ad10-b92311bd1bdb', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '照护人员1', 'caregiver', true, true, '2026-11-30 09:53:45.96473+00', NULL, NULL),
	('01a22bdf-efea-70a8-ad10-be3c881029bf', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '照护人员2', 'caregiver', true, true, '2026-11-30 09:53:45.96473+00', NULL, NULL),
	('01a22bdf-f0e1-743b-80f5-c9cec3f5498b', '01a22bdf-f0cd-7723-8562-d5d3fcd14256', '照护人员1', 'caregiver', true, true, '2026-11-30 09:53:46.212385+00', NULL, NULL),
	('01a22bdf-f0e1-743b-80f5-ccb1788b277a', '01a22bdf-f0cd-7723-8562-d5d3fcd14256', '照护人员2', 'caregiver', true, true, '2026-11-30 09:53:46.212385+00', NULL, NULL);

INSERT INTO public.children VALUES
	('01a22bdf-f115-77d5-904e-31ccf3922e92', '幼儿1', '2024-10-01', NULL, NULL, NULL, NULL, NULL, 100, '2026-11-30 09:53:46.278886+00', '2026-11-30 09:53:46.278886+00'),
	('01a22bdf-f115-77d5-904e-35d2cc6f933c', '幼儿2', '2025-02-01', NULL, NULL, NULL, NULL, NULL, 100, '2026-11-30 09:53:46.278886+00', '2026-11-30 09:53:46.278886+00'),
	('01a22bdf-f148-74a4-820e-92941496ea76', '幼儿1', '2024-12-24', NULL, NULL, NULL, NULL, NULL, 150, '2026-11-30 09:53:46.31308+00', '2026-11-30 09:53:46.31308+00'),
	('01a22bdf-f151-7320-b009-1ca40172b0e2', '幼儿1', '2034-06-01', NULL, NULL, NULL, NULL, NULL, 100, '2026-11-30 09:53:46.321689+00', '2026-11-30 09:53:46.321689+00'),
	('01a22bdf-f151-7320-b009-21e9d6321e0b', '幼儿2', '2034-08-01', NULL, NULL, NULL, NULL, NULL, 100, '2026-11-30 09:53:46.321689+00', '2026-11-30 09:53:46.321689+00');

INSERT INTO public.city_hour_figures VALUES
	('2026-11-09', 9, 24, 8, '2026-11-30 09:53:46.683994+00'),
	('2026-11-09', 10, 24, 8, '2026-11-30 09:53:46.683994+00'),
	('2026-11-09', 13, 12, 8, '2026-11-30 09:53:46.683994+00'),
	('2026-11-09', 14, 12, 6, '2026-11-30 09:53:46.683994+00'),
	('2026-11-09', 15, 12, 4, '2026-11-30 09:53:46.683994+00');

INSERT INTO public.consents VALUES
	('01a22bdf-f131-7085-93a3-4f8dfa13a222', '01a22bdf-f115-77d5-904e-2e0746c6ef45', 'child_data', 'test', 'given', '2026-11-30 09:53:46.278886+00', NULL),
	('01a22bdf-f14d-7079-9d40-003d22ab205a', '01a22bdf-f148-74a4-820e-8e6495a2b5f2', 'child_data', 'test', 'given', '2026-11-30 09:53:46.31308+00', NULL),
	('01a22bdf-f154-77bd-94bd-b0d347e8b9f0', '01a22bdf-f151-7320-b009-1b253d102f44', 'child_data', 'test', 'given', '2026-11-30 09:53:46.321689+00', NULL);

INSERT INTO public.districts VALUES
	('310101', '黄浦区', 'Huangpu District', '2026-11-30 09:53:40.880395+00'),
	('310104', '徐汇区', 'Xuhui District', '2026-11-30 09:53:40.880395+00'),
	('310105', '长宁区', 'Changning District', '2026-11-30 09:53:40.880395+00'),
	('310106', '静安区', 'Jing''an District', '2026-11-30 09:53:40.880395+00'),
	('310107', '普陀区', 'Putuo District', '2026-11-30 09:53:40.880395+00'),
	('310109', '虹口区', 'Hongkou District', '2026-11-30 09:53:40.880395+00'),
	('310110', '杨浦区', 'Yangpu District', '2026-11-30 09:53:40.880395+00'),
	('310112', '闵行区', 'Minhang District', '2026-11-30 09:53:40.880395+00'),
	('310113', '宝山区', 'Baoshan District', '2026-11-30 09:53:40.880395+00'),
	('310114', '嘉定区', 'Jiading District', '2026-11-30 09:53:40.880395+00'),
	('310115', '浦东新区', 'Pudong New Area', '2026-11-30 09:53:40.880395+00'),
	('310116', '金山区', 'Jinshan District', '2026-11-30 09:53:40.880395+00'),
	('310117', '松江区', 'Songjiang District', '2026-11-30 09:53:40.880395+00'),
	('310118', '青浦区', 'Qingpu District', '2026-11-30 09:53:40.880395+00'),
	('310120', '奉贤区', 'Fengxian District', '2026-11-30 09:53:40.880395+00'),
	('310151', '崇明区', 'Chongming District', '2026-11-30 09:53:40.880395+00');

INSERT INTO public.figure_days VALUES
	('2026-11-09', '2026-11-11 01:00:00+00', '2026-11-30 09:53:46.683994+00');

INSERT INTO public.guardians VALUES
	('01a22bdf-f115-77d5-904e-2e0746c6ef45', '01a22bdf-f115-77d5-904e-31ccf3922e92', 'mother', '2026-11-30 09:53:46.278886+00'),
	('01a22bdf-f115-77d5-904e-2e0746c6ef45', '01a22bdf-f115-77d5-904e-35d2cc6f933c', 'mother', '2026-11-30 09:53:46.278886+00'),
	('01a22bdf-f148-74a4-820e-8e6495a2b5f2', '01a22bdf-f148-74a4-820e-92941496ea76', 'mother', '2026-11-30 09:53:46.31308+00'),
	('01a22bdf-f151-7320-b009-1b253d102f44', '01a22bdf-f151-7320-b009-1ca40172b0e2', 'mother', '2026-11-30 09:53:46.321689+00'),
	('01a22bdf-f151-7320-b009-1b253d102f44', '01a22bdf-f151-7320-b009-21e9d6321e0b', 'mother', '2026-11-30 09:53:46.321689+00');

INSERT INTO public.messages VALUES
	('01a22bdf-f265-7362-9e3c-a4bbc3232a10', '01a22bdf-f115-77d5-904e-2e0746c6ef45', '+8618029981124', 'zh', 'booking_cancelled', '{"to": "11:00", "day": "2026-11-09", "from": "09:00", "room": "测试宝宝屋", "roomEn": "测试宝宝屋"}', NULL, '2026-11-30 09:53:46.569744+00');

INSERT INTO public.policies VALUES
	('01a22bdf-dd13-747d-b5eb-9f8129f847bb', 'city', NULL, NULL, NULL, '2023-01-01', NULL, NULL, '2026-11-30 09:53:41.019521+00', 'fixed_ratio', 5, 2, '[{"to_months": 24, "from_months": 12, "children_per_caregiver": 5}, {"to_months": 36, "from_months": 24, "children_per_caregiver": 5}]', 400, 10, 12, 36, 10, 60, 180, 12, 'visits', 'year', 10000, 14, '09:00:00', 1, '17:00:00', 1, 5, 60, 0, 3, 1, '12:00:00', 1, 1, 1, 3, 90, 30, 2, 10, 375, true, false, 15, 'subdistrict_administrator', '{}', 5, 1),
	('01a22bdf-efc2-7f8a-9345-3c64418c526a', 'district', '310106', NULL, NULL, '2026-01-01', NULL, NULL, '2026-11-30 09:53:45.919087+00', NULL, NULL, NULL, NULL, NULL, 14, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', NULL, NULL),
	('01a22bdf-efe7-7059-b8c6-a6dff8803b90', 'subdistrict', NULL, '310106006', NULL, '2026-02-01', NULL, NULL, '2026-11-30 09:53:45.932752+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 8, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{residents_reserve}', NULL, NULL),
	('01a22bdf-eff6-75ad-9242-deb63ac289da', 'room', NULL, NULL, '01a22bdf-efe9-7549-9700-a0922ca6ddce', '2020-01-01', NULL, NULL, '2026-11-30 09:53:45.96473+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', NULL, NULL),
	('01a22bdf-f0e8-7790-bb2c-85b12f497219', 'room', NULL, NULL, '01a22bdf-f0cd-7723-8562-d5d3fcd14256', '2020-01-01', NULL, NULL, '2026-11-30 09:53:46.212385+00', 'youngest', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', NULL, NULL);

INSERT INTO public.refusal_figures VALUES
	('2026-11-09', '01a22bdf-efe9-7549-9700-a0922ca6ddce', 'slot_full', 18, '310106006', 1, '2026-11-30 09:53:46.683994+00');

INSERT INTO public.refusals VALUES
	('01a22bdf-f279-71a9-b1ab-760af6dbbef6', '2026-11-02 02:00:00+00', '2026-11-09', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-efea-70a8-ad10-d80084390662', 'slot_full', 20, '310106006', '2026-11-30 09:53:46.611255+00', NULL);

INSERT INTO public.room_day_figures VALUES
	('2026-11-09', '01a22bdf-efe9-7549-9700-a0922ca6ddce', 2, 84, 34, 8, 4, 1, 1, 1, '2026-11-30 09:53:46.683994+00');

INSERT INTO public.room_hour_figures VALUES
	('2026-11-09', '01a22bdf-efe9-7549-9700-a0922ca6ddce', 9, 24, 8, '2026-11-30 09:53:46.683994+00'),
	('2026-11-09', '01a22bdf-efe9-7549-9700-a0922ca6ddce', 10, 24, 8, '2026-11-30 09:53:46.683994+00'),
	('2026-11-09', '01a22bdf-efe9-7549-9700-a0922ca6ddce', 13, 12, 8, '2026-11-30 09:53:46.683994+00'),
	('2026-11-09', '01a22bdf-efe9-7549-9700-a0922ca6ddce', 14, 12, 6, '2026-11-30 09:53:46.683994+00'),
	('2026-11-09', '01a22bdf-efe9-7549-9700-a0922ca6ddce', 15, 12, 4, '2026-11-30 09:53:46.683994+00');

INSERT INTO public.rooms VALUES
	('01a22bdf-efe9-7549-9700-a0922ca6ddce', 'test-01a22bdf-efe9-7549-9700-a0922ca6ddce', '310106006', NULL, '测试宝宝屋', NULL, NULL, NULL, NULL, NULL, 10000, 9, NULL, NULL, 3000, NULL, 'open', NULL, 'registered', false, NULL, '2026-11-30 09:53:45.96473+00', '2026-11-30 09:53:45.96473+00', NULL),
	('01a22bdf-f0cd-7723-8562-d5d3fcd14256', 'test-01a22bdf-f0cd-7723-8562-d5d3fcd14256', '310101002', NULL, '混龄宝宝屋', NULL, NULL, NULL, NULL, NULL, 10000, 10, NULL, NULL, 3000, NULL, 'open', NULL, 'registered', false, NULL, '2026-11-30 09:53:46.212385+00', '2026-11-30 09:53:46.212385+00', NULL);

INSERT INTO public.roster_shifts VALUES
	('01a22bdf-efea-70a8-ad10-c297a2c0c0b3', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-efea-70a8-ad10-b92311bd1bdb', '2026-11-09', '08:00:00', '18:00:00', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efea-70a8-ad10-c5b00ccfc583', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-efea-70a8-ad10-be3c881029bf', '2026-11-09', '08:00:00', '18:00:00', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efea-70a8-ad10-cb90bd10501c', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-efea-70a8-ad10-b92311bd1bdb', '2026-11-10', '08:00:00', '18:00:00', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efea-70a8-ad10-cc18a4566fa7', '01a22bdf-efe9-7549-9700-a0922ca6ddce', '01a22bdf-efea-70a8-ad10-be3c881029bf', '2026-11-10', '08:00:00', '18:00:00', '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-f0e2-74b1-b930-27c7aa65d10c', '01a22bdf-f0cd-7723-8562-d5d3fcd14256', '01a22bdf-f0e1-743b-80f5-c9cec3f5498b', '2036-03-03', '08:00:00', '18:00:00', '2026-11-30 09:53:46.212385+00'),
	('01a22bdf-f0e2-74b1-b930-2b70aa6fa183', '01a22bdf-f0cd-7723-8562-d5d3fcd14256', '01a22bdf-f0e1-743b-80f5-ccb1788b277a', '2036-03-03', '08:00:00', '18:00:00', '2026-11-30 09:53:46.212385+00');

INSERT INTO public.rule_presets VALUES
	('shanghai_baby_room', '上海社区托育“宝宝屋”', 'Shanghai baby room', 'Shanghai regulation on preschool and childcare services, in force 2023-01-01, and the city’s baby-room requirements: one caregiver for five children whatever the age. Area: a 40 m² room that takes 10.', 'fixed_ratio', 5, 2, '[{"to_months": 24, "from_months": 12, "children_per_caregiver": 5}, {"to_months": 36, "from_months": 24, "children_per_caregiver": 5}]', 400, 10, 12, 36, '2026-11-30 09:53:41.019521+00'),
	('china_national', '国家托育机构设置标准', 'China, national standard', 'National standard for setting up childcare institutions (2019): 3, 5 and 7 children a caregiver at 6–12, 12–24 and 24–36 months, in groups of at most 10, 15 and 20; a mixed group from 18 months on at most 18. How a mixed group is reckoned is not set nationally; shares of a caregiver are added up here.', 'sum_of_fractions', NULL, NULL, '[{"to_months": 12, "from_months": 6, "children_per_caregiver": 3}, {"to_months": 24, "from_months": 12, "children_per_caregiver": 5}, {"to_months": 36, "from_months": 24, "children_per_caregiver": 7}]', NULL, 18, 6, 36, '2026-11-30 09:53:41.019521+00'),
	('england', '英格兰', 'England', 'Statutory framework for the early years foundation stage, group providers: under 2 years 3, 2 years 5, from 3 years 8; 3.5 m² a child under 2 (the largest of its three areas).', 'sum_of_fractions', NULL, NULL, '[{"to_months": 24, "from_months": 0, "children_per_caregiver": 3}, {"to_months": 36, "from_months": 24, "children_per_caregiver": 5}, {"to_months": 60, "from_months": 36, "children_per_caregiver": 8}]', 350, NULL, 0, 60, '2026-11-30 09:53:41.019521+00'),
	('japan', '日本', 'Japan', 'Standards for temporary care and こども誰でも通園制度: under 1 year 3, 1 and 2 years 6, never fewer than two staff; 3.3 m² a crawling child.', 'sum_of_fractions', NULL, 2, '[{"to_months": 12, "from_months": 0, "children_per_caregiver": 3}, {"to_months": 36, "from_months": 12, "children_per_caregiver": 6}]', 330, NULL, 6, 36, '2026-11-30 09:53:41.019521+00'),
	('korea', '韩国（时间制托育）', 'Korea, hourly care', '시간제보육, independent classes: three children a caregiver, from 6 to 36 months.', 'fixed_ratio', 3, NULL, '[{"to_months": 36, "from_months": 6, "children_per_caregiver": 3}]', NULL, NULL, 6, 36, '2026-11-30 09:53:41.019521+00'),
	('finland', '芬兰', 'Finland', 'Government decree on early childhood education and care: under 3 years 4, from 3 years 7, so that a child under 3 weighs 1.75 of an older one; special needs weigh more.', 'sum_of_fractions', NULL, NULL, '[{"to_months": 36, "from_months": 0, "children_per_caregiver": 4}, {"to_months": 72, "from_months": 36, "children_per_caregiver": 7}]', NULL, NULL, 9, 72, '2026-11-30 09:53:41.019521+00'),
	('singapore', '新加坡', 'Singapore', 'Early Childhood Development Centres Regulations 2018, regulations 45 and 47: playgroup (18 months to under 3 years) 8, pre-nursery 12, nursery 15 children an educator; infants to 18 months 5; the youngest child sets the ratio of a mixed class.', 'youngest', NULL, NULL, '[{"to_months": 18, "from_months": 2, "children_per_caregiver": 5}, {"to_months": 36, "from_months": 18, "children_per_caregiver": 8}, {"to_months": 48, "from_months": 36, "children_per_caregiver": 12}, {"to_months": 60, "from_months": 48, "children_per_caregiver": 15}]', NULL, NULL, 2, 60, '2026-11-30 09:53:41.019521+00');

INSERT INTO public.shortfalls VALUES
	('01a22bdf-f309-770b-bf39-0e0d034ead3f', '01a22bdf-efe9-7549-9700-a0922ca6ddce', NULL, '2036-03-03', 'min_caregivers', '2036-03-03 01:00:00+00', '2036-03-03 03:00:00+00', 2, '2026-11-11 01:00:00+00', NULL, '2026-11-30 09:53:46.735003+00');

INSERT INTO public.slot_ledger VALUES
	('01a22bdf-efeb-7477-b97e-f7f45168f340', '2036-03-03 02:00:00+00', '2036-03-03 02:30:00+00', 8, 0, 0, 0, '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efeb-7477-b97e-f7f45168f340', '2036-03-03 02:30:00+00', '2036-03-03 03:00:00+00', 8, 0, 0, 0, '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efeb-7477-b97e-f7f45168f340', '2036-03-03 03:00:00+00', '2036-03-03 03:30:00+00', 8, 0, 0, 0, '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efeb-7477-b97e-f7f45168f340', '2036-03-03 03:30:00+00', '2036-03-03 04:00:00+00', 8, 0, 0, 0, '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efeb-7477-b97e-eaa7d27c86d3', '2026-11-09 06:30:00+00', '2026-11-09 07:00:00+00', 3, 1, 1, 0, '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efeb-7477-b97e-eaa7d27c86d3', '2026-11-09 07:00:00+00', '2026-11-09 07:30:00+00', 3, 1, 1, 0, '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efeb-7477-b97e-eaa7d27c86d3', '2026-11-09 07:30:00+00', '2026-11-09 08:00:00+00', 3, 1, 1, 0, '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efeb-7477-b97e-eaa7d27c86d3', '2026-11-09 05:00:00+00', '2026-11-09 05:30:00+00', 3, 2, 1, 0, '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efeb-7477-b97e-eaa7d27c86d3', '2026-11-09 05:30:00+00', '2026-11-09 06:00:00+00', 3, 2, 1, 0, '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efeb-7477-b97e-eaa7d27c86d3', '2026-11-09 06:00:00+00', '2026-11-09 06:30:00+00', 3, 2, 1, 0, '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efeb-7477-b97e-ee292681c315', '2026-11-10 01:00:00+00', '2026-11-10 03:00:00+00', 8, 1, 1, 0, '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-efeb-7477-b97e-f1d7266aa472', '2036-03-03 01:00:00+00', '2036-03-03 03:00:00+00', 3, 3, 2, 0, '2026-11-30 09:53:45.96473+00'),
	('01a22bdf-f0e2-74b1-b930-2c15a1f1279c', '2036-03-03 01:00:00+00', '2036-03-03 03:00:00+00', 10, 1, 0, 0, '2026-11-30 09:53:46.212385+00'),
	('01a22bdf-efea-70a8-ad10-d80084390662', '2026-11-09 01:00:00+00', '2026-11-09 03:00:00+00', 6, 2, 1, 0, '2026-11-30 09:53:45.96473+00');

INSERT INTO public.slots VALUES
	('01a22bdf-efea-70a8-ad10-d80084390662', '01a22bdf-efe9-7549-9700-a0922ca6ddce', NULL, '2026-11-09', '2026-11-09 01:00:00+00', '2026-11-09 03:00:00+00', 12, 36, 6, false, 60, 3000, 'open', NULL, NULL, NULL, '2026-10-26 01:00:00+00', '2026-11-06 09:00:00+00', '2026-11-08 16:00:00+00', '2026-11-09 00:00:00+00', '2026-11-06 04:00:00+00', 1, 1, '2026-11-05 16:00:00+00', '2026-11-30 09:53:45.96473+00', '{"slot_cap": 8, "age_bands": [{"to_months": 24, "from_months": 12, "children_per_caregiver": 5}, {"to_months": 36, "from_months": 24, "children_per_caregiver": 5}], "cancel_time": "12:00:00", "fixed_ratio": 5, "mark_missed": 1, "marks_limit": 3, "family_holds": 1, "fever_tenths": 375, "hold_minutes": 5, "mixed_policy": "fixed_ratio", "release_time": "09:00:00", "age_to_months": 36, "largest_group": 14, "allowance_unit": "visits", "min_caregivers": 2, "age_from_months": 12, "suspension_days": 30, "allowance_amount": 12, "allowance_period": "year", "same_day_reserve": 1, "slot_max_minutes": 180, "slot_min_minutes": 60, "identity_required": false, "marks_window_days": 90, "residents_reserve": 1, "area_per_child_dm2": 400, "release_days_ahead": 14, "second_factor_from": "subdistrict_administrator", "booking_closes_time": "17:00:00", "cancel_working_days": 1, "child_open_bookings": 2, "open_on_makeup_days": true, "child_month_bookings": 10, "mark_late_collection": 1, "residents_until_days": 3, "mark_late_cancellation": 1, "planned_places_percent": 15, "same_day_closes_minutes": 60, "price_ceiling_fen_per_hour": 10000, "booking_closes_working_days": 1, "same_day_reserve_from_places": 5}'),
	('01a22bdf-efeb-7477-b97e-eaa7d27c86d3', '01a22bdf-efe9-7549-9700-a0922ca6ddce', NULL, '2026-11-09', '2026-11-09 05:00:00+00', '2026-11-09 08:00:00+00', 12, 36, 3, true, 60, 3000, 'open', NULL, NULL, NULL, '2026-10-26 01:00:00+00', '2026-11-06 09:00:00+00', '2026-11-08 16:00:00+00', '2026-11-09 04:00:00+00', '2026-11-06 04:00:00+00', 0, 1, '2026-11-05 16:00:00+00', '2026-11-30 09:53:45.96473+00', '{"slot_cap": 8, "age_bands": [{"to_months": 24, "from_months": 12, "children_per_caregiver": 5}, {"to_months": 36, "from_months": 24, "children_per_caregiver": 5}], "cancel_time": "12:00:00", "fixed_ratio": 5, "mark_missed": 1, "marks_limit": 3, "family_holds": 1, "fever_tenths": 375, "hold_minutes": 5, "mixed_policy": "fixed_ratio", "release_time": "09:00:00", "age_to_months": 36, "largest_group": 14, "allowance_unit": "visits", "min_caregivers": 2, "age_from_months": 12, "suspension_days": 30, "allowance_amount": 12, "allowance_period": "year", "same_day_reserve": 1, "slot_max_minutes": 180, "slot_min_minutes": 60, "identity_required": false, "marks_window_days": 90, "residents_reserve": 1, "area_per_child_dm2": 400, "release_days_ahead": 14, "second_factor_from": "subdistrict_administrator", "booking_closes_time": "17:00:00", "cancel_working_days": 1, "child_open_bookings": 2, "open_on_makeup_days": true, "child_month_bookings": 10, "mark_late_collection": 1, "residents_until_days": 3, "mark_late_cancellation": 1, "planned_places_percent": 15, "same_day_closes_minutes": 60, "price_ceiling_fen_per_hour": 10000, "booking_closes_working_days": 1, "same_day_reserve_from_places": 5}'),
	('01a22bdf-efeb-7477-b97e-ee292681c315', '01a22bdf-efe9-7549-9700-a0922ca6ddce', NULL, '2026-11-10', '2026-11-10 01:00:00+00', '2026-11-10 03:00:00+00', 12, 36, NULL, false, 60, 3000, 'open', NULL, NULL, NULL, '2026-10-27 01:00:00+00', '2026-11-09 09:00:00+00', '2026-11-09 16:00:00+00', '2026-11-10 00:00:00+00', '2026-11-09 04:00:00+00', 1, 1, '2026-11-06 16:00:00+00', '2026-11-30 09:53:45.96473+00', '{"slot_cap": 8, "age_bands": [{"to_months": 24, "from_months": 12, "children_per_caregiver": 5}, {"to_months": 36, "from_months": 24, "children_per_caregiver": 5}], "cancel_time": "12:00:00", "fixed_ratio": 5, "mark_missed": 1, "marks_limit": 3, "family_holds": 1, "fever_tenths": 375, "hold_minutes": 5, "mixed_policy": "fixed_ratio", "release_time": "09:00:00", "age_to_months": 36, "largest_group": 14, "allowance_unit": "visits", "min_caregivers": 2, "age_from_months": 12, "suspension_days": 30, "allowance_amount": 12, "allowance_period": "year", "same_day_reserve": 1, "slot_max_minutes": 180, "slot_min_minutes": 60, "identity_required": false, "marks_window_days": 90, "residents_reserve": 1, "area_per_child_dm2": 400, "release_days_ahead": 14, "second_factor_from": "subdistrict_administrator", "booking_closes_time": "17:00:00", "cancel_working_days": 1, "child_open_bookings": 2, "open_on_makeup_days": true, "child_month_bookings": 10, "mark_late_collection": 1, "residents_until_days": 3, "mark_late_cancellation": 1, "planned_places_percent": 15, "same_day_closes_minutes": 60, "price_ceiling_fen_per_hour": 10000, "booking_closes_working_days": 1, "same_day_reserve_from_places": 5}'),
	('01a22bdf-efeb-7477-b97e-f1d7266aa472', '01a22bdf-efe9-7549-9700-a0922ca6ddce', NULL, '2036-03-03', '2036-03-03 01:00:00+00', '2036-03-03 03:00:00+00', 12, 36, 3, false, 60, 3000, 'open', NULL, NULL, NULL, '2036-02-18 01:00:00+00', '2036-03-02 09:00:00+00', '2036-03-02 16:00:00+00', '2036-03-03 00:00:00+00', '2036-03-02 04:00:00+00', 0, 1, '2036-02-28 16:00:00+00', '2026-11-30 09:53:45.96473+00', '{"slot_cap": 8, "age_bands": [{"to_months": 24, "from_months": 12, "children_per_caregiver": 5}, {"to_months": 36, "from_months": 24, "children_per_caregiver": 5}], "cancel_time": "12:00:00", "fixed_ratio": 5, "mark_missed": 1, "marks_limit": 3, "family_holds": 1, "fever_tenths": 375, "hold_minutes": 5, "mixed_policy": "fixed_ratio", "release_time": "09:00:00", "age_to_months": 36, "largest_group": 14, "allowance_unit": "visits", "min_caregivers": 2, "age_from_months": 12, "suspension_days": 30, "allowance_amount": 12, "allowance_period": "year", "same_day_reserve": 1, "slot_max_minutes": 180, "slot_min_minutes": 60, "identity_required": false, "marks_window_days": 90, "residents_reserve": 1, "area_per_child_dm2": 400, "release_days_ahead": 14, "second_factor_from": "subdistrict_administrator", "booking_closes_time": "17:00:00", "cancel_working_days": 1, "child_open_bookings": 2, "open_on_makeup_days": true, "child_month_bookings": 10, "mark_late_collection": 1, "residents_until_days": 3, "mark_late_cancellation": 1, "planned_places_percent": 15, "same_day_closes_minutes": 60, "price_ceiling_fen_per_hour": 10000, "booking_closes_working_days": 1, "same_day_reserve_from_places": 5}'),
	('01a22bdf-efeb-7477-b97e-f7f45168f340', '01a22bdf-efe9-7549-9700-a0922ca6ddce', NULL, '2036-03-03', '2036-03-03 02:00:00+00', '2036-03-03 04:00:00+00', 12, 36, NULL, true, 60, 3000, 'open', NULL, NULL, NULL, '2036-02-18 01:00:00+00', '2036-03-02 09:00:00+00', '2036-03-02 16:00:00+00', '2036-03-03 01:00:00+00', '2036-03-02 04:00:00+00', 1, 1, '2036-02-28 16:00:00+00', '2026-11-30 09:53:45.96473+00', '{"slot_cap": 8, "age_bands": [{"to_months": 24, "from_months": 12, "children_per_caregiver": 5}, {"to_months": 36, "from_months": 24, "children_per_caregiver": 5}], "cancel_time": "12:00:00", "fixed_ratio": 5, "mark_missed": 1, "marks_limit": 3, "family_holds": 1, "fever_tenths": 375, "hold_minutes": 5, "mixed_policy": "fixed_ratio", "release_time": "09:00:00", "age_to_months": 36, "largest_group": 14, "allowance_unit": "visits", "min_caregivers": 2, "age_from_months": 12, "suspension_days": 30, "allowance_amount": 12, "allowance_period": "year", "same_day_reserve": 1, "slot_max_minutes": 180, "slot_min_minutes": 60, "identity_required": false, "marks_window_days": 90, "residents_reserve": 1, "area_per_child_dm2": 400, "release_days_ahead": 14, "second_factor_from": "subdistrict_administrator", "booking_closes_time": "17:00:00", "cancel_working_days": 1, "child_open_bookings": 2, "open_on_makeup_days": true, "child_month_bookings": 10, "mark_late_collection": 1, "residents_until_days": 3, "mark_late_cancellation": 1, "planned_places_percent": 15, "same_day_closes_minutes": 60, "price_ceiling_fen_per_hour": 10000, "booking_closes_working_days": 1, "same_day_reserve_from_places": 5}'),
	('01a22bdf-f0e2-74b1-b930-2c15a1f1279c', '01a22bdf-f0cd-7723-8562-d5d3fcd14256', NULL, '2036-03-03', '2036-03-03 01:00:00+00', '2036-03-03 03:00:00+00', 12, 36, NULL, false, 60, 3000, 'open', NULL, NULL, NULL, '2036-02-18 01:00:00+00', '2036-03-02 09:00:00+00', '2036-03-02 16:00:00+00', '2036-03-03 00:00:00+00', '2036-03-02 04:00:00+00', 0, 0, '2036-02-28 16:00:00+00', '2026-11-30 09:53:46.212385+00', '{"slot_cap": 10, "age_bands": [{"to_months": 24, "from_months": 12, "children_per_caregiver": 5}, {"to_months": 36, "from_months": 24, "children_per_caregiver": 5}], "cancel_time": "12:00:00", "fixed_ratio": 5, "mark_missed": 1, "marks_limit": 3, "family_holds": 1, "fever_tenths": 375, "hold_minutes": 5, "mixed_policy": "youngest", "release_time": "09:00:00", "age_to_months": 36, "largest_group": 10, "allowance_unit": "visits", "min_caregivers": 2, "age_from_months": 12, "suspension_days": 30, "allowance_amount": 12, "allowance_period": "year", "same_day_reserve": 0, "slot_max_minutes": 180, "slot_min_minutes": 60, "identity_required": false, "marks_window_days": 90, "residents_reserve": 0, "area_per_child_dm2": 400, "release_days_ahead": 14, "second_factor_from": "subdistrict_administrator", "booking_closes_time": "17:00:00", "cancel_working_days": 1, "child_open_bookings": 2, "open_on_makeup_days": true, "child_month_bookings": 10, "mark_late_collection": 1, "residents_until_days": 3, "mark_late_cancellation": 1, "planned_places_percent": 15, "same_day_closes_minutes": 60, "price_ceiling_fen_per_hour": 10000, "booking_closes_working_days": 1, "same_day_reserve_from_places": 5}');

INSERT INTO public.subdistricts VALUES
	('310101002', '310101', '南京东路街道', 'East Nanjing Road Subdistrict', 'subdistrict', '2026-11-30 09:53:40.880395+00'),
	('310106006', '310106', '江宁路街道', 'Jiangning Road Subdistrict', 'subdistrict', '2026-11-30 09:53:40.880395+00');

SELECT pg_catalog.setval('drizzle.__drizzle_migrations_id_seq', 40, true);

SELECT pg_catalog.setval('public.capacity_rules_id_seq', 2, true);

ALTER TABLE ONLY drizzle.__drizzle_migrations
    ADD CONSTRAINT __drizzle_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY pgboss.archive
    ADD CONSTRAINT archive_pkey PRIMARY KEY (name, id);

ALTER TABLE ONLY pgboss.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (name, id);

ALTER TABLE ONLY pgboss.j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9
    ADD CONSTRAINT j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9_pkey PRIMARY KEY (name, id);

ALTER TABLE ONLY pgboss.j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72
    ADD CONSTRAINT j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72_pkey PRIMARY KEY (name, id);

ALTER TABLE ONLY pgboss.jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3
    ADD CONSTRAINT jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3_pkey PRIMARY KEY (name, id);

ALTER TABLE ONLY pgboss.jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6
    ADD CONSTRAINT jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6_pkey PRIMARY KEY (name, id);

ALTER TABLE ONLY pgboss.jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e
    ADD CONSTRAINT jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e_pkey PRIMARY KEY (name, id);

ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_pkey PRIMARY KEY (name);

ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_pkey PRIMARY KEY (name);

ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_pkey PRIMARY KEY (event, name);

ALTER TABLE ONLY pgboss.version
    ADD CONSTRAINT version_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_phone_unique UNIQUE (phone);

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.allowance_balances
    ADD CONSTRAINT allowance_balances_child_id_period_from_pk PRIMARY KEY (child_id, period_from);

ALTER TABLE ONLY public.allowance_entries
    ADD CONSTRAINT allowance_entries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_entries
    ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_seals
    ADD CONSTRAINT audit_seals_entry_id_unique UNIQUE (entry_id);

ALTER TABLE ONLY public.audit_seals
    ADD CONSTRAINT audit_seals_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT booking_child_once EXCLUDE USING gist (child_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((status <> ALL (ARRAY['cancelled'::text, 'expired'::text])));

ALTER TABLE ONLY public.booking_requests
    ADD CONSTRAINT booking_requests_once UNIQUE (account_id, key);

ALTER TABLE ONLY public.booking_requests
    ADD CONSTRAINT booking_requests_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calendar_days
    ADD CONSTRAINT calendar_days_pkey PRIMARY KEY (day);

ALTER TABLE ONLY public.calendar_feeds
    ADD CONSTRAINT calendar_feeds_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calendar_feeds
    ADD CONSTRAINT calendar_feeds_token_hash_unique UNIQUE (token_hash);

ALTER TABLE ONLY public.capacity_ledger
    ADD CONSTRAINT capacity_ledger_room_id_at_pk PRIMARY KEY (room_id, at);

ALTER TABLE ONLY public.capacity_rules
    ADD CONSTRAINT capacity_rules_fingerprint_unique UNIQUE (fingerprint);

ALTER TABLE ONLY public.capacity_rules
    ADD CONSTRAINT capacity_rules_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.caregivers
    ADD CONSTRAINT caregivers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.children
    ADD CONSTRAINT children_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.city_hour_figures
    ADD CONSTRAINT city_hour_figures_day_hour_pk PRIMARY KEY (day, hour);

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.districts
    ADD CONSTRAINT districts_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.favourite_rooms
    ADD CONSTRAINT favourite_rooms_account_id_room_id_pk PRIMARY KEY (account_id, room_id);

ALTER TABLE ONLY public.figure_days
    ADD CONSTRAINT figure_days_pkey PRIMARY KEY (day);

ALTER TABLE ONLY public.guardian_invitations
    ADD CONSTRAINT guardian_invitations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.guardians
    ADD CONSTRAINT guardians_account_id_child_id_pk PRIMARY KEY (account_id, child_id);

ALTER TABLE ONLY public.marks
    ADD CONSTRAINT marks_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.operators
    ADD CONSTRAINT operators_name_unique UNIQUE (name);

ALTER TABLE ONLY public.operators
    ADD CONSTRAINT operators_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.policies
    ADD CONSTRAINT policies_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.policies
    ADD CONSTRAINT policies_target UNIQUE NULLS NOT DISTINCT (level, district_code, subdistrict_code, room_id, effective_from);

ALTER TABLE ONLY public.programme_targets
    ADD CONSTRAINT programme_targets_pkey PRIMARY KEY (year);

ALTER TABLE ONLY public.rate_limits
    ADD CONSTRAINT rate_limits_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT recovery_codes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.refusals
    ADD CONSTRAINT refusals_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.resident_children
    ADD CONSTRAINT resident_children_subdistrict_code_from_day_pk PRIMARY KEY (subdistrict_code, from_day);

ALTER TABLE ONLY public.role_invitations
    ADD CONSTRAINT role_invitations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.role_invitations
    ADD CONSTRAINT role_invitations_token_hash_unique UNIQUE (token_hash);

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.room_day_figures
    ADD CONSTRAINT room_day_figures_day_room_id_pk PRIMARY KEY (day, room_id);

ALTER TABLE ONLY public.room_hour_figures
    ADD CONSTRAINT room_hour_figures_day_room_id_hour_pk PRIMARY KEY (day, room_id, hour);

ALTER TABLE ONLY public.room_pictures
    ADD CONSTRAINT room_pictures_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.room_texts
    ADD CONSTRAINT room_texts_room_id_kind_pk PRIMARY KEY (room_id, kind);

ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_code_unique UNIQUE (code);

ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.roster_breaks
    ADD CONSTRAINT roster_breaks_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.roster_shifts
    ADD CONSTRAINT roster_caregiver_once EXCLUDE USING gist (caregiver_id WITH =, tsrange((day + from_time), (day + to_time)) WITH &&);

ALTER TABLE ONLY public.roster_shifts
    ADD CONSTRAINT roster_shifts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.roster_templates
    ADD CONSTRAINT roster_templates_name UNIQUE (room_id, name);

ALTER TABLE ONLY public.roster_templates
    ADD CONSTRAINT roster_templates_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.rule_presets
    ADD CONSTRAINT rule_presets_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.second_factors
    ADD CONSTRAINT second_factors_pkey PRIMARY KEY (account_id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.shortfalls
    ADD CONSTRAINT shortfalls_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sign_in_codes
    ADD CONSTRAINT sign_in_codes_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.slot_ledger
    ADD CONSTRAINT slot_ledger_slot_id_starts_at_pk PRIMARY KEY (slot_id, starts_at);

ALTER TABLE ONLY public.slots
    ADD CONSTRAINT slots_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.subdistricts
    ADD CONSTRAINT subdistricts_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.timetables
    ADD CONSTRAINT timetables_pkey PRIMARY KEY (id);

CREATE INDEX archive_i1 ON pgboss.archive USING btree (archived_on);

CREATE UNIQUE INDEX j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9_i1 ON pgboss.j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9 USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'created'::pgboss.job_state) AND (policy = 'short'::text));

CREATE UNIQUE INDEX j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9_i2 ON pgboss.j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9 USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'active'::pgboss.job_state) AND (policy = 'singleton'::text));

CREATE UNIQUE INDEX j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9_i3 ON pgboss.j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9 USING btree (name, state, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'stately'::text));

CREATE UNIQUE INDEX j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9_i4 ON pgboss.j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9 USING btree (name, singleton_on, COALESCE(singleton_key, ''::text)) WHERE ((state <> 'cancelled'::pgboss.job_state) AND (singleton_on IS NOT NULL));

CREATE INDEX j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9_i5 ON pgboss.j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9 USING btree (name, start_after) INCLUDE (priority, created_on, id) WHERE (state < 'active'::pgboss.job_state);

CREATE UNIQUE INDEX j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72_i1 ON pgboss.j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72 USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'created'::pgboss.job_state) AND (policy = 'short'::text));

CREATE UNIQUE INDEX j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72_i2 ON pgboss.j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72 USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'active'::pgboss.job_state) AND (policy = 'singleton'::text));

CREATE UNIQUE INDEX j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72_i3 ON pgboss.j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72 USING btree (name, state, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'stately'::text));

CREATE UNIQUE INDEX j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72_i4 ON pgboss.j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72 USING btree (name, singleton_on, COALESCE(singleton_key, ''::text)) WHERE ((state <> 'cancelled'::pgboss.job_state) AND (singleton_on IS NOT NULL));

CREATE INDEX j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72_i5 ON pgboss.j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72 USING btree (name, start_after) INCLUDE (priority, created_on, id) WHERE (state < 'active'::pgboss.job_state);

CREATE UNIQUE INDEX jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3_i1 ON pgboss.jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3 USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'created'::pgboss.job_state) AND (policy = 'short'::text));

CREATE UNIQUE INDEX jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3_i2 ON pgboss.jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3 USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'active'::pgboss.job_state) AND (policy = 'singleton'::text));

CREATE UNIQUE INDEX jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3_i3 ON pgboss.jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3 USING btree (name, state, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'stately'::text));

CREATE UNIQUE INDEX jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3_i4 ON pgboss.jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3 USING btree (name, singleton_on, COALESCE(singleton_key, ''::text)) WHERE ((state <> 'cancelled'::pgboss.job_state) AND (singleton_on IS NOT NULL));

CREATE INDEX jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3_i5 ON pgboss.jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3 USING btree (name, start_after) INCLUDE (priority, created_on, id) WHERE (state < 'active'::pgboss.job_state);

CREATE UNIQUE INDEX jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6_i1 ON pgboss.jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6 USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'created'::pgboss.job_state) AND (policy = 'short'::text));

CREATE UNIQUE INDEX jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6_i2 ON pgboss.jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6 USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'active'::pgboss.job_state) AND (policy = 'singleton'::text));

CREATE UNIQUE INDEX jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6_i3 ON pgboss.jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6 USING btree (name, state, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'stately'::text));

CREATE UNIQUE INDEX jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6_i4 ON pgboss.jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6 USING btree (name, singleton_on, COALESCE(singleton_key, ''::text)) WHERE ((state <> 'cancelled'::pgboss.job_state) AND (singleton_on IS NOT NULL));

CREATE INDEX jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6_i5 ON pgboss.jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6 USING btree (name, start_after) INCLUDE (priority, created_on, id) WHERE (state < 'active'::pgboss.job_state);

CREATE UNIQUE INDEX jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e_i1 ON pgboss.jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'created'::pgboss.job_state) AND (policy = 'short'::text));

CREATE UNIQUE INDEX jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e_i2 ON pgboss.jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'active'::pgboss.job_state) AND (policy = 'singleton'::text));

CREATE UNIQUE INDEX jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e_i3 ON pgboss.jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e USING btree (name, state, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'stately'::text));

CREATE UNIQUE INDEX jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e_i4 ON pgboss.jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e USING btree (name, singleton_on, COALESCE(singleton_key, ''::text)) WHERE ((state <> 'cancelled'::pgboss.job_state) AND (singleton_on IS NOT NULL));

CREATE INDEX jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e_i5 ON pgboss.jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e USING btree (name, start_after) INCLUDE (priority, created_on, id) WHERE (state < 'active'::pgboss.job_state);

CREATE INDEX accounts_home ON public.accounts USING btree (home_subdistrict_code);

CREATE INDEX allowance_entries_booking ON public.allowance_entries USING btree (booking_id);

CREATE INDEX allowance_entries_child ON public.allowance_entries USING btree (child_id, period_from);

CREATE INDEX audit_entries_action ON public.audit_entries USING btree (action, at) WHERE (action <> 'book-slot'::text);

CREATE INDEX audit_entries_actor ON public.audit_entries USING btree (actor_id, at);

CREATE INDEX audit_entries_at ON public.audit_entries USING btree (at, id);

CREATE INDEX audit_entries_child ON public.audit_entries USING btree (child_id, at);

CREATE INDEX audit_entries_reason ON public.audit_entries USING btree (at) WHERE (reason IS NOT NULL);

CREATE INDEX audit_entries_room ON public.audit_entries USING btree (room_id, at);

CREATE INDEX audit_entries_room_reason ON public.audit_entries USING btree (room_id, at) WHERE (reason IS NOT NULL);

CREATE INDEX audit_entries_sealing ON public.audit_entries USING btree (created_at);

CREATE INDEX audit_entries_subject ON public.audit_entries USING btree (subject_kind, subject_id);

CREATE INDEX bookings_account ON public.bookings USING btree (account_id, starts_at);

CREATE INDEX bookings_booked_by ON public.bookings USING btree (booked_by) WHERE (booked_by IS NOT NULL);

CREATE INDEX bookings_cancelled_by ON public.bookings USING btree (cancelled_by);

CREATE INDEX bookings_child ON public.bookings USING btree (child_id, starts_at);

CREATE INDEX bookings_expiring ON public.bookings USING btree (room_id, expires_at) WHERE (status = ANY (ARRAY['held'::text, 'offered'::text]));

CREATE UNIQUE INDEX bookings_moved_from ON public.bookings USING btree (moved_from) WHERE (moved_from IS NOT NULL);

CREATE INDEX bookings_request ON public.bookings USING btree (request_id);

CREATE INDEX bookings_room_time ON public.bookings USING btree (room_id, starts_at);

CREATE INDEX bookings_slot ON public.bookings USING btree (slot_id);

CREATE INDEX calendar_feeds_account ON public.calendar_feeds USING btree (account_id);

CREATE UNIQUE INDEX calendar_feeds_one ON public.calendar_feeds USING btree (account_id) WHERE (revoked_at IS NULL);

CREATE INDEX capacity_ledger_rules ON public.capacity_ledger USING btree (rules_id);

CREATE INDEX caregivers_room ON public.caregivers USING btree (room_id);

CREATE INDEX consents_account ON public.consents USING btree (account_id, purpose, created_at);

CREATE INDEX consents_noted_by ON public.consents USING btree (noted_by);

CREATE INDEX favourite_rooms_room ON public.favourite_rooms USING btree (room_id);

CREATE INDEX guardian_invitations_answered_by ON public.guardian_invitations USING btree (answered_by);

CREATE INDEX guardian_invitations_child ON public.guardian_invitations USING btree (child_id);

CREATE INDEX guardian_invitations_invited_by ON public.guardian_invitations USING btree (invited_by);

CREATE UNIQUE INDEX guardian_invitations_open ON public.guardian_invitations USING btree (child_id, phone) WHERE (answer IS NULL);

CREATE INDEX guardian_invitations_phone ON public.guardian_invitations USING btree (phone);

CREATE INDEX guardians_child ON public.guardians USING btree (child_id);

CREATE UNIQUE INDEX marks_booking_kind ON public.marks USING btree (booking_id, kind);

CREATE INDEX marks_child ON public.marks USING btree (child_id, marked_at);

CREATE INDEX messages_account ON public.messages USING btree (account_id);

CREATE INDEX messages_unsent ON public.messages USING btree (created_at) WHERE (sent_at IS NULL);

CREATE INDEX policies_created_by ON public.policies USING btree (created_by);

CREATE INDEX policies_district ON public.policies USING btree (district_code);

CREATE INDEX policies_room ON public.policies USING btree (room_id);

CREATE INDEX policies_subdistrict ON public.policies USING btree (subdistrict_code);

CREATE INDEX programme_targets_set_by ON public.programme_targets USING btree (set_by);

CREATE INDEX recovery_codes_account ON public.recovery_codes USING btree (account_id);

CREATE INDEX refusal_figures_day ON public.refusal_figures USING btree (day, room_id);

CREATE INDEX refusal_figures_room ON public.refusal_figures USING btree (room_id, day);

CREATE INDEX refusals_at ON public.refusals USING btree (at);

CREATE INDEX refusals_day ON public.refusals USING btree (day, room_id);

CREATE INDEX refusals_home ON public.refusals USING btree (home_subdistrict_code, at);

CREATE INDEX refusals_room ON public.refusals USING btree (room_id, at);

CREATE INDEX refusals_slot ON public.refusals USING btree (slot_id);

CREATE INDEX resident_children_entered_by ON public.resident_children USING btree (entered_by);

CREATE INDEX role_invitations_accepted_by ON public.role_invitations USING btree (accepted_by);

CREATE INDEX role_invitations_district ON public.role_invitations USING btree (district_code);

CREATE INDEX role_invitations_invited_by ON public.role_invitations USING btree (invited_by);

CREATE INDEX role_invitations_operator ON public.role_invitations USING btree (operator_id);

CREATE INDEX role_invitations_room ON public.role_invitations USING btree (room_id);

CREATE INDEX role_invitations_subdistrict ON public.role_invitations USING btree (subdistrict_code);

CREATE INDEX role_invitations_withdrawn_by ON public.role_invitations USING btree (withdrawn_by);

CREATE INDEX roles_account ON public.roles USING btree (account_id);

CREATE INDEX roles_district ON public.roles USING btree (district_code);

CREATE INDEX roles_granted_by ON public.roles USING btree (granted_by);

CREATE INDEX roles_operator ON public.roles USING btree (operator_id);

CREATE INDEX roles_removed_by ON public.roles USING btree (removed_by);

CREATE INDEX roles_room ON public.roles USING btree (room_id);

CREATE INDEX roles_subdistrict ON public.roles USING btree (subdistrict_code);

CREATE INDEX room_day_figures_room ON public.room_day_figures USING btree (room_id, day);

CREATE INDEX room_hour_figures_room ON public.room_hour_figures USING btree (room_id, day);

CREATE INDEX room_pictures_room ON public.room_pictures USING btree (room_id);

CREATE INDEX rooms_operator ON public.rooms USING btree (operator_id);

CREATE INDEX rooms_subdistrict ON public.rooms USING btree (subdistrict_code);

CREATE INDEX roster_breaks_shift ON public.roster_breaks USING btree (shift_id);

CREATE INDEX roster_shifts_caregiver ON public.roster_shifts USING btree (caregiver_id);

CREATE INDEX roster_shifts_room_day ON public.roster_shifts USING btree (room_id, day);

CREATE INDEX sessions_account ON public.sessions USING btree (account_id);

CREATE UNIQUE INDEX shortfalls_open ON public.shortfalls USING btree (room_id, day, term, COALESCE(slot_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (resolved_at IS NULL);

CREATE INDEX shortfalls_room ON public.shortfalls USING btree (room_id, day);

CREATE INDEX shortfalls_slot ON public.shortfalls USING btree (slot_id);

CREATE INDEX shortfalls_soonest ON public.shortfalls USING btree (from_at) WHERE (resolved_at IS NULL);

CREATE INDEX sign_in_codes_message ON public.sign_in_codes USING btree (message_id);

CREATE INDEX sign_in_codes_phone ON public.sign_in_codes USING btree (phone, created_at);

CREATE INDEX slots_closed_by ON public.slots USING btree (closed_by);

CREATE INDEX slots_day ON public.slots USING btree (day, room_id);

CREATE INDEX slots_room_time ON public.slots USING btree (room_id, starts_at);

CREATE UNIQUE INDEX slots_timetable_day ON public.slots USING btree (timetable_id, day);

CREATE INDEX subdistricts_district ON public.subdistricts USING btree (district_code);

CREATE INDEX timetables_room ON public.timetables USING btree (room_id);

ALTER INDEX pgboss.job_pkey ATTACH PARTITION pgboss.j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9_pkey;

ALTER INDEX pgboss.job_pkey ATTACH PARTITION pgboss.j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72_pkey;

ALTER INDEX pgboss.job_pkey ATTACH PARTITION pgboss.jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3_pkey;

ALTER INDEX pgboss.job_pkey ATTACH PARTITION pgboss.jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6_pkey;

ALTER INDEX pgboss.job_pkey ATTACH PARTITION pgboss.jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e_pkey;

CREATE TRIGGER allowance_balances_guard BEFORE INSERT OR DELETE OR UPDATE ON public.allowance_balances FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER allowance_balances_not_emptied BEFORE TRUNCATE ON public.allowance_balances FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER allowance_entered AFTER INSERT ON public.allowance_entries FOR EACH ROW EXECUTE FUNCTION public.allowance_entered();

CREATE TRIGGER allowance_entries_append_only BEFORE DELETE OR UPDATE ON public.allowance_entries FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER allowance_entries_not_emptied BEFORE TRUNCATE ON public.allowance_entries FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER allowance_use_guard BEFORE INSERT ON public.allowance_entries FOR EACH ROW WHEN (((pg_trigger_depth() = 0) AND (new.kind <> 'grant'::text))) EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER audit_entries_append_only BEFORE DELETE OR UPDATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

ALTER TABLE public.audit_entries ENABLE ALWAYS TRIGGER audit_entries_append_only;

CREATE TRIGGER audit_entries_not_emptied BEFORE TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

ALTER TABLE public.audit_entries ENABLE ALWAYS TRIGGER audit_entries_not_emptied;

CREATE TRIGGER audit_seals_append_only BEFORE DELETE OR UPDATE ON public.audit_seals FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

ALTER TABLE public.audit_seals ENABLE ALWAYS TRIGGER audit_seals_append_only;

CREATE TRIGGER audit_seals_not_emptied BEFORE TRUNCATE ON public.audit_seals FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

ALTER TABLE public.audit_seals ENABLE ALWAYS TRIGGER audit_seals_not_emptied;

CREATE TRIGGER booking_allowance AFTER INSERT OR UPDATE OF allowance_used, status ON public.bookings FOR EACH ROW EXECUTE FUNCTION public.booking_allowance();

CREATE TRIGGER booking_claims AFTER INSERT ON public.bookings REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.booking_claims();

CREATE TRIGGER booking_desk_fixed BEFORE UPDATE OF booked_by, override_reason ON public.bookings FOR EACH ROW WHEN (((old.booked_by IS DISTINCT FROM new.booked_by) OR (old.override_reason IS DISTINCT FROM new.override_reason))) EXECUTE FUNCTION public.booking_desk_fixed();

CREATE TRIGGER booking_endings AFTER UPDATE ON public.bookings REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.booking_endings();

CREATE TRIGGER booking_hold BEFORE INSERT ON public.bookings FOR EACH ROW WHEN ((new.child_id IS NULL)) EXECUTE FUNCTION public.booking_hold();

CREATE TRIGGER booking_hold_fixed BEFORE UPDATE OF expires_at ON public.bookings FOR EACH ROW WHEN (((old.child_id IS NULL) AND (new.expires_at > old.expires_at))) EXECUTE FUNCTION public.booking_desk_fixed();

CREATE CONSTRAINT TRIGGER booking_left AFTER INSERT OR UPDATE OF cancel_reason ON public.bookings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.cancel_reason = 'moved'::text)) EXECUTE FUNCTION public.booking_moved();

CREATE TRIGGER booking_left_fixed BEFORE UPDATE OF cancel_reason ON public.bookings FOR EACH ROW WHEN (((old.cancel_reason = 'moved'::text) AND (new.cancel_reason IS DISTINCT FROM 'moved'::text))) EXECUTE FUNCTION public.booking_desk_fixed();

CREATE TRIGGER booking_move_fixed BEFORE UPDATE OF moved_from, calendar_uid, calendar_sequence ON public.bookings FOR EACH ROW WHEN ((((old.moved_from IS DISTINCT FROM new.moved_from) OR (old.calendar_uid IS DISTINCT FROM new.calendar_uid)) OR (old.calendar_sequence IS DISTINCT FROM new.calendar_sequence))) EXECUTE FUNCTION public.booking_desk_fixed();

CREATE CONSTRAINT TRIGGER booking_moved AFTER INSERT ON public.bookings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.moved_from IS NOT NULL)) EXECUTE FUNCTION public.booking_moved();

CREATE TRIGGER booking_prepare BEFORE INSERT OR DELETE OR UPDATE ON public.bookings FOR EACH ROW EXECUTE FUNCTION public.booking_prepare();

CREATE CONSTRAINT TRIGGER bookings_figures AFTER INSERT OR UPDATE OF status ON public.bookings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.day < ((public.app_now() AT TIME ZONE 'Asia/Shanghai'::text))::date)) EXECUTE FUNCTION public.figures_follow();

CREATE TRIGGER bookings_not_emptied BEFORE TRUNCATE ON public.bookings FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER calendar_days_added AFTER INSERT ON public.calendar_days REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.calendar_changed();

CREATE CONSTRAINT TRIGGER calendar_days_previewed AFTER INSERT OR DELETE OR UPDATE ON public.calendar_days DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((COALESCE(current_setting('baobaowu.preview_rooms'::text, true), ''::text) <> ''::text)) EXECUTE FUNCTION public.refuse_preview();

CREATE TRIGGER calendar_days_removed AFTER DELETE ON public.calendar_days REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.calendar_changed();

CREATE TRIGGER calendar_days_told AFTER INSERT OR DELETE OR UPDATE ON public.calendar_days FOR EACH STATEMENT EXECUTE FUNCTION public.lists_told();

CREATE TRIGGER calendar_days_updated AFTER UPDATE ON public.calendar_days REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.calendar_changed();

CREATE TRIGGER capacity_ledger_guard BEFORE INSERT OR DELETE OR UPDATE ON public.capacity_ledger FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER capacity_ledger_not_emptied BEFORE TRUNCATE ON public.capacity_ledger FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER capacity_ledger_told AFTER UPDATE ON public.capacity_ledger REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.capacity_ledger_told();

CREATE TRIGGER capacity_rules_append_only BEFORE DELETE OR UPDATE ON public.capacity_rules FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER capacity_rules_not_emptied BEFORE TRUNCATE ON public.capacity_rules FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER caregiver_changed AFTER UPDATE OF counts_for_ratio, active, kind, qualified_until ON public.caregivers FOR EACH ROW WHEN (((((old.counts_for_ratio IS DISTINCT FROM new.counts_for_ratio) OR (old.active IS DISTINCT FROM new.active)) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.qualified_until IS DISTINCT FROM new.qualified_until))) EXECUTE FUNCTION public.caregiver_changed();

CREATE TRIGGER caregivers_not_emptied BEFORE TRUNCATE ON public.caregivers FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER child_reckoned BEFORE UPDATE OF birth_date, care_factor_hundredths ON public.children FOR EACH ROW WHEN (((old.birth_date <> new.birth_date) OR (old.care_factor_hundredths <> new.care_factor_hundredths))) EXECUTE FUNCTION public.child_reckoned();

CREATE TRIGGER districts_told AFTER INSERT OR DELETE OR UPDATE ON public.districts FOR EACH STATEMENT EXECUTE FUNCTION public.lists_told();

CREATE TRIGGER policies_added AFTER INSERT ON public.policies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.policies_changed();

CREATE TRIGGER policies_not_emptied BEFORE TRUNCATE ON public.policies FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE CONSTRAINT TRIGGER policies_previewed AFTER INSERT OR DELETE OR UPDATE ON public.policies DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((COALESCE(current_setting('baobaowu.preview_rooms'::text, true), ''::text) <> ''::text)) EXECUTE FUNCTION public.refuse_preview();

CREATE TRIGGER policies_removed AFTER DELETE ON public.policies REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.policies_changed();

CREATE TRIGGER policies_told AFTER INSERT OR DELETE OR UPDATE ON public.policies FOR EACH STATEMENT EXECUTE FUNCTION public.lists_told();

CREATE TRIGGER policies_updated AFTER UPDATE ON public.policies REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.policies_changed();

CREATE TRIGGER refusals_append_only BEFORE UPDATE OF at, day, room_id, reason, term, age_months, home_subdistrict_code ON public.refusals FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE CONSTRAINT TRIGGER refusals_figures AFTER INSERT ON public.refusals DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.day < ((public.app_now() AT TIME ZONE 'Asia/Shanghai'::text))::date)) EXECUTE FUNCTION public.figures_follow();

CREATE CONSTRAINT TRIGGER refusals_removed_figures AFTER DELETE ON public.refusals DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.day < ((public.app_now() AT TIME ZONE 'Asia/Shanghai'::text))::date)) EXECUTE FUNCTION public.figures_follow();

CREATE TRIGGER room_changed AFTER UPDATE OF licensed_places, play_area_dm2, status, suspended_from, subdistrict_code ON public.rooms FOR EACH ROW EXECUTE FUNCTION public.room_changed();

CREATE TRIGGER rooms_told AFTER INSERT OR DELETE OR UPDATE ON public.rooms FOR EACH STATEMENT EXECUTE FUNCTION public.lists_told();

CREATE TRIGGER roster_breaks_added AFTER INSERT ON public.roster_breaks REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.breaks_changed();

CREATE TRIGGER roster_breaks_after AFTER UPDATE ON public.roster_breaks REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.breaks_changed();

CREATE TRIGGER roster_breaks_before AFTER UPDATE ON public.roster_breaks REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.breaks_changed();

CREATE CONSTRAINT TRIGGER roster_breaks_figures AFTER INSERT OR DELETE OR UPDATE ON public.roster_breaks DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.figures_follow_breaks();

CREATE TRIGGER roster_breaks_not_emptied BEFORE TRUNCATE ON public.roster_breaks FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER roster_breaks_removed AFTER DELETE ON public.roster_breaks REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.breaks_changed();

CREATE TRIGGER roster_breaks_within BEFORE INSERT OR UPDATE ON public.roster_breaks FOR EACH ROW EXECUTE FUNCTION public.break_within_shift();

CREATE TRIGGER roster_shifts_added AFTER INSERT ON public.roster_shifts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.roster_changed();

CREATE TRIGGER roster_shifts_after AFTER UPDATE ON public.roster_shifts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.roster_changed();

CREATE TRIGGER roster_shifts_before AFTER UPDATE ON public.roster_shifts REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.roster_changed();

CREATE CONSTRAINT TRIGGER roster_shifts_figures AFTER INSERT OR UPDATE ON public.roster_shifts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.day < ((public.app_now() AT TIME ZONE 'Asia/Shanghai'::text))::date)) EXECUTE FUNCTION public.figures_follow();

CREATE TRIGGER roster_shifts_not_emptied BEFORE TRUNCATE ON public.roster_shifts FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER roster_shifts_removed AFTER DELETE ON public.roster_shifts REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.roster_changed();

CREATE CONSTRAINT TRIGGER roster_shifts_removed_figures AFTER DELETE OR UPDATE ON public.roster_shifts DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.day < ((public.app_now() AT TIME ZONE 'Asia/Shanghai'::text))::date)) EXECUTE FUNCTION public.figures_follow();

CREATE TRIGGER slot_changed AFTER UPDATE OF cap, status ON public.slots FOR EACH ROW WHEN (((old.cap IS DISTINCT FROM new.cap) OR (old.status <> new.status))) EXECUTE FUNCTION public.slot_changed();

CREATE TRIGGER slot_ledger_guard BEFORE INSERT OR DELETE OR UPDATE ON public.slot_ledger FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER slot_ledger_not_emptied BEFORE TRUNCATE ON public.slot_ledger FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE TRIGGER slot_ledger_told AFTER UPDATE OF cap ON public.slot_ledger FOR EACH ROW WHEN ((old.cap <> new.cap)) EXECUTE FUNCTION public.slot_ledger_told();

CREATE TRIGGER slot_removed_refusals AFTER DELETE ON public.slots FOR EACH ROW EXECUTE FUNCTION public.slot_removed_refusals();

CREATE TRIGGER slot_removed_told AFTER DELETE ON public.slots FOR EACH ROW EXECUTE FUNCTION public.slot_removed_told();

CREATE TRIGGER slot_times_fixed BEFORE UPDATE ON public.slots FOR EACH ROW WHEN ((((((old.room_id IS DISTINCT FROM new.room_id) OR (old.day IS DISTINCT FROM new.day)) OR (old.starts_at IS DISTINCT FROM new.starts_at)) OR (old.ends_at IS DISTINCT FROM new.ends_at)) OR (old.flexible IS DISTINCT FROM new.flexible))) EXECUTE FUNCTION public.slot_times_fixed();

CREATE TRIGGER slots_added AFTER INSERT ON public.slots REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.slots_added();

CREATE CONSTRAINT TRIGGER slots_figures AFTER INSERT OR UPDATE OF cap, status ON public.slots DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.day < ((public.app_now() AT TIME ZONE 'Asia/Shanghai'::text))::date)) EXECUTE FUNCTION public.figures_follow();

CREATE TRIGGER slots_not_emptied BEFORE TRUNCATE ON public.slots FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_direct_write();

CREATE CONSTRAINT TRIGGER slots_removed_figures AFTER DELETE ON public.slots DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.day < ((public.app_now() AT TIME ZONE 'Asia/Shanghai'::text))::date)) EXECUTE FUNCTION public.figures_follow();

CREATE TRIGGER slots_terms BEFORE INSERT OR UPDATE ON public.slots FOR EACH ROW EXECUTE FUNCTION public.set_slot_terms();

CREATE TRIGGER slots_told AFTER INSERT OR DELETE OR UPDATE ON public.slots FOR EACH STATEMENT EXECUTE FUNCTION public.lists_told();

CREATE TRIGGER subdistricts_told AFTER INSERT OR DELETE OR UPDATE ON public.subdistricts FOR EACH STATEMENT EXECUTE FUNCTION public.lists_told();

ALTER TABLE ONLY pgboss.j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9
    ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY pgboss.j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72
    ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY pgboss.jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3
    ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY pgboss.jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6
    ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY pgboss.jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e
    ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY pgboss.j2372239b68688439d189eeb8dbf125740c34188b937ae1b79cef42b9
    ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY pgboss.j77161be832a2f125ae835397bd6f87e90a974d2f33c0d63b9c3e6c72
    ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY pgboss.jbc8caaeca4947ad1e29de0c7e6c1885aa54e6795ed998688d8d33cd3
    ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY pgboss.jfb49517c743eed1face54713414d07f9425d9a8c667819ea7f39e5c6
    ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY pgboss.jfe063833e11e5b5c81367286da77105307fc8357e606bbb009daef4e
    ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_dead_letter_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name);

ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;

ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;

ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_home_subdistrict_code_subdistricts_code_fk FOREIGN KEY (home_subdistrict_code) REFERENCES public.subdistricts(code);

ALTER TABLE ONLY public.allowance_balances
    ADD CONSTRAINT allowance_balances_child_id_children_id_fk FOREIGN KEY (child_id) REFERENCES public.children(id);

ALTER TABLE ONLY public.allowance_entries
    ADD CONSTRAINT allowance_entries_booking_id_bookings_id_fk FOREIGN KEY (booking_id) REFERENCES public.bookings(id);

ALTER TABLE ONLY public.allowance_entries
    ADD CONSTRAINT allowance_entries_child_id_children_id_fk FOREIGN KEY (child_id) REFERENCES public.children(id);

ALTER TABLE ONLY public.audit_entries
    ADD CONSTRAINT audit_entries_actor_id_accounts_id_fk FOREIGN KEY (actor_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.audit_seals
    ADD CONSTRAINT audit_seals_entry_id_audit_entries_id_fk FOREIGN KEY (entry_id) REFERENCES public.audit_entries(id);

ALTER TABLE ONLY public.booking_requests
    ADD CONSTRAINT booking_requests_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_booked_by_accounts_id_fk FOREIGN KEY (booked_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_cancelled_by_accounts_id_fk FOREIGN KEY (cancelled_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_child_id_children_id_fk FOREIGN KEY (child_id) REFERENCES public.children(id);

ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_moved_from_bookings_id_fk FOREIGN KEY (moved_from) REFERENCES public.bookings(id);

ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_request_id_booking_requests_id_fk FOREIGN KEY (request_id) REFERENCES public.booking_requests(id);

ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.bookings
    ADD CONSTRAINT bookings_slot_id_slots_id_fk FOREIGN KEY (slot_id) REFERENCES public.slots(id);

ALTER TABLE ONLY public.calendar_feeds
    ADD CONSTRAINT calendar_feeds_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.capacity_ledger
    ADD CONSTRAINT capacity_ledger_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.capacity_ledger
    ADD CONSTRAINT capacity_ledger_rules_id_capacity_rules_id_fk FOREIGN KEY (rules_id) REFERENCES public.capacity_rules(id);

ALTER TABLE ONLY public.caregivers
    ADD CONSTRAINT caregivers_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_noted_by_accounts_id_fk FOREIGN KEY (noted_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.favourite_rooms
    ADD CONSTRAINT favourite_rooms_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES public.accounts(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.favourite_rooms
    ADD CONSTRAINT favourite_rooms_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.guardian_invitations
    ADD CONSTRAINT guardian_invitations_answered_by_accounts_id_fk FOREIGN KEY (answered_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.guardian_invitations
    ADD CONSTRAINT guardian_invitations_child_id_children_id_fk FOREIGN KEY (child_id) REFERENCES public.children(id);

ALTER TABLE ONLY public.guardian_invitations
    ADD CONSTRAINT guardian_invitations_invited_by_accounts_id_fk FOREIGN KEY (invited_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.guardians
    ADD CONSTRAINT guardians_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.guardians
    ADD CONSTRAINT guardians_child_id_children_id_fk FOREIGN KEY (child_id) REFERENCES public.children(id);

ALTER TABLE ONLY public.marks
    ADD CONSTRAINT marks_booking_id_bookings_id_fk FOREIGN KEY (booking_id) REFERENCES public.bookings(id);

ALTER TABLE ONLY public.marks
    ADD CONSTRAINT marks_child_id_children_id_fk FOREIGN KEY (child_id) REFERENCES public.children(id);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.policies
    ADD CONSTRAINT policies_created_by_accounts_id_fk FOREIGN KEY (created_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.policies
    ADD CONSTRAINT policies_district_code_districts_code_fk FOREIGN KEY (district_code) REFERENCES public.districts(code);

ALTER TABLE ONLY public.policies
    ADD CONSTRAINT policies_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.policies
    ADD CONSTRAINT policies_subdistrict_code_subdistricts_code_fk FOREIGN KEY (subdistrict_code) REFERENCES public.subdistricts(code);

ALTER TABLE ONLY public.programme_targets
    ADD CONSTRAINT programme_targets_set_by_accounts_id_fk FOREIGN KEY (set_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.recovery_codes
    ADD CONSTRAINT recovery_codes_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.refusal_figures
    ADD CONSTRAINT refusal_figures_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.resident_children
    ADD CONSTRAINT resident_children_entered_by_accounts_id_fk FOREIGN KEY (entered_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.resident_children
    ADD CONSTRAINT resident_children_subdistrict_code_subdistricts_code_fk FOREIGN KEY (subdistrict_code) REFERENCES public.subdistricts(code);

ALTER TABLE ONLY public.role_invitations
    ADD CONSTRAINT role_invitations_accepted_by_accounts_id_fk FOREIGN KEY (accepted_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.role_invitations
    ADD CONSTRAINT role_invitations_district_code_districts_code_fk FOREIGN KEY (district_code) REFERENCES public.districts(code);

ALTER TABLE ONLY public.role_invitations
    ADD CONSTRAINT role_invitations_invited_by_accounts_id_fk FOREIGN KEY (invited_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.role_invitations
    ADD CONSTRAINT role_invitations_operator_id_operators_id_fk FOREIGN KEY (operator_id) REFERENCES public.operators(id);

ALTER TABLE ONLY public.role_invitations
    ADD CONSTRAINT role_invitations_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.role_invitations
    ADD CONSTRAINT role_invitations_subdistrict_code_subdistricts_code_fk FOREIGN KEY (subdistrict_code) REFERENCES public.subdistricts(code);

ALTER TABLE ONLY public.role_invitations
    ADD CONSTRAINT role_invitations_withdrawn_by_accounts_id_fk FOREIGN KEY (withdrawn_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_district_code_districts_code_fk FOREIGN KEY (district_code) REFERENCES public.districts(code);

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_granted_by_accounts_id_fk FOREIGN KEY (granted_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_operator_id_operators_id_fk FOREIGN KEY (operator_id) REFERENCES public.operators(id);

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_removed_by_fk FOREIGN KEY (removed_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_subdistrict_code_subdistricts_code_fk FOREIGN KEY (subdistrict_code) REFERENCES public.subdistricts(code);

ALTER TABLE ONLY public.room_day_figures
    ADD CONSTRAINT room_day_figures_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.room_hour_figures
    ADD CONSTRAINT room_hour_figures_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.room_pictures
    ADD CONSTRAINT room_pictures_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.room_texts
    ADD CONSTRAINT room_texts_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_operator_id_operators_id_fk FOREIGN KEY (operator_id) REFERENCES public.operators(id);

ALTER TABLE ONLY public.rooms
    ADD CONSTRAINT rooms_subdistrict_code_subdistricts_code_fk FOREIGN KEY (subdistrict_code) REFERENCES public.subdistricts(code);

ALTER TABLE ONLY public.roster_breaks
    ADD CONSTRAINT roster_breaks_shift_id_roster_shifts_id_fk FOREIGN KEY (shift_id) REFERENCES public.roster_shifts(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.roster_shifts
    ADD CONSTRAINT roster_shifts_caregiver_id_caregivers_id_fk FOREIGN KEY (caregiver_id) REFERENCES public.caregivers(id);

ALTER TABLE ONLY public.roster_shifts
    ADD CONSTRAINT roster_shifts_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.roster_templates
    ADD CONSTRAINT roster_templates_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.second_factors
    ADD CONSTRAINT second_factors_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_account_id_accounts_id_fk FOREIGN KEY (account_id) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.shortfalls
    ADD CONSTRAINT shortfalls_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.shortfalls
    ADD CONSTRAINT shortfalls_slot_id_slots_id_fk FOREIGN KEY (slot_id) REFERENCES public.slots(id);

ALTER TABLE ONLY public.sign_in_codes
    ADD CONSTRAINT sign_in_codes_message_id_messages_id_fk FOREIGN KEY (message_id) REFERENCES public.messages(id);

ALTER TABLE ONLY public.slot_ledger
    ADD CONSTRAINT slot_ledger_slot_id_slots_id_fk FOREIGN KEY (slot_id) REFERENCES public.slots(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.slots
    ADD CONSTRAINT slots_closed_by_accounts_id_fk FOREIGN KEY (closed_by) REFERENCES public.accounts(id);

ALTER TABLE ONLY public.slots
    ADD CONSTRAINT slots_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);

ALTER TABLE ONLY public.slots
    ADD CONSTRAINT slots_timetable_id_timetables_id_fk FOREIGN KEY (timetable_id) REFERENCES public.timetables(id);

ALTER TABLE ONLY public.subdistricts
    ADD CONSTRAINT subdistricts_district_code_districts_code_fk FOREIGN KEY (district_code) REFERENCES public.districts(code);

ALTER TABLE ONLY public.timetables
    ADD CONSTRAINT timetables_room_id_rooms_id_fk FOREIGN KEY (room_id) REFERENCES public.rooms(id);
