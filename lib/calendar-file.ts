import ical, { ICalEventStatus } from 'ical-generator'

export type Visit = {
  bookingId: string
  title: string
  place: string | null
  from: Date
  to: Date
  cancelled: boolean
  changedAt: Date
}

/** One visit as an iCalendar file. The same booking always has the same UID; cancelling raises SEQUENCE. */
export function calendarFile(visit: Visit): string {
  const calendar = ical({ prodId: { company: 'Baobaowu', product: 'Baobaowu' } })
  calendar.createEvent({
    id: `${visit.bookingId}@baobaowu`,
    sequence: visit.cancelled ? 1 : 0,
    status: visit.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    stamp: visit.changedAt,
    start: visit.from,
    end: visit.to,
    summary: visit.title,
    location: visit.place,
  })
  return calendar.toString()
}
