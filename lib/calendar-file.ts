import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** One entry of a calendar. `sequence` rises with each change of what the same `uid` stands for. */
export type CalendarEntry = {
  uid: string
  sequence: number
  cancelled: boolean
  changedAt: Date
  from: Date
  to: Date
  title: string
  text: string
  link: string
  place: string
  /** Degrees (WGS-84). */
  position: { latitude: number; longitude: number } | null
  reminder: { at: Date; text: string } | null
}

/** A calendar that is fetched again and again says by which name, and how often is enough. */
type Subscription = { name: string; everyMinutes: number }

/**
 * Entries as an iCalendar file (RFC 5545), all instants in UTC. A file of one cancelled entry takes
 * it out of the calendar it was put in (`METHOD:CANCEL`); every other publishes.
 */
export function calendarFile(entries: CalendarEntry[], subscription?: Subscription): string {
  const takesOut = !subscription && entries.every(({ cancelled }) => cancelled)
  const calendar = ical({
    prodId: { company: 'Baobaowu', product: 'Baobaowu' },
    method: takesOut ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    name: subscription?.name ?? null,
    ttl: subscription ? subscription.everyMinutes * 60 : null,
  })
  for (const entry of entries) {
    const event = calendar.createEvent({
      id: `${entry.uid}@baobaowu`,
      sequence: entry.sequence,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      start: entry.from,
      end: entry.to,
      summary: entry.title,
      description: entry.text,
      url: entry.link,
      location: placeOf(entry),
    })
    if (entry.reminder) {
      event.createAlarm({
        type: ICalAlarmType.display,
        triggerBefore: (entry.from.getTime() - entry.reminder.at.getTime()) / 1000,
        description: entry.reminder.text,
      })
    }
  }
  return remindersLast(calendar.toString())
}

function placeOf({ place, position }: CalendarEntry) {
  if (!position) return place
  return { title: place, geo: { lat: position.latitude, lon: position.longitude } }
}

/** The library puts the last properties after the reminder; the grammar wants it behind them all. */
function remindersLast(file: string): string {
  return file.replace(
    /(BEGIN:VALARM\r\n[\s\S]*?END:VALARM\r\n)([\s\S]*?)(?=END:VEVENT\r\n)/g,
    '$2$1',
  )
}
