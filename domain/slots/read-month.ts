import type { Executor } from '@/db/client'
import { selectDays } from '../calendar/queries'
import { selectRoomPolicies } from '../policies/queries'
import { lastInForce } from './make-slots'
import { selectMonthSlots } from './month-queries'
import { type MonthDay, monthDays, monthRange } from './month-rules'
import { selectPatterns } from './queries'
import { plannedSlots } from './rules'

/**
 * A room's month, of one timetable or all: the slots made, and those that will be. A room not open
 * yet shows what would be made; the caller has made sure that the actor may see it.
 */
export async function readMonth(
  { tx, now }: { tx: Executor; now: Date },
  asked: { roomId: string; month: string; today: string; timetableId: string | null },
): Promise<MonthDay[]> {
  const { roomId, month, today, timetableId } = asked
  const { from, to } = monthRange(month)
  const [begins = today] = [from, today].toSorted()
  const calendar = await selectDays(tx, from, to)
  const made = await selectMonthSlots(tx, { roomId, from, to, timetableId }, now)
  const policyOn = lastInForce(
    await selectRoomPolicies(tx, { roomIds: [roomId], from: begins, to }),
  )
  const patterns = await selectPatterns(tx, { roomIds: [roomId], from, to })
  const own = patterns.filter((one) => timetableId === null || one.id === timetableId)
  const planned = plannedSlots(own, calendar, { now, today, policyOn, last: to })
  return monthDays(month, { calendar, made, planned, now })
}
