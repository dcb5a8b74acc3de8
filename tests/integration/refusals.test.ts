import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { bookAtDesk } from '@/domain/desk/book-at-desk'
import type { Account } from '@/domain/shared/actor'
import { instantOf } from '@/domain/shared/time'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'
import { makeStaff } from '../support/staff'
import { openAtDesk } from './support/at-desk'

const day = '2026-03-16'
const born = '2024-09-10'
const home = '310106006'
let now = instantOf('2026-03-09', '10:00')
let db: Database

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())

const at = (localDay: string, time: string) => {
  now = instantOf(localDay, time)
}
const slot = (extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })

function press(account: Account, slotId: string, childIds: string[], extra: object = {}) {
  return bookSlot(ctxOf(db, account, now), {
    slotId,
    key: v7(),
    children: childIds.map((childId) => ({ childId, free: true })),
    span: null,
    ...extra,
  })
}

async function refusedIn(roomId: string) {
  await db.settled()
  const rows = await db.read.execute(sql`
    select reason, term, day::text as day, age_months as age, home_subdistrict_code as home, slot_id as slot
    from refusals where room_id = ${roomId} order by created_at, age_months`)
  return [...rows]
}

test('a full slot is counted with the limit that filled it, for each child asked for', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()], policy: { fixedRatio: 1 } })
  const [slotId = ''] = room.slotIds
  const family = await makeFamily(db, [born, '2024-05-01', '2024-01-01'], {
    homeSubdistrictCode: home,
  })
  expect(await press(family.account, slotId, family.childIds)).toMatchObject({
    reason: 'slot_full',
    refusal: { term: 'ratio' },
  })
  const same = { reason: 'slot_full', term: 'ratio', day, home, slot: slotId }
  expect(await refusedIn(room.id)).toEqual([
    { ...same, age: 18 },
    { ...same, age: 22 },
    { ...same, age: 26 },
  ])
})

test('a reason about one child counts that child alone', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const family = await makeFamily(db, [born, '2025-03-18'])
  await press(family.account, room.slotIds[0] ?? '', family.childIds)
  expect(await refusedIn(room.id)).toMatchObject([
    { reason: 'too_young', term: null, age: 11, home: null },
  ])
})

test('pressing again on the same page counts once; another page counts anew', async () => {
  at('2026-03-01', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const { account, childIds } = await makeFamily(db, [born])
  const key = v7()
  const [slotId = ''] = room.slotIds
  await Promise.all([1, 2, 3].map(() => press(account, slotId, childIds, { key })))
  await press(account, slotId, childIds, { key })
  expect(await refusedIn(room.id)).toMatchObject([{ reason: 'not_released' }])
  await press(account, slotId, childIds)
  expect(await refusedIn(room.id)).toHaveLength(2)
})

test('stale and incomplete forms count for nothing, and no row names a person', async () => {
  at('2026-03-09', '10:00')
  const room = await makeRoom(db, { slots: [slot(), slot({ from: '13:00', to: '15:00' })] })
  const [slotId = '', other = ''] = room.slotIds
  const { account, childIds } = await makeFamily(db, [born])
  const [childId = ''] = childIds
  const key = v7()
  await press(account, slotId, [])
  await press(account, slotId, childIds, { children: [{ childId, free: false }] })
  const refusing = await makeFamily(db, [born], { consent: false })
  await press(refusing.account, slotId, refusing.childIds)
  expect(await press(account, slotId, childIds, { key })).toMatchObject({ ok: true })
  expect(await press(account, other, childIds, { key })).toMatchObject({ reason: 'key_reused' })
  expect(await refusedIn(room.id)).toEqual([])
  const columns = await db.read.execute<{ name: string }>(sql`
    select column_name as name from information_schema.columns where table_name = 'refusals' order by 1`)
  expect([...columns].map((one) => one.name)).toEqual([
    'age_months',
    'at',
    'created_at',
    'day',
    'home_subdistrict_code',
    'id',
    'reason',
    'room_id',
    'slot_id',
    'term',
  ])
})

test('the desk counts what it refuses in the end, and not what an exception let through', async () => {
  at('2026-03-01', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const staff = { ...(await makeStaff(db, null)), roles: [{ role: 'city_administrator' as const }] }
  const family = await makeFamily(db, [born], { homeSubdistrictCode: home })
  const ctx = ctxOf(db, staff, now)
  await openAtDesk(ctx, { roomId: room.id, phone: family.account.phone })
  const input = {
    roomId: room.id,
    accountId: family.account.accountId,
    slotId: room.slotIds[0] ?? '',
    children: [{ childId: family.childIds[0] ?? '', free: true }],
    span: null,
  }
  const allowed = await bookAtDesk(ctx, { ...input, key: v7(), exception: '急事' })
  expect(allowed).toMatchObject({ ok: true })
  expect(await refusedIn(room.id)).toEqual([])
  const other = await makeRoom(db, { slots: [slot()] })
  await openAtDesk(ctx, { roomId: other.id, phone: family.account.phone })
  const elsewhere = { ...input, roomId: other.id, slotId: other.slotIds[0] ?? '', key: v7() }
  expect(await bookAtDesk(ctx, { ...elsewhere, exception: null })).toMatchObject({ ok: false })
  expect(await refusedIn(other.id)).toMatchObject([{ reason: 'not_released', age: 18, home }])
})

test('what is still to be counted is counted before the database is closed', async () => {
  at('2026-03-01', '10:00')
  const room = await makeRoom(db, { slots: [slot()] })
  const { account, childIds } = await makeFamily(db, [born])
  const own = createDatabase(db.url, { clock: () => now })
  const [slotId = ''] = room.slotIds
  const children = childIds.map((childId) => ({ childId, free: true }))
  const input = { slotId, key: v7(), children, span: null }
  expect(await bookSlot(ctxOf(own, account, now), input)).toMatchObject({ ok: false })
  await own.close()
  expect(await refusedIn(room.id)).toMatchObject([{ reason: 'not_released' }])
})

test('counting that fails changes no answer', async () => {
  at('2026-03-01', '10:00')
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const room = await makeRoom(db, { slots: [slot()] })
  const { account, childIds } = await makeFamily(db, [born])
  const broken: Database = {
    ...db,
    statement: () => Promise.reject(new Error('gone')),
  }
  const answer = await bookSlot(
    { db: broken, actor: account, now },
    {
      slotId: room.slotIds[0] ?? '',
      key: v7(),
      children: [{ childId: childIds[0] ?? '', free: true }],
      span: null,
    },
  )
  expect(answer).toMatchObject({ ok: false, reason: 'not_released' })
  await db.settled()
  expect(warned).toHaveBeenCalledOnce()
  warned.mockRestore()
})

test('work that never ends keeps nobody from closing', async () => {
  const own = createDatabase(db.url)
  own.later(new Promise(() => undefined))
  await own.close()
  await expect(own.read.execute(sql`select 1`)).rejects.toThrow()
})
