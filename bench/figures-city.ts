import type { Sql } from 'postgres'

const rooms = 1000
const pastDays = 250
const aheadDays = 10
/** Two slots of two hours a day with six bookings each: 3,000,000 in 250 working days. */
const bookingsPerSlot = 6

export type Made = { rooms: number; slots: number; bookings: number; refusals: number }

/**
 * A year of 1,000 rooms over every subdistrict, written in bulk: with the triggers off, in a database
 * made for this alone, so the ledgers are written as the triggers would have. Children and accounts of
 * the bookings do not exist, and that a child is in one place at a time is not checked.
 */
export async function makeYear(sql: Sql): Promise<Made> {
  await sql`set session_replication_role = replica`
  await sql`alter table bookings drop constraint booking_child_once`
  await sql`
    insert into rooms (id, code, subdistrict_code, name_zh, name_en, play_area_dm2, licensed_places, planned_places, status, opened_on)
    select uuid_v7(), 'bench-' || n, s.code, '测速宝宝屋 ' || n, 'Bench Room ' || n, 6000, 10, 100, 'open',
      case when n % 10 = 0 then date_trunc('year', current_date)::date else date '2020-01-01' end
    from generate_series(1, ${rooms}::int) as n
    join (select code, row_number() over (order by code) - 1 as place, count(*) over () as places from subdistricts) as s
      on s.place = n % s.places`
  await sql`insert into resident_children (subdistrict_code, from_day, children)
    select code, '2020-01-01', 500 + row_number() over (order by code) from subdistricts`
  await sql`insert into programme_targets (year, new_places) values (extract(year from current_date), 7000)`
  await sql`
    create temporary table bench_days as
    (select d::date as day from generate_series(current_date - 1, current_date - 700, interval '-1 day') as d
      where extract(isodow from d) < 6 limit ${pastDays})
    union all
    (select d::date from generate_series(current_date, current_date + 60, interval '1 day') as d
      where extract(isodow from d) < 6 limit ${aheadDays})`
  const [rules] = await sql<{ id: number }[]>`
    select rules_for(policy_in_force('310106006', null, current_date))::int as id`
  await sql`
    insert into slots (id, room_id, day, starts_at, ends_at, age_from_months, age_to_months, released_at, booking_closes_at,
      same_day_from, same_day_closes_at, cancel_until, same_day_reserve, residents_reserve, residents_until)
    select uuid_v7(), r.id, d.day, at, at + interval '2 hours', 12, 36, at, at, at, at, at, 0, 0, at
    from bench_days d cross join rooms r cross join unnest(array['09:00', '13:30']::time[]) as t
    cross join lateral (select shanghai(d.day, t) as at) as begins
    order by d.day`
  await sql`
    insert into slot_ledger (slot_id, starts_at, ends_at, cap, heads)
    select id, starts_at, ends_at, 10, ${bookingsPerSlot} from slots`
  await sql`
    insert into capacity_ledger (room_id, at, rules_id, licensed_places, area_places, caregivers, heads, band_heads, band_load)
    select s.room_id, at, r.id, 10, 20, 2, ${bookingsPerSlot},
      array_fill(0::smallint, array[cardinality(r.band_to) - 1]) || ${bookingsPerSlot}::smallint,
      array_fill(0, array[cardinality(r.band_to) - 1]) || (${bookingsPerSlot} * 100)
    from slots s join capacity_rules r on r.id = ${rules?.id ?? 0}
    cross join lateral generate_series(s.starts_at, s.ends_at - interval '15 minutes', interval '15 minutes') as at
    order by at`
  await sql`
    insert into bookings (id, slot_id, room_id, child_id, account_id, status, day, starts_at, ends_at, age_months,
      care_factor_hundredths, resident, same_day, cancel_until, claimed_at)
    select gen_random_uuid(), s.id, s.room_id, gen_random_uuid(), gen_random_uuid(),
      case when s.day >= current_date then 'confirmed' when n = 6 and extract(day from s.day)::int % 3 = 0 then 'missed'
        else 'attended' end,
      s.day, s.starts_at, s.ends_at, 18 + n, 100, false, false, s.starts_at, s.starts_at
    from slots s cross join generate_series(1, ${bookingsPerSlot}) as n`
  await sql`
    insert into refusals (at, day, room_id, slot_id, reason, age_months, home_subdistrict_code)
    select s.starts_at, s.day, s.room_id, s.id, (array['slot_full', 'kept_for_same_day', 'open_bookings'])[1 + (random() * 2)::int],
      12 + (random() * 23)::int, r.subdistrict_code
    from slots s join rooms r on r.id = s.room_id`
  await sql`set session_replication_role = origin`
  await sql`analyze`
  const [made] = await sql<Made[]>`
    select (select count(*) from rooms)::int as rooms, (select count(*) from slots)::int as slots,
      (select count(*) from bookings)::int as bookings, (select count(*) from refusals)::int as refusals`
  if (!made) throw new Error('nothing was made')
  return made
}
