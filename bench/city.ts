import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import type { Account } from '@/domain/shared/actor'
import { analyzeFilled } from './own-database'

export const rooms = 20
const startTimes = ['09:00', '11:00', '13:00', '15:00']

export type BenchSlot = {
  id: string
  roomId: string
  day: string
  from: Date
  to: Date
  cancelUntil: Date
}
export type BenchFamily = { account: Account; childId: string }

/**
 * Open rooms with two caregivers and four slots of ten places on each of some days, where a family may
 * book more often than is usual; the slots by time, then by room.
 */
export async function makeRooms(
  sql: Sql,
  { count, days }: { count: number; days: number } = { count: rooms, days: 55 },
): Promise<BenchSlot[]> {
  const ids = Array.from({ length: count }, () => v7())
  await sql`
    insert into rooms (id, code, subdistrict_code, name_zh, play_area_dm2, licensed_places, status)
    select id, id::text, '310106006', '测速宝宝屋', 6000, 10, 'open' from unnest(${ids}::uuid[]) as id`
  await sql`
    insert into policies (id, level, room_id, effective_from, release_days_ahead, same_day_reserve,
      child_open_bookings, child_month_bookings)
    select uuid_v7(), 'room', id, '2020-01-01', 90, 0, 50, 50 from unnest(${ids}::uuid[]) as id`
  await sql`
    insert into caregivers (id, room_id, name, kind, counts_for_ratio)
    select uuid_v7(), id, '照护人员', 'caregiver', true from unnest(${ids}::uuid[]) as id, generate_series(1, 2)`
  await sql`
    insert into roster_shifts (id, room_id, caregiver_id, day, from_time, to_time)
    select uuid_v7(), c.room_id, c.id, current_date + 14 + d, '08:00', '18:00'
    from caregivers c, generate_series(1, ${days}::integer) as d where c.room_id = any (${ids}::uuid[])`
  await sql`
    insert into slots (id, room_id, day, starts_at, ends_at, age_from_months, age_to_months)
    select uuid_v7(), id, current_date + 14 + d, shanghai(current_date + 14 + d, t),
      shanghai(current_date + 14 + d, t) + interval '2 hours', 12, 36
    from unnest(${ids}::uuid[]) as id, generate_series(1, ${days}::integer) as d, unnest(${startTimes}::time[]) as t`
  const made = await sql<BenchSlot[]>`
    select id, room_id as "roomId", day::text as day, starts_at as "from", ends_at as "to",
      cancel_until as "cancelUntil"
    from slots where room_id = any (${ids}::uuid[]) order by starts_at, room_id`
  return [...made]
}

/**
 * Families of one child of two years each, with the consent that booking needs. `before` families
 * were made earlier and keep their telephone numbers.
 */
export async function makeFamilies(sql: Sql, count: number, before = 0): Promise<BenchFamily[]> {
  const families = Array.from({ length: count }, (_, n) => ({
    account: {
      kind: 'account' as const,
      accountId: v7(),
      phone: `+86138${String(before + n).padStart(8, '0')}`,
      name: '家长',
      language: 'zh' as const,
      homeSubdistrictCode: '310106006',
      roles: [],
    },
    childId: v7(),
  }))
  const accountIds = families.map((one) => one.account.accountId)
  const childIds = families.map((one) => one.childId)
  await sql`
    insert into accounts (id, phone, name, home_subdistrict_code)
    select id, phone, '家长', '310106006'
    from unnest(${accountIds}::uuid[], ${families.map((one) => one.account.phone)}::text[]) as a(id, phone)`
  await sql`
    insert into children (id, name, birth_date)
    select id, '幼儿', current_date - interval '24 months' from unnest(${childIds}::uuid[]) as id`
  await sql`
    insert into guardians (account_id, child_id, relation)
    select a, c, 'mother' from unnest(${accountIds}::uuid[], ${childIds}::uuid[]) as g(a, c)`
  await sql`
    insert into consents (id, account_id, purpose, rule_version, decision)
    select uuid_v7(), a, 'child_data', 'bench', 'given' from unnest(${accountIds}::uuid[]) as a`
  await analyzeFilled(sql)
  return families
}
