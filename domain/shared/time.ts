import { Temporal } from 'temporal-polyfill'

export const zone = 'Asia/Shanghai'

/** The instant of a wall-clock time (`'HH:MM'`) on a local day (`'YYYY-MM-DD'`) in Shanghai. */
export function instantOf(day: string, time: string): Date {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`)
  return new Date(local.toZonedDateTime(zone).epochMilliseconds)
}

/** The local day in Shanghai of an instant. */
export function dayOf(instant: Date): string {
  return zoned(instant).toPlainDate().toString()
}

/** The wall-clock time in Shanghai of an instant, `'HH:MM'`. */
export function timeOf(instant: Date): string {
  return zoned(instant).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The local day `days` later (or earlier). */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** ISO weekday of a local day: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

/** Minutes between two instants. */
export function minutesBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 60_000)
}

/**
 * True for a real calendar day written `'YYYY-MM-DD'`; 31 February is not one. Only of the years from 1900 to 2199:
 * the days around it, too, must be days that everybody can count with.
 */
export function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

function zoned(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
}
