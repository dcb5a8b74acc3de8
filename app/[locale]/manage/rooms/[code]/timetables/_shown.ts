import { shiftMonth } from '@/domain/slots/month-rules'
import type { TimetableRow } from '@/domain/timetables/queries'
import { asYuan } from './_fields'
import type { ShownPattern } from './_timetable-form'

/** A pattern as its form holds it. */
export function shownPattern(row: TimetableRow): ShownPattern {
  return {
    weekdays: row.weekdays.map(String),
    fromTime: row.fromTime,
    toTime: row.toTime,
    ageFromMonths: String(row.ageFromMonths ?? ''),
    ageToMonths: String(row.ageToMonths ?? ''),
    cap: String(row.cap ?? ''),
    priceFenPerHour: asYuan(row.priceFenPerHour),
    validFrom: row.validFrom,
    validTo: row.validTo ?? '',
    flexible: row.flexible ? 'yes' : '',
    sharesCapacity: row.sharesCapacity ? 'yes' : '',
  }
}

/** A new pattern: weekday mornings are for the person to say; it begins at once. */
export function emptyPattern(today: string): ShownPattern {
  return {
    ...{ weekdays: [], fromTime: '', toTime: '', ageFromMonths: '', ageToMonths: '', cap: '' },
    ...{ priceFenPerHour: '', validFrom: today, validTo: '', flexible: '', sharesCapacity: '' },
  }
}

/** The months a preview may draw: the one of a day and the five after it. */
export function monthsFrom(today: string): string[] {
  return Array.from({ length: 6 }, (_, n) => shiftMonth(today.slice(0, 7), n))
}
