import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { loadReferenceData } from '@/db/reference-data'
import { cityDefaults } from '@/domain/policies/city-defaults'
import { policyInForce } from '@/domain/policies/policy-in-force'
import { freshDatabase, testDatabase } from '../support/database'

test('a migrated database has the city’s 16 districts, 215 subdistricts and towns, 19 others', async () => {
  const { db } = await testDatabase()
  const [count] = await db.read.execute(sql`
    select (select count(*)::int from districts) as districts,
      count(*) filter (where kind <> 'other')::int as subdistricts,
      count(*) filter (where kind = 'other')::int as others
    from subdistricts`)
  expect(count).toEqual({ districts: 16, subdistricts: 215, others: 19 })
})

test('near twins keep their own code, district and English name', async () => {
  const { db } = await testDatabase()
  const rows = await db.read.execute(sql`
    select name_zh, name_en, district_code from subdistricts where name_zh like '虹桥%' order by code`)
  expect([...rows]).toEqual([
    { name_zh: '虹桥街道', name_en: 'Hongqiao Subdistrict', district_code: '310105' },
    { name_zh: '虹桥镇', name_en: 'Hongqiao Town', district_code: '310112' },
  ])
})

test('loading again changes nothing, writes no audit and keeps what an administrator entered', async () => {
  const { db, url } = await freshDatabase()
  await db.transaction(async (tx) => {
    await tx.execute(sql`update calendar_days set kind = 'holiday' where day = '2026-12-08'`)
    await tx.execute(sql`update policies set slot_cap = 7`)
  })
  const state = () =>
    db.read.execute(sql`
      select (select count(*) from calendar_days) as days, (select count(*) from audit_entries) as audit,
        (select count(*) from policies) as policies, (select min(slot_cap) from policies) as cap,
        (select kind from calendar_days where day = '2026-12-08') as kept`)
  const before = await state()
  await loadReferenceData(url)
  expect([...(await state())]).toEqual([...before])
  await db.close()
})

test('a setting that is new gets the city’s default, and what the city has set stays', async () => {
  const { db, url } = await freshDatabase()
  await db.transaction((tx) =>
    tx.execute(
      sql`update policies set slot_cap = 7, hold_minutes = null, identity_required = null`,
    ),
  )
  await loadReferenceData(url)
  const city = await policyInForce(db.read, {
    subdistrictCode: null,
    roomId: null,
    day: '2026-12-01',
  })
  expect(city).toEqual({ ...cityDefaults, slotCap: 7 })
  await db.close()
})

test('the calendar has one row a day for published years and none for the next', async () => {
  const { db } = await testDatabase()
  const rows = await db.read.execute(sql`
    select extract(year from day)::int as year, count(*)::int as days,
      count(*) filter (where kind = 'makeup')::int as makeup
    from calendar_days group by 1 order by 1`)
  expect([...rows]).toEqual([
    { year: 2024, days: 366, makeup: 8 },
    { year: 2025, days: 365, makeup: 5 },
    { year: 2026, days: 365, makeup: 6 },
  ])
})

test('the city’s defaults are in force everywhere', async () => {
  const { db } = await testDatabase()
  const policy = await policyInForce(db.read, {
    subdistrictCode: '310106006',
    roomId: null,
    day: '2026-12-01',
  })
  expect(policy).toMatchObject({
    fixedRatio: 5,
    minCaregivers: 2,
    areaPerChildDm2: 400,
    slotCap: 10,
    releaseDaysAhead: 14,
    releaseTime: '09:00',
    cancelTime: '12:00',
    feverTenths: 375,
    openOnMakeupDays: true,
    identityRequired: false,
  })
})

test('the presets carry every regime with its source', async () => {
  const { db } = await testDatabase()
  const rows = await db.read.execute<{ code: string }>(sql`
    select code from rule_presets where length(source) > 20 order by code`)
  expect(rows.map((row) => row.code)).toEqual([
    'china_national',
    'england',
    'finland',
    'japan',
    'korea',
    'shanghai_baby_room',
    'singapore',
  ])
})
