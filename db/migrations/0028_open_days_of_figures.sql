-- The days between two that no summary holds yet and on which there is something to reckon. A day
-- without slots is never closed: with a year's weekends among the days to reckon, the queries that
-- reckon them would be planned for as many days with slots and read whole tables to find nothing.
-- The limits let it look for one row a day, whatever the planner expects.
create or replace function open_figure_days(p_from date, p_to date) returns date[] language sql stable as $$
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
