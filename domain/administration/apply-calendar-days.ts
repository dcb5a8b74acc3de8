import { changesBetween } from '../audit/change-rules'
import { writeAudit } from '../audit/write-audit'
import type { CalendarDaysInput } from '../calendar/inputs'
import { selectDays, upsertDays } from '../calendar/queries'
import type { Write } from '../shared/context'
import { dayOf } from '../shared/time'
import { type Followed, followCalendar } from './follow-calendar'

export type AppliedDays = { ok: true } & Followed

/**
 * Writes calendar days within a transaction under way, with all that follows: deadlines by the
 * database, slots of the rooms given (null: all), and one entry in the log.
 */
export async function applyCalendarDays(
  write: Write,
  { days }: CalendarDaysInput,
  roomIds: string[] | null,
): Promise<AppliedDays> {
  const { tx, now } = write
  const sorted = days.map((one) => one.day).toSorted()
  const [first = dayOf(now)] = sorted
  const before = await selectDays(tx, first, sorted.at(-1) ?? first)
  await upsertDays(write, days)
  const followed = await followCalendar(write, days, roomIds)
  await writeAudit(write, {
    action: 'calendar_days_set',
    subjectKind: 'calendar',
    subjectId: first,
    details: {
      days: days.length,
      changes: changesBetween(kinds(before), kinds(days)),
      added: followed.added,
      removed: followed.removed,
      closed: followed.closed.length,
      families: followed.families,
    },
  })
  return { ok: true, ...followed }
}

/** Each day with what it is, for the log. */
function kinds(days: { day: string; kind: string }[]): Record<string, string> {
  return Object.fromEntries(days.map(({ day, kind }) => [day, kind]))
}
