import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { createDatabase, type Database } from '@/db/client'
import { operators, rooms } from '@/db/schema/rooms'
import { caregivers } from '@/db/schema/roster'
import { timetables } from '@/db/schema/timetables'
import { bookSlot } from '@/domain/claims/book-slot'
import { holdPlace } from '@/domain/holds/hold-place'
import type { Actor } from '@/domain/shared/context'
import { addDays, dayOf, instantOf } from '@/domain/shared/time'
import { testDatabase } from '../../support/database'
import { ctxOf, makeFamily } from '../../support/family'
import { makeRoom } from '../../support/room'
import { castOf, type Person } from './cast'
import type { Scene } from './use-case'

// A Tuesday far enough ahead to be released in the simulated present, with calendar data.
const day = '2026-03-17'
const now = instantOf(addDays(day, -7), '10:00')

/** The whole cast and the things the use cases are asked about, at one moment. */
export type Stage = { db: Database; now: Date; cast: Record<Person, Actor>; scene: Scene }

/** One room with a booking, and the whole cast around it. */
export async function makeStage(): Promise<Stage> {
  const { db: shared, url } = await testDatabase()
  const db = createDatabase(url, { clock: () => now })
  const [mine, theirs] = await shared.read
    .insert(operators)
    .values([{ name: `运营方 ${v7()}` }, { name: `另一运营方 ${v7()}` }])
    .returning({ id: operators.id })
  const room = await makeRoom(db, {
    slots: [
      { day, from: '09:00', to: '11:00' },
      { day, from: '13:00', to: '15:00' },
    ],
  })
  await shared.read.update(rooms).set({ operatorId: mine?.id }).where(eq(rooms.id, room.id))
  const family = await makeFamily(db, ['2024-09-10'])
  const cast = await castOf(
    shared,
    { id: room.id, operatorId: mine?.id ?? '', otherOperatorId: theirs?.id ?? '' },
    family.account,
    now,
  )
  const [slotId = '', otherSlotId = ''] = room.slotIds
  const childId = family.childIds[0] ?? ''
  const made = await bookSlot(ctxOf(db, family.account, now), {
    slotId,
    key: v7(),
    children: [{ childId, free: true }],
    span: null,
  })
  const held = await holdPlace(ctxOf(db, family.account, now), { slotId: otherSlotId, span: null })
  const scene = {
    day,
    startsAt: instantOf(day, '09:00'),
    room,
    slotId,
    otherSlotId,
    childId,
    guardianId: family.account.accountId,
    bookingId: made.ok ? (made.bookings[0]?.id ?? '') : '',
    holdId: held.ok ? held.holdId : '',
    ...(await otherThings(db, room.id)),
  }
  return { db, now, cast, scene }
}

/** Rows the use cases are asked about that nothing else on the stage needs. */
async function otherThings(
  db: Database,
  roomId: string,
): Promise<Pick<Scene, 'caregiverId' | 'timetableId'>> {
  const [caregiver] = await db.read.select().from(caregivers).where(eq(caregivers.roomId, roomId))
  const [timetable] = await db.read
    .insert(timetables)
    .values({ roomId, weekdays: [6], fromTime: '09:00', toTime: '11:00', validFrom: dayOf(now) })
    .returning({ id: timetables.id })
  return { caregiverId: caregiver?.id ?? '', timetableId: timetable?.id ?? '' }
}
