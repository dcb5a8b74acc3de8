import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { endUnkeptVisits } from '@/domain/bookings/end-unkept-visits'
import { listBookings } from '@/domain/bookings/list-bookings'
import { recordVisits } from '@/domain/bookings/record-visits'
import { bookSlot } from '@/domain/claims/book-slot'
import type { CancelReason, RoomCause } from '@/domain/claims/types'
import { cancelAtDesk } from '@/domain/desk/cancel-at-desk'
import { readVisit } from '@/domain/feeds/read-visit'
import { moveBooking } from '@/domain/several/move-booking'
import { instantOf } from '@/domain/shared/time'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { makeRoom, type TestRoom } from '../support/room'
import { makeStaff } from '../support/staff'

const day = '2026-03-16'
const early = instantOf('2026-03-09', '10:00')
const late = instantOf(day, '08:30')
let now = early
let db: Database
let room: TestRoom
let family: TestFamily
let bookingId: string

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now })
})
afterAll(() => db.close())

beforeEach(async () => {
  now = early
  const slots = [day, '2026-03-19'].map((on) => ({ day: on, from: '09:00', to: '11:00' }))
  room = await makeRoom(db, { slots, policy: { minCaregivers: 2 } })
  family = await makeFamily(db, ['2024-09-10'])
  const children = family.childIds.map((childId) => ({ childId, free: true }))
  const wish = { slotId: room.slotIds[0] ?? '', key: v7(), children, span: null }
  const made = await bookSlot(ctxOf(db, family.account, now), wish)
  bookingId = made.ok ? (made.bookings[0]?.id ?? '') : ''
  now = late
})

const write = (query: ReturnType<typeof sql>) => db.transaction((tx) => tx.execute(query))

const causes: Record<RoomCause, () => Promise<unknown>> = {
  slot_closed: () =>
    write(
      sql`update slots set status = 'closed', closed_reason = '停水', closed_at = now() where id = ${room.slotIds[0]}`,
    ),
  room_suspended: () =>
    write(
      sql`update rooms set suspended_from = ${day}, status_reason = '整修' where id = ${room.id}`,
    ),
  falls_short: () => write(sql`delete from roster_shifts where id = ${room.shiftIds[0]}`),
}

async function left() {
  const [row] = await db.read.execute(sql`
    select (select count(*)::int from marks where child_id = ${family.childIds[0]}) as marks,
      (select used from allowance_balances where child_id = ${family.childIds[0]}) as used,
      b.status, b.cancel_reason as reason,
      (select parameters ->> 'cause' from messages where account_id = ${family.account.accountId}
        and kind = 'booking_cancelled') as told
    from bookings b where b.id = ${bookingId}`)
  return row
}

const cancel = (reason: CancelReason) =>
  cancelBooking(ctxOf(db, family.account, now), { bookingId, reason, toldLate: false })

describe.each(Object.keys(causes) as RoomCause[])('%s', (cause) => {
  test('the family sees it, and cancels at no cost long after the deadline', async () => {
    await causes[cause]()
    const { coming } = await listBookings(ctxOf(db, family.account, now))
    const causeReason = { slot_closed: '停水', room_suspended: '整修', falls_short: null }[cause]
    expect(coming).toMatchObject([{ roomCause: cause, causeReason }])
    const inCalendar = await readVisit(ctxOf(db, family.account, now), { bookingId })
    expect(inCalendar).toMatchObject({ roomCause: cause })
    expect(await cancel('room_closed')).toMatchObject({ ok: true, returned: true, marked: false })
    expect(await left()).toEqual({
      ...{ marks: 0, used: 0, status: 'cancelled', reason: 'room_closed', told: cause },
    })
  })

  test('whatever reason it gives, and whoever presses', async () => {
    await causes[cause]()
    const manager = await makeStaff(db, { role: 'room_manager', roomId: room.id })
    const input = { bookingId, reason: 'plans_changed', toldLate: false } as const
    const ended = await cancelAtDesk({ db, now, actor: manager }, input)
    expect(ended).toMatchObject({ ok: true, returned: true, marked: false })
    expect(await left()).toMatchObject({ marks: 0, used: 0, told: cause })
  })
})

test.each(['slot_closed', 'falls_short'] as const)(
  'the family moves it at no cost long after the deadline: %s',
  async (cause) => {
    await causes[cause]()
    const wish = { bookingId, slotId: room.slotIds[1] ?? '', key: v7(), span: null, free: true }
    expect(await moveBooking(ctxOf(db, family.account, now), wish)).toMatchObject({ ok: true })
    expect(await left()).toMatchObject({ marks: 0, used: 1, reason: 'moved' })
  },
)

test('the room is no cause of what it did not do', async () => {
  expect(await cancel('room_closed')).toEqual({ ok: false, reason: 'not_closed' })
  expect(await cancel('plans_changed')).toEqual({ ok: false, reason: 'now_late' })
  await causes.slot_closed()
  await write(
    sql`update slots set status = 'open', closed_reason = null, closed_at = null where room_id = ${room.id}`,
  )
  expect(await cancel('room_closed')).toEqual({ ok: false, reason: 'not_closed' })
})

test.each(['slot_closed', 'room_suspended'] as const)(
  'who misses a room that did not open gets no mark and keeps the free visit: %s',
  async (cause) => {
    await causes[cause]()
    const visits = { slotId: room.slotIds[0] ?? '', attended: [], missed: [bookingId] }
    const at = { db, now: instantOf(day, '11:30'), actor: { kind: 'system' } as const }
    now = at.now
    expect(await recordVisits(at, visits)).toMatchObject({ ok: true })
    expect(await left()).toMatchObject({
      ...{ marks: 0, used: 0, status: 'cancelled', reason: 'room_closed' },
    })
  },
)

test.each([
  ['slot_closed', 0],
  ['room_suspended', 0],
  ['falls_short', 1],
  ['suspended later', 1],
  ['nothing', 1],
] as const)(
  'a visit that nobody speaks of costs nothing once it is over and could not be: %s',
  async (cause, used) => {
    if (cause === 'suspended later')
      await write(sql`update rooms set status = 'suspended', suspended_from = ${day}::date + 1
        where id = ${room.id}`)
    else if (cause !== 'nothing') await causes[cause]()
    const at = (time: string) => {
      now = instantOf(day, time)
      return { db, now, actor: { kind: 'system' } as const }
    }
    await endUnkeptVisits(at('10:59'))
    expect(await left()).toMatchObject({ used: 1, status: 'confirmed' })
    await endUnkeptVisits(at('11:00'))
    const ended = { status: 'cancelled', reason: 'room_closed' }
    const kept = { status: 'confirmed', reason: null }
    expect(await left()).toMatchObject({ marks: 0, used, ...(used === 0 ? ended : kept) })
    expect(await endUnkeptVisits(at('11:30'))).toBe(0)
  },
)
