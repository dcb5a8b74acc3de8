import { addDays, dayOf, weekdayOf } from '@/domain/shared/time'

/**
 * The next Monday to Friday at least three days ahead, and how many days that is: booking is open for it at
 * any hour, while tomorrow's closes at 17:00, and the rooms of kindergartens have no weekends.
 */
export function workingDayAhead(): { day: string; ahead: number } {
  const today = dayOf(new Date())
  for (let ahead = 3; ; ahead += 1) {
    const day = addDays(today, ahead)
    if (weekdayOf(day) <= 5) return { day, ahead }
  }
}
