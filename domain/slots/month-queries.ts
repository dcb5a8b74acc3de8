import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { withDates } from '@/db/sql'
import { stands } from '@/db/stands'

export type MonthSlotRow = {
  id: string
  timetableId: string | null
  day: string
  startsAt: Date
  endsAt: Date
  closed: boolean
  bookings: number
}

/** A room's slots between two days, of one timetable or all, with the bookings that hold a place. */
export async function selectMonthSlots(
  on: Executor,
  asked: { roomId: string; from: string; to: string; timetableId: string | null },
  now: Date,
): Promise<MonthSlotRow[]> {
  const rows = await on.execute(sql`
    select s.id, s.timetable_id as "timetableId", s.day::text, s.starts_at as "startsAt",
      s.ends_at as "endsAt", s.status = 'closed' as closed,
      (select count(*)::int from bookings b where b.slot_id = s.id
        and b.child_id is not null and ${stands('b', now)}) as bookings
    from slots s
    where s.room_id = ${asked.roomId}::uuid
      and s.starts_at >= shanghai(${asked.from}::date, '00:00')
      and s.starts_at < shanghai(${asked.to}::date + 1, '00:00')
      and (${asked.timetableId}::uuid is null or s.timetable_id = ${asked.timetableId}::uuid)
    order by s.starts_at, s.ends_at, s.id`)
  return withDates<MonthSlotRow>(rows, { startsAt: Date, endsAt: Date })
}
