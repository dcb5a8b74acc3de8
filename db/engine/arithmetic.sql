-- The arithmetic of capacity, in whole numbers. domain/capacity/rules.ts says the same.

-- Caregivers needed for the children present and the places kept, each kept place counted as one child of factor 1
-- in the youngest band its slot admits (kept_bands has one entry a place), which never lets one caregiver mind more than
-- the children present do: nobody may come to the place. Loads are hundredths of a child.
-- 232792560 is the least common multiple of 1 to 20, so fractions of any allowed ratio add up without rounding.
create or replace function required_caregivers(
  rules capacity_rules, heads integer, band_heads smallint[], band_load integer[], kept_bands smallint[]
) returns integer language plpgsql immutable parallel safe as $$
declare
  kept integer := coalesce(cardinality(kept_bands), 0);
  total bigint := 100 * kept;
  youngest integer;
  youngest_kept integer;
  ratio integer;
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
    if youngest is null and band_heads[b] > 0 then youngest := b; end if;
    if youngest_kept is null and b = any (kept_bands) then youngest_kept := b; end if;
  end loop;
  if rules.mixed_policy = 'youngest' then
    ratio := least(rules.band_ratio[youngest], rules.band_ratio[least(youngest, youngest_kept)]);
    return greatest(rules.min_caregivers, (total + 100 * ratio - 1) / (100 * ratio));
  end if;
  return greatest(rules.min_caregivers, (total + 100 * rules.fixed_ratio - 1) / (100 * rules.fixed_ratio));
end $$;

-- Whether one quarter hour breaks any limit of the room: what broken_terms names, but fast.
create or replace function breaks_limit(rules capacity_rules, l capacity_ledger, kept_bands smallint[]) returns boolean
language plpgsql immutable parallel safe as $$
begin
  return l.heads + coalesce(cardinality(kept_bands), 0) > least(l.licensed_places, l.area_places, rules.largest_group)
    or (l.caregivers >= rules.min_caregivers or l.heads > 0)
      and required_caregivers(rules, l.heads, l.band_heads, l.band_load, kept_bands) > l.caregivers;
end $$;

-- The limits of a room that one quarter hour breaks, in the order they are told.
create or replace function broken_terms(rules capacity_rules, l capacity_ledger, kept_bands smallint[]) returns text[]
language sql immutable parallel safe begin atomic
  select array_remove(array[
    case when l.heads + k > l.licensed_places then 'licensed_places' end,
    case when l.heads + k > l.area_places then 'area_places' end,
    case when l.heads + k > rules.largest_group then 'largest_group' end,
    case when l.heads > 0 and l.caregivers < rules.min_caregivers then 'min_caregivers' end,
    case when l.caregivers >= rules.min_caregivers
      and required_caregivers(rules, l.heads, l.band_heads, l.band_load, kept_bands) > l.caregivers then 'ratio' end
  ], null)
  from (select coalesce(cardinality(kept_bands), 0) as k) as kept;
end;

-- Which band an age falls in; null outside every band. In plpgsql, which answers ten times as fast as SQL: this is
-- asked for every quarter hour shown.
create or replace function band_of(rules capacity_rules, age_months integer) returns smallint
language plpgsql immutable parallel safe as $$
begin
  for b in 1 .. cardinality(rules.band_from) loop
    if age_months >= rules.band_from[b] and age_months < rules.band_to[b] then return b; end if;
  end loop;
  return null;
end $$;

-- The band an age falls in or, between or outside bands, the next older one: the youngest child that a slot
-- admitting that age can bring, and the band of a child that new bands leave out.
create or replace function youngest_band(rules capacity_rules, age_from_months integer) returns smallint
language plpgsql immutable parallel safe as $$
begin
  for b in 1 .. cardinality(rules.band_to) loop
    if rules.band_to[b] > age_from_months then return b; end if;
  end loop;
  return cardinality(rules.band_to);
end $$;

-- How many more children of one band and factor 1 the room can take in one quarter hour.
create or replace function free_in_room(rules capacity_rules, l capacity_ledger, kept_bands smallint[], band smallint)
returns integer language plpgsql immutable parallel safe as $$
declare
  heads_left integer := least(l.licensed_places, l.area_places, rules.largest_group)
    - l.heads - coalesce(cardinality(kept_bands), 0);
  total bigint := 100 * coalesce(cardinality(kept_bands), 0);
  youngest integer := band;
  youngest_kept integer;
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
    if l.band_heads[b] > 0 then youngest := least(youngest, b); end if;
    if b = any (kept_bands) then youngest_kept := least(youngest_kept, b); end if;
  end loop;
  return greatest(0, least(heads_left, floor((l.caregivers * 100
    * case rules.mixed_policy
      when 'youngest' then least(rules.band_ratio[youngest], rules.band_ratio[least(youngest, youngest_kept)]) else rules.fixed_ratio end
    - total) / 100.0)));
end $$;

-- Whether all the children, by band and factor in hundredths, fit at once in a quarter hour of the room. A
-- band that is null is no band: such a child fits nowhere.
create or replace function fits_in_room(rules capacity_rules, l capacity_ledger, kept_bands smallint[], bands smallint[], factors integer[])
returns boolean language plpgsql immutable parallel safe as $$
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

-- A quarter hour as it would be with one more child.
create or replace function with_child(l capacity_ledger, band smallint, load integer) returns capacity_ledger
language plpgsql immutable parallel safe as $$
begin
  l.heads := l.heads + 1;
  l.band_heads[band] := l.band_heads[band] + 1;
  l.band_load[band] := l.band_load[band] + load;
  return l;
end $$;
