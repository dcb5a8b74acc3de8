import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { foldedNames } from '@/db/folded-names'
import published from '@/db/seed/data/real-rooms.json'
import { foldName } from '@/domain/shared/names'
import { dayOf } from '@/domain/shared/time'
import { type DemoDatabase, demoDatabase } from '../support/demo-database'

let db: Database
let signIns: DemoDatabase['signIns']
let now: string
let today: string

beforeAll(async () => {
  const city = await demoDatabase()
  ;({ db, signIns } = city)
  now = city.seededAt.toISOString()
  today = dayOf(city.seededAt)
})
afterAll(() => db.close())

async function rows(query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return [...(await db.read.execute(query))]
}

test('every published room is there with what was published and nothing else', async () => {
  const found = await rows(sql`
    select name_zh, address, floor_area_dm2, opened_on::text, latitude, play_area_dm2, planned_places,
      price_fen_per_hour, contact_phone, operator_id, example_slots
    from rooms where origin = 'published' order by name_zh`)
  const expected = published.rooms.map((room) => ({
    name_zh: room.name,
    address: room.address,
    floor_area_dm2: room.area_m2 === null ? null : room.area_m2 * 100,
    opened_on: room.opened?.length === 10 ? room.opened : null,
    latitude: null,
    play_area_dm2: null,
    planned_places: null,
    price_fen_per_hour: null,
    contact_phone: null,
    operator_id: null,
    example_slots: true,
  }))
  const byName = (a: { name_zh?: unknown }, b: { name_zh?: unknown }) =>
    String(a.name_zh) < String(b.name_zh) ? -1 : 1
  expect(found.toSorted(byName)).toEqual(expected.toSorted(byName))
})

test('every invented room says so in its name and in its address', async () => {
  const demo = await rows(sql`
    select count(*)::int as rooms, bool_and(name_zh like '%示例%' and address like '%示例%') as told,
      count(distinct left(subdistrict_code, 6))::int as districts
    from rooms where origin = 'demo'`)
  expect(demo).toEqual([{ rooms: 32, told: true, districts: 16 }])
})

test('every state shows: draft, suspended, closed, full, ratio-limited, reserved, falling short', async () => {
  const [seen] = await rows(sql`
    select
      (select count(*)::int from rooms where status = 'draft') as drafts,
      (select count(*)::int from rooms where status = 'suspended' and status_reason is not null) as suspended,
      (select count(*)::int from slots where status = 'closed') as closed,
      (select count(*) > 3 from slot_ledger p join slots s on s.id = p.slot_id
        where p.heads = p.cap and p.cap > 0 and s.day > ${today}) as full,
      (select count(*) > 5 from capacity_ledger l join rooms r on r.id = l.room_id
        where r.code = 'xujiahui-demo' and l.licensed_places = 20 and l.caregivers = 2) as ratio_limited,
      (select count(*) > 5 from slots where residents_reserve = 3) as kept_for_residents,
      (select count(*) > 5 from slots where same_day_reserve = 3) as kept_for_the_day,
      (select count(*) > 5 from slots where flexible) as flexible,
      (select count(*) > 5 from slots a join slots b on b.room_id = a.room_id and b.id <> a.id
        and a.starts_at < b.ends_at and b.starts_at < a.ends_at) as overlapping`)
  expect(seen).toEqual({
    drafts: 1,
    suspended: 1,
    closed: 4,
    full: true,
    ratio_limited: true,
    kept_for_residents: true,
    kept_for_the_day: true,
    flexible: true,
    overlapping: true,
  })
})

test('the rooms that lost a caregiver fall short where children are booked, and no other does', async () => {
  const short = await rows(sql`
    select distinct r.code from shortfalls s join rooms r on r.id = s.room_id where resolved_at is null`)
  const where = short.map(({ code }) => code)
  expect(where).toContain('wujiaochang-demo')
  expect(['wujiaochang-demo', 'jiangning-demo']).toEqual(expect.arrayContaining(where))
})

test('families have a past and a future, and nobody more than two open bookings', async () => {
  const [seen] = await rows(sql`
    select count(*) filter (where status = 'attended') > 50 as attended,
      count(*) filter (where status = 'confirmed' and starts_at > ${now}) > 100 as coming,
      bool_and(status <> 'confirmed' or day >= ${today}) as recorded,
      (select count(*) > 3 from refusals where reason = 'slot_full' and day > ${today}) as refused_coming,
      (select max(n)::int from (select count(*) as n from bookings
        where status = 'confirmed' and ends_at > ${now} group by child_id) as each) as most
    from bookings`)
  expect(seen).toEqual({
    attended: true,
    coming: true,
    recorded: true,
    refused_coming: true,
    most: 2,
  })
})

test('every seventeenth visit of a day was missed, and a full slot of the past refused somebody', async () => {
  const days = await rows(sql`
    select day::text, count(*)::int as visits, count(*) filter (where status = 'missed')::int as missed
    from bookings where status in ('attended', 'missed') group by day`)
  expect(days.filter(({ visits, missed }) => missed !== Math.floor(Number(visits) / 17))).toEqual(
    [],
  )
  expect(days.some(({ missed }) => Number(missed) > 0)).toBe(true)
  const [full] = await rows(sql`
    select count(*)::int as slots, count(*) filter (where not exists (select from refusals f
      where f.room_id = s.room_id and f.day = s.day and f.reason = 'slot_full'))::int as refused_nobody
    from slots s where s.day < ${today} and exists (select from slot_ledger p
      where p.slot_id = s.id and p.heads = p.cap and p.cap > 0)`)
  expect(full).toMatchObject({ refused_nobody: 0 })
})

test('each sign-in has its role, and the parent a past, a coming and a cancelled booking', async () => {
  expect(signIns.map(({ phone }) => phone)).toEqual([
    '+8613800000001',
    '+8613800000002',
    '+8613800000003',
    '+8613800000004',
    '+8613800000005',
    '+8613800000006',
    '+8613800000007',
  ])
  const roles = await rows(sql`
    select a.phone, r.role from accounts a join roles r on r.account_id = a.id order by a.phone`)
  expect(roles).toEqual([
    { phone: '+8613800000002', role: 'room_manager' },
    { phone: '+8613800000003', role: 'city_administrator' },
    { phone: '+8613800000004', role: 'district_administrator' },
    { phone: '+8613800000005', role: 'subdistrict_administrator' },
    { phone: '+8613800000006', role: 'operator' },
    { phone: '+8613800000007', role: 'caregiver' },
  ])
  const own = await rows(sql`
    select bool_or(b.day < ${today} and b.status in ('attended', 'missed')) as past,
      bool_or(b.day > ${today} and b.status = 'confirmed') as coming,
      bool_or(b.day > ${today} and b.status = 'cancelled') as cancelled
    from bookings b join accounts a on a.id = b.account_id where a.phone = '+8613800000001'`)
  expect(own).toEqual([{ past: true, coming: true, cancelled: true }])
})

test('ledger, allowance and bookings agree, at the instant the city was seeded for', async () => {
  const verify = readFileSync(new URL('../../db/verify.sql', import.meta.url), 'utf8')
  const differences = await db.transaction((tx) => tx.execute(verify))
  expect([...differences]).toEqual([])
})

test('every name is kept folded beside it', async () => {
  for (const [table, name] of Object.entries(foldedNames)) {
    const found = await rows(sql`
      select ${sql.raw(name)} as name, name_folded as folded from ${sql.raw(table)}`)
    // Nobody in the demo is invited to a role.
    if (table !== 'role_invitations') expect(found.length, table).toBeGreaterThan(0)
    const wrong = found.filter(
      (one) => one.folded !== (one.name === null ? null : foldName(String(one.name))),
    )
    expect(wrong, table).toEqual([])
  }
})
