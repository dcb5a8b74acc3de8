import { sql } from 'drizzle-orm'
import { addDays, dayOf } from '@/domain/shared/time'
import { createTimetable } from '@/domain/timetables/create-timetable'
import { makeFamily } from '../family'
import { makeRoom } from '../room'
import { makeStaff } from '../staff'
import { siteDatabase } from './running'
import { workingDays } from './working-day'

/**
 * A room that no other test knows, with a manager and a weekly pattern on the mornings of every
 * day; one family is booked on `day`, the first working day two or more days ahead: on a day off the
 * administrator is asked to agree to it, which is another story.
 */
export async function makeOwnPattern() {
  const db = siteDatabase()
  const now = new Date()
  const today = dayOf(now)
  const [day] = await workingDays(db.read, addDays(today, 2))
  if (!day) throw new Error('the calendar has no working day ahead')
  const room = await makeRoom(db, {
    slots: [{ day, from: '17:00', to: '18:00' }],
  })
  const made = await createTimetable(
    { actor: { kind: 'system' }, now, db },
    {
      ...{ roomId: room.id, weekdays: [1, 2, 3, 4, 5, 6, 7], fromTime: '09:00', toTime: '11:00' },
      ...{ ageFromMonths: null, ageToMonths: null, cap: null, flexible: false },
      ...{ priceFenPerHour: null, validFrom: today, validTo: null, sharesCapacity: false },
    },
  )
  if (!made.ok) throw new Error(made.reason)
  const [slot] = await db.read.execute<{ id: string }>(sql`
    select id from slots where timetable_id = ${made.timetableId} and day = ${day}`)
  if (!slot) throw new Error('the pattern made no slots')
  const { account, childIds } = await makeFamily(db, [addDays(day, -600)])
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into roster_shifts (id, room_id, caregiver_id, day, from_time, to_time)
      select uuid_v7(), room_id, id, ${day}::date, '08:00', '18:00' from caregivers
      where room_id = ${room.id}
      on conflict do nothing`)
    await tx.execute(sql`
      insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
      select uuid_v7(), id, ${childIds[0]}, ${account.accountId}, 'confirmed', starts_at, ends_at, cancel_until
      from slots where id = ${slot.id}`)
  })
  const { phone } = await makeStaff(db, { role: 'room_manager', roomId: room.id })
  return { room, phone, day, timetableId: made.timetableId }
}
