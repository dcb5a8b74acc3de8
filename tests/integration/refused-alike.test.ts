import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { bookAtDesk } from '@/domain/desk/book-at-desk'
import { holdPlace } from '@/domain/holds/hold-place'
import { bookSeveral } from '@/domain/several/book-several'
import { moveBooking } from '@/domain/several/move-booking'
import type { Account } from '@/domain/shared/actor'
import { instantOf } from '@/domain/shared/time'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'
import { makeStaff } from '../support/staff'
import { openAtDesk } from './support/at-desk'

const [day, next] = ['2026-03-16', '2026-03-17']
const [born, tooOld] = ['2024-09-10', '2020-01-01']
const now = instantOf('2026-03-09', '10:00')
let db: Database
let office: Account

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
  const role = { role: 'subdistrict_administrator', subdistrictCode: '310106006' } as const
  office = { ...(await makeStaff(db, null)), roles: [role] }
})
afterAll(() => db.close())

const shownTo = (family: TestFamily, free: boolean) =>
  family.childIds.map((childId) => ({ childId, free }))

/** What a press for the first slot of the room is refused for, or null. */
type Press = (family: TestFamily, room: TestRoom, free: boolean) => Promise<string | null>
const reasonOf = (result: { ok: true } | { ok: false; reason: string }) =>
  result.ok ? null : result.reason

const presses: Record<string, Press> = {
  single: async (family, { slotIds: [slotId = ''] }, free) =>
    reasonOf(
      await bookSlot(ctxOf(db, family.account, now), {
        ...{ slotId, key: v7(), children: shownTo(family, free), span: null },
      }),
    ),
  'all of several': (family, room, free) => several(family, room, free, 'all'),
  'what fits of several': (family, room, free) => several(family, room, free, 'what_fits'),
  'by exception': async (family, room, free) => {
    const ctx = ctxOf(db, office, now)
    await openAtDesk(ctx, { roomId: room.id, phone: family.account.phone })
    const [slotId = ''] = room.slotIds
    const wish = { slotId, key: v7(), children: shownTo(family, free), span: null }
    const { accountId } = family.account
    const exception = '街道同意'
    return reasonOf(await bookAtDesk(ctx, { ...wish, roomId: room.id, accountId, exception }))
  },
}

async function several(
  family: TestFamily,
  { slotIds: [slotId = ''] }: TestRoom,
  free: boolean,
  wish: 'all' | 'what_fits',
) {
  const items = [{ slotId, children: shownTo(family, free), span: null }]
  const result = await bookSeveral(ctxOf(db, family.account, now), { key: v7(), wish, items })
  if (result.ok) return null
  return 'refused' in result ? (result.refused[0]?.refusal.reason ?? '') : result.reason
}

/** Moves a booking of another slot, which a child that is too old could not have. */
const moved: Press = async (family, { slotIds: [slotId = '', other = ''] }, free) => {
  const ctx = ctxOf(db, family.account, now)
  const children = shownTo(family, true)
  const made = await bookSlot(ctx, { slotId: other, key: v7(), children, span: null })
  const bookingId = made.ok ? (made.bookings[0]?.id ?? '') : ''
  return reasonOf(await moveBooking(ctx, { bookingId, slotId, key: v7(), span: null, free }))
}

/** A room whose first slot has a given number of places left, and whose second one is free. */
async function roomWith(left: number): Promise<TestRoom> {
  const slots = [day, next].map((on, n) => ({
    ...{ day: on, from: '09:00', to: '11:00' },
    ...(n === 0 ? { cap: left + 1 } : {}),
  }))
  const room = await makeRoom(db, { slots })
  const first = await makeFamily(db, [born])
  expect(await presses.single?.(first, room, true)).toBe(null)
  return room
}

describe.each(Object.entries(presses))('%s', (_, press) => {
  test('a full slot is told before a price that changed', async () => {
    expect(await press(await makeFamily(db, [born]), await roomWith(0), false)).toBe('slot_full')
  })

  test('the same for a family that holds a place in the room, and for siblings', async () => {
    const room = await roomWith(0)
    const holder = await makeFamily(db, [born])
    const other = { slotId: room.slotIds[1] ?? '', span: null }
    expect(await holdPlace(ctxOf(db, holder.account, now), other)).toMatchObject({ ok: true })
    expect(await press(holder, room, false)).toBe('slot_full')
    const siblings = await makeFamily(db, [born, born])
    expect(await press(siblings, await roomWith(1), false)).toBe('slot_full')
  })

  test('the child is told before the place, and the price if nothing else is in the way', async () => {
    expect(await press(await makeFamily(db, [tooOld]), await roomWith(0), false)).toBe('too_old')
    const family = await makeFamily(db, [born])
    const room = await roomWith(1)
    expect(await press(family, room, false)).toBe('cost_changed')
    expect(await press(family, room, true)).toBe(null)
  })
})

test('a move tells a full slot before a price that changed, and the price last', async () => {
  expect(await moved(await makeFamily(db, [born]), await roomWith(0), false)).toBe('slot_full')
  expect(await moved(await makeFamily(db, [born]), await roomWith(1), false)).toBe('cost_changed')
  expect(await moved(await makeFamily(db, [born]), await roomWith(1), true)).toBe(null)
})
