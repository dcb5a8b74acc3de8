import type { Sql } from 'postgres'
import { addDays, dayOf, weekdayOf } from '@/domain/shared/time'
import { type CityRoom, copyBookings, copyFamilies, copyRooms, copySlots } from './city-rows'

export type CitySize = {
  rooms: number
  childrenOfRoom: number
  pastDays: number
  /** In each of the two slots of a past day; ten children fit. */
  pastBookings: number
}

/** 1,000 rooms, 300,000 children, 3,000,000 past bookings. */
export const bigCity: CitySize = {
  rooms: 1000,
  childrenOfRoom: 300,
  pastDays: 250,
  pastBookings: 6,
}

/** 10 rooms, 3,000 children, 10,000 past bookings. */
export const littleCity: CitySize = {
  rooms: 10,
  childrenOfRoom: 300,
  pastDays: 100,
  pastBookings: 5,
}

export const aheadDays = 10
/** In each slot to come, by the first children of the room; the others have no coming visit. */
export const aheadBookings = 4

export type MadeCity = { rooms: CityRoom[]; slots: number; bookings: number; seconds: number }

/**
 * A city with a past and slots to come, written in bulk: with the triggers off and the indexes of
 * bookings made afterwards, in a database made for this alone, so the ledgers are written as the
 * triggers would have. Slots to come get their terms from the policy in force. Each child is in one
 * place at a time.
 */
export async function makeCity(sql: Sql, size: CitySize): Promise<MadeCity> {
  const began = performance.now()
  await sql`set maintenance_work_mem = '512MB'`
  await sql`set session_replication_role = replica`
  const restore = await dropIndexes(sql)
  const today = dayOf(new Date())
  const rooms = await copyRooms(sql, size.rooms, size.childrenOfRoom)
  await copyFamilies(sql, rooms, today)
  const past = await copySlots(sql, rooms, workingDays(today, -1, size.pastDays))
  await sql`alter table slots enable always trigger slots_terms`
  const ahead = await copySlots(sql, rooms, workingDays(today, 1, aheadDays))
  await sql`alter table slots enable trigger slots_terms`
  await copyBookings(sql, past, { inEach: size.pastBookings, past: true })
  await copyBookings(sql, ahead, { inEach: aheadBookings, past: false })
  await restore()
  await fillLedgers(sql, size)
  await fillSums(sql)
  await sql`set session_replication_role = origin`
  await sql`vacuum analyze`
  return {
    rooms,
    slots: past.length + ahead.length,
    bookings: past.length * size.pastBookings + ahead.length * aheadBookings,
    seconds: (performance.now() - began) / 1000,
  }
}

/** Working days by the weekday alone, from a day on, forwards or backwards. */
function workingDays(from: string, step: 1 | -1, count: number): string[] {
  const days: string[] = []
  for (let day = addDays(from, step); days.length < count; day = addDays(day, step))
    if (weekdayOf(day) < 6) days.push(day)
  return days.sort()
}

/** Drops the indexes and the constraint that would be updated row by row; answers how to make them again. */
async function dropIndexes(sql: Sql): Promise<() => Promise<void>> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select c.relname as name, pg_get_indexdef(c.oid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = 'bookings'::regclass and not i.indisunique and not i.indisexclusion`
  const [once] = await sql<{ definition: string }[]>`
    select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'booking_child_once'`
  if (!once) throw new Error('Nothing holds a child to one place.')
  for (const { name } of indexes) await sql`drop index ${sql(name)}`
  await sql`alter table bookings drop constraint booking_child_once`
  return async () => {
    for (const { definition } of indexes) await sql.unsafe(definition)
    await sql.unsafe(`alter table bookings add constraint booking_child_once ${once.definition}`)
  }
}

/** The ledgers of every slot and the rosters of those to come, as the triggers would have written them. */
async function fillLedgers(sql: Sql, { pastBookings }: CitySize): Promise<void> {
  await sql`
    insert into roster_shifts (id, room_id, caregiver_id, day, from_time, to_time)
    select uuid_v7(), c.room_id, c.id, d.day, '08:00', '18:00'
    from caregivers c cross join (select distinct day from slots where day > current_date) as d`
  await sql`
    insert into slot_ledger (slot_id, starts_at, ends_at, cap, heads)
    select id, starts_at, ends_at, 10, case when starts_at > now() then ${aheadBookings}::int else ${pastBookings}::int end
    from slots`
  const [rules] = await sql<{ id: number }[]>`
    select rules_for(policy_in_force('310106006', null, current_date))::int as id`
  await sql`
    insert into capacity_ledger (room_id, at, rules_id, licensed_places, area_places, caregivers, heads, band_heads, band_load)
    select s.room_id, at, r.id, 10, 15, 2, l.heads, l.heads || array_fill(0::smallint, array[cardinality(r.band_to) - 1]),
      (l.heads * 100) || array_fill(0, array[cardinality(r.band_to) - 1])
    from slots s join slot_ledger l on l.slot_id = s.id join capacity_rules r on r.id = ${rules?.id ?? 0}
    cross join lateral generate_series(s.starts_at, s.ends_at - interval '15 minutes', interval '15 minutes') as at`
}

/** What the figures of the city are held against, and a refusal for each slot. */
async function fillSums(sql: Sql): Promise<void> {
  await sql`insert into resident_children (subdistrict_code, from_day, children)
    select code, '2020-01-01', 500 + row_number() over (order by code) from subdistricts`
  await sql`insert into programme_targets (year, new_places) values (extract(year from current_date), 7000)`
  await sql`
    insert into refusals (at, day, room_id, slot_id, reason, age_months, home_subdistrict_code)
    select s.starts_at, s.day, s.room_id, s.id, (array['slot_full', 'kept_for_same_day', 'open_bookings'])[1 + (random() * 2)::int],
      12 + (random() * 23)::int, r.subdistrict_code
    from slots s join rooms r on r.id = s.room_id`
}
