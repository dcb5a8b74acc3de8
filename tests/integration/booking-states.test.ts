import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type BookingStatus,
  bookingState,
  bookingStatuses,
  type Mover,
  mayMove,
} from '@/db/booking-states'
import { createDatabase, type Database } from '@/db/client'
import { brokenConstraint } from '@/db/retry'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { endUnkeptVisits } from '@/domain/bookings/end-unkept-visits'
import { expireClaims } from '@/domain/bookings/expire-claims'
import { recordVisits } from '@/domain/bookings/record-visits'
import { bookingCan } from '@/domain/claims/rules'
import { cancelAtDesk } from '@/domain/desk/cancel-at-desk'
import type { Actor } from '@/domain/shared/context'
import { instantOf } from '@/domain/shared/time'
import { freshDatabase, serving } from '../support/database'
import { makeFamily, type TestFamily } from '../support/family'
import { makeRoom } from '../support/room'
import { makeStaff } from '../support/staff'

const day = '2026-03-16'
const startsAt = instantOf(day, '09:00')
const asked = instantOf('2026-03-09', '10:00')
const under = instantOf(day, '09:30')
const expiresAt = instantOf('2026-03-20', '10:00')
const over = instantOf(day, '12:00')
const late = instantOf('2026-03-21', '10:00')

let now = asked
let db: Database
beforeAll(async () => {
  const { url } = await freshDatabase()
  db = createDatabase(serving(url), { max: 4, clock: () => now })
})
afterAll(() => db.close())

type Visit = { id: string; slotId: string; roomId: string; family: TestFamily }

/** How a booking comes into each state, from the one it begins in. */
const ways: Record<BookingStatus, BookingStatus[]> = {
  held: ['held'],
  offered: ['offered'],
  confirmed: ['confirmed'],
  cancelled: ['confirmed', 'cancelled'],
  expired: ['held', 'expired'],
  attended: ['confirmed', 'attended'],
  missed: ['confirmed', 'missed'],
}

/** A booking of a child of its own in a slot of its own. */
async function booked(status: BookingStatus): Promise<Visit> {
  const room = await makeRoom(db, { slots: [{ day, from: '09:00', to: '11:00' }] })
  const [slotId = ''] = room.slotIds
  const family = await makeFamily(db, ['2024-09-10'])
  const id = v7()
  const [begins = status, ...turns] = ways[status]
  await db.transaction((tx) =>
    tx.execute(sql`
      insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until, expires_at)
      select ${id}::uuid, id, ${family.childIds[0]}::uuid, ${family.account.accountId}::uuid, ${begins},
        starts_at, ends_at, cancel_until, ${expiresAt.toISOString()}::timestamptz
      from slots where id = ${slotId}::uuid`),
  )
  for (const turn of turns) expect(await turned(id, turn)).toBe('done')
  return { id, slotId, roomId: room.id, family }
}

/** 'done', or the name of the constraint that refuses to write a booking as of another state. */
async function turned(id: string, to: BookingStatus): Promise<string> {
  const cancelledAt = to === 'cancelled' ? now.toISOString() : null
  try {
    await db.transaction((tx) =>
      tx.execute(sql`
        update bookings set status = ${to}, cancelled_at = ${cancelledAt}::timestamptz
        where id = ${id}::uuid`),
    )
    return 'done'
  } catch (error) {
    return brokenConstraint(error)?.name ?? 'a fault'
  }
}

async function stateOf(id: string): Promise<string | undefined> {
  const [row] = await db.read.execute<{ status: string }>(
    sql`select status from bookings where id = ${id}::uuid`,
  )
  return row?.status
}

const pairs = bookingStatuses.flatMap((from) =>
  bookingStatuses.filter((to) => to !== from).map((to) => ({ from, to })),
)

describe('the database moves a booking as the table of states says, and no other way', () => {
  test.each(pairs)('from $from to $to', async ({ from, to }) => {
    now = asked
    const { id } = await booked(from)
    expect(await turned(id, to)).toBe(to in bookingState(from).next ? 'done' : 'booking_transition')
  })

  test.each(bookingStatuses)('a claim that is %s at once', async (status) => {
    now = asked
    const begun = booked('confirmed').then(({ slotId, family: { account, childIds } }) =>
      db.transaction((tx) =>
        tx.execute(sql`
          insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until, expires_at)
          select uuid_v7(), id, ${childIds[0]}::uuid, ${account.accountId}::uuid, ${status},
            starts_at, ends_at, cancel_until, ${expiresAt.toISOString()}::timestamptz
          from slots where id = ${slotId}::uuid`),
      ),
    )
    const refusal = await begun.catch((error) => brokenConstraint(error)?.name)
    // The child has its place in the slot, which is looked at only once the state may begin.
    const expected = bookingState(status).toCome ? 'booking_child_once' : 'booking_transition'
    expect(refusal).toBe(expected)
  })

  test.each(bookingStatuses)('one that is %s is not confirmed past its time', async (status) => {
    now = asked
    const { id } = await booked(status)
    now = late
    if (bookingState(status).endsBy) expect(await turned(id, 'confirmed')).toBe('booking_expired')
    else expect(await turned(id, 'confirmed')).not.toBe('booking_expired')
  })
})

type Move = { by: Mover; to: BookingStatus; at: Date; act: (visit: Visit) => Promise<unknown> }

const system: Actor = { kind: 'system' }
const cancelling = ({ id }: Visit) => ({ bookingId: id, reason: 'other', toldLate: true }) as const
const manager = ({ roomId }: Visit) => makeStaff(db, { role: 'room_manager', roomId })
const record = (to: 'attended' | 'missed', actor: Actor, { id, slotId }: Visit) => {
  const visits = { slotId, attended: [], missed: [], [to]: [id] }
  return recordVisits({ db, actor, now }, visits)
}

/** Each act that moves bookings, by the person or program that does it. */
const moves: Move[] = [
  {
    by: 'family',
    to: 'cancelled',
    at: asked,
    act: (visit) => cancelBooking({ db, actor: visit.family.account, now }, cancelling(visit)),
  },
  {
    by: 'staff',
    to: 'cancelled',
    at: asked,
    act: async (visit) => cancelAtDesk({ db, actor: await manager(visit), now }, cancelling(visit)),
  },
  ...(['attended', 'missed'] as const).flatMap((to): Move[] => [
    { by: 'staff', to, at: under, act: async (visit) => record(to, await manager(visit), visit) },
    { by: 'system', to, at: under, act: (visit) => record(to, system, visit) },
  ]),
  {
    by: 'system',
    to: 'cancelled',
    at: over,
    act: async ({ slotId }) => {
      await db.transaction((tx) =>
        tx.execute(sql`update slots set status = 'closed', closed_reason = '停水', closed_at = now()
          where id = ${slotId}`),
      )
      await endUnkeptVisits({ db, actor: system, now })
    },
  },
  { by: 'system', to: 'expired', at: late, act: () => expireClaims({ db, actor: system, now }) },
]

describe('who moves a booking is who the table names', () => {
  test.each(
    moves.flatMap((move) =>
      bookingStatuses.filter((from) => from !== move.to).map((from) => ({ ...move, from })),
    ),
  )('$by: from $from to $to', async ({ from, to, by, at, act }) => {
    now = asked
    const visit = await booked(from)
    now = at
    await act(visit)
    expect(await stateOf(visit.id)).toBe(mayMove(from, to, by) ? to : from)
  })

  test('no other move is said to be made by somebody', () => {
    const said = bookingStatuses.flatMap((from) =>
      Object.entries<readonly Mover[]>(bookingState(from).next).flatMap(([to, movers]) =>
        movers.map((by) => `${by} ${to}`),
      ),
    )
    expect([...new Set(said)].toSorted()).toEqual(
      moves.map(({ by, to }) => `${by} ${to}`).toSorted(),
    )
  })

  test.each(bookingStatuses)(
    '%s: the button to cancel is there for those who may cancel',
    (status) => {
      for (const by of ['family', 'staff'] as const) {
        expect(bookingCan.cancel({ status, startsAt }, asked)).toBe(
          mayMove(status, 'cancelled', by),
        )
      }
    },
  )
})
