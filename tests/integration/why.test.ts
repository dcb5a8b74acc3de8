import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { changeRoom } from '@/domain/administration/change-room'
import { setPolicy } from '@/domain/administration/set-policy'
import { suspendRoom } from '@/domain/administration/suspend-room'
import { explainInstant } from '@/domain/explaining/explain-instant'
import { setDayRoster } from '@/domain/roster/set-day-roster'
import type { Ctx } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { serving, testDatabase } from '../support/database'
import { ctxOf } from '../support/family'
import { makeRoom } from '../support/room'
import { makeStaff } from '../support/staff'

const day = '2026-11-26'
let now = instantOf('2026-11-20', '10:00')
let db: Database
beforeAll(async () => {
  db = createDatabase(serving((await testDatabase()).url), { clock: () => now })
})
afterAll(() => db.close())

const slots = [{ day, from: '09:00', to: '11:00', cap: 6 }]

async function roomWithPeople() {
  now = instantOf('2026-11-20', '10:00')
  const room = await makeRoom(db, { slots })
  const manager = ctxOf(db, await makeStaff(db, { role: 'room_manager', roomId: room.id }), now)
  const city = ctxOf(db, await makeStaff(db, { role: 'city_administrator' }), now)
  return { room, manager, city }
}

test('each part of the sum names who changed it last, in which office, from what to what', async () => {
  const { room, manager, city } = await roomWithPeople()
  await changeRoom(city, { roomId: room.id, changes: { licensedPlaces: 9 } })
  await changeRoom(city, { roomId: room.id, changes: { licensedPlaces: 8, playAreaDm2: 9000 } })
  const [shift] = await db.read.execute<{ id: string }>(sql`
    select caregiver_id as id from roster_shifts where room_id = ${room.id} limit 1`)
  const only = { caregiverId: shift?.id ?? '', fromTime: '08:00', toTime: '18:00', breaks: [] }
  await setDayRoster(manager, { roomId: room.id, day, shifts: [only] })
  await setPolicy(city, {
    target: { level: 'room', roomId: room.id },
    effectiveFrom: '2026-11-25',
    reason: '新的规定',
    settings: { largestGroup: 7 },
  })
  const told = await explainInstant(manager, { code: room.code, at: instantOf(day, '09:20') })
  expect(told).toMatchObject({ offered: true, past: false })
  expect(told.told.limits).toMatchObject({ licensedPlaces: 8, caregivers: 1 })
  expect(told.last.licensedPlaces).toMatchObject({
    office: 'city_administrator',
    changes: { licensedPlaces: [9, 8] },
  })
  expect(told.last.playArea?.changes).toMatchObject({ playAreaDm2: [10_000, 9000] })
  expect(told.last.roster).toMatchObject({
    action: 'roster_set',
    office: 'room_manager',
    changes: { shifts: [2, 1] },
  })
  const source = told.told.sources.largestGroup
  expect(source).toMatchObject({ level: 'room', effectiveFrom: '2026-11-25' })
  expect(told.last.policies).toContainEqual({
    policyId: source?.policyId,
    change: expect.objectContaining({ action: 'policy_set', office: 'city_administrator' }),
  })
  expect(told.last.slots).toEqual([{ slotId: room.slotIds[0], change: null }])
  expect(told.last.claims).toEqual({ claimedAt: null, cancelledAt: null })
})

test('without a slot the sum is what a slot would meet then; a suspended room has no places', async () => {
  const { room, manager, city } = await roomWithPeople()
  const ask = (ctx: Ctx, at: Date) => explainInstant(ctx, { code: room.code, at })
  const covered = await ask(manager, instantOf(day, '10:45'))
  const after = await ask(manager, instantOf(day, '11:00'))
  expect(after).toMatchObject({ offered: false, daySlots: [{ slotId: room.slotIds[0] }] })
  expect(after.told.limits).toEqual(covered.told.limits)
  expect(after.told.verdicts).toEqual([])
  const night = await ask(manager, instantOf(day, '19:00'))
  expect(night.told.limits.caregivers).toBe(0)
  await suspendRoom(city, { roomId: room.id, reason: '检修' })
  const shut = await ask(manager, instantOf(day, '11:00'))
  expect(shut.told.limits.licensedPlaces).toBe(0)
  expect(shut.last.status).toMatchObject({ action: 'room_suspended', reason: '检修' })
})

test('of the past the ledger keeps the limits of then, and later changes are not told', async () => {
  const { room, city } = await roomWithPeople()
  now = instantOf('2026-11-28', '10:00')
  const later = { ...city, now }
  await changeRoom(later, { roomId: room.id, changes: { licensedPlaces: 3 } })
  const then = await explainInstant(later, { code: room.code, at: instantOf(day, '09:00') })
  expect(then).toMatchObject({ offered: true, past: true })
  expect(then.told.limits.licensedPlaces).toBe(10)
  expect(then.last.licensedPlaces).toBeNull()
})

test('a setting given back is told from the level it is inherited from', async () => {
  const { room, manager, city } = await roomWithPeople()
  const target = { level: 'room' as const, roomId: room.id }
  const set = (effectiveFrom: string, largestGroup: number | null) =>
    setPolicy(city, { target, effectiveFrom, reason: '试', settings: { largestGroup } })
  await set('2026-11-22', 5)
  const own = await explainInstant(manager, { code: room.code, at: instantOf(day, '09:00') })
  expect(own.told.sources.largestGroup?.level).toBe('room')
  await set('2026-11-24', null)
  const back = await explainInstant(manager, { code: room.code, at: instantOf(day, '09:00') })
  expect(back.told.sources.largestGroup?.level).toBe('city')
})

test('another room’s sum is not there, nor is a day before any policy', async () => {
  const { room } = await roomWithPeople()
  const other = await roomWithPeople()
  const at = instantOf(day, '09:00')
  await expect(explainInstant(other.manager, { code: room.code, at })).rejects.toThrow(NotFound)
  const early = instantOf('1999-01-01', '09:00')
  const asked = { code: other.room.code, at: early }
  await expect(explainInstant(other.manager, asked)).rejects.toThrow(NotFound)
})
