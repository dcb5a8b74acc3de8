-- The arithmetic of capacity, in whole numbers. The program's capacity rules say the same.

-- Caregivers needed for the children present and the places kept, each kept place reckoned as
-- one child of factor 1 in the youngest band its slot admits (kept_bands has one entry a place).
-- Loads are hundredths of a child. 232792560 is the least common multiple of 1 to 20, so
-- fractions of any allowed ratio add up without rounding.
create function required_caregivers(
  rules capacity_rules, heads integer, band_heads smallint[], band_load integer[], kept_bands smallint[]
) returns integer language plpgsql immutable parallel safe as $$
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
--> statement-breakpoint
-- Whether one quarter hour breaks any limit of the room: what broken_terms names, but fast.
create function breaks_limit(rules capacity_rules, l capacity_ledger, kept_bands smallint[]) returns boolean
language plpgsql immutable parallel safe as $$
begin
  return l.heads + coalesce(cardinality(kept_bands), 0) > least(l.licensed_places, l.area_places, rules.largest_group)
    or (l.caregivers >= rules.min_caregivers or l.heads > 0)
      and required_caregivers(rules, l.heads, l.band_heads, l.band_load, kept_bands) > l.caregivers;
end $$;
--> statement-breakpoint
-- The limits of a room that one quarter hour breaks, in the order they are told.
create function broken_terms(rules capacity_rules, l capacity_ledger, kept_bands smallint[]) returns text[]
language sql immutable parallel safe as $$
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
--> statement-breakpoint
-- Which band an age falls in; null outside every band.
create function band_of(rules capacity_rules, age_months integer) returns smallint
language sql immutable parallel safe as $$
  select min(b)::smallint from generate_subscripts(rules.band_from, 1) as b
  where age_months >= rules.band_from[b] and age_months < rules.band_to[b]
$$;
--> statement-breakpoint
-- The band an age falls in or, between or outside bands, the next older one: what a slot that admits
-- from that age on can bring at its youngest, and where a child is reckoned that new bands leave out.
create function youngest_band(rules capacity_rules, age_from_months integer) returns smallint
language sql immutable parallel safe as $$
  select coalesce(min(b), cardinality(rules.band_to))::smallint from generate_subscripts(rules.band_to, 1) as b
  where rules.band_to[b] > age_from_months
$$;
--> statement-breakpoint
-- How many more children of one band and factor 1 the room can take in one quarter hour.
create function free_in_room(rules capacity_rules, l capacity_ledger, kept_bands smallint[], band smallint)
returns integer language plpgsql immutable parallel safe as $$
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
