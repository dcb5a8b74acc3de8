import { createTranslator } from 'next-intl'
import type { Visit } from '@/domain/feeds/types'
import { addDays, dayOf, instantOf } from '@/domain/shared/time'
import type { Locale } from '@/i18n/routing'
import en from '@/messages/en/feed.json'
import zh from '@/messages/zh/feed.json'
import { type CalendarEntry, calendarFile } from './calendar-file'
import { formats } from './format'
import { nameIn } from './name-in'
import { paths } from './paths'

const texts = { zh, en }

/** When calendars remind of a visit: the evening before, by the wall clock of Shanghai. */
const evening = '20:00'
/** Minutes after which a subscribed calendar may look again. */
const everyMinutes = 60

type Around = {
  locale: Locale
  /** The site's address, without a slash at the end. */
  address: string
  now: Date
}

/** One visit as a file to put into a calendar; of a cancelled one, to take it out again. */
export function visitFile(visit: Visit, around: Around): string {
  return calendarFile([entryOf(visit, around)])
}

/** All visits as a calendar to subscribe to; cancelled ones stand in it as cancelled. */
export function visitFeed(visits: Visit[], around: Around): string {
  const t = createTranslator({ locale: around.locale, messages: texts[around.locale] })
  return calendarFile(
    visits.map((visit) => entryOf(visit, around)),
    { name: t('entry.calendar'), everyMinutes },
  )
}

/** Names the room and not the child: calendars are shared, and lie on other people's servers. */
function entryOf(visit: Visit, { locale, address, now }: Around): CalendarEntry {
  const t = createTranslator({ locale, messages: texts[locale] })
  const format = formats(locale)
  const { bookingId, startsAt, cancelled } = visit
  const { latitude, longitude, contactPhone, ...room } = visit.room
  const name = nameIn(locale, room).text
  const link = `${address}${locale === 'en' ? '/en' : ''}${paths.booking(bookingId)}`
  const remindAt = instantOf(addDays(dayOf(startsAt), -1), evening)
  // What is over is as it was, whatever became of the room since.
  const cause = visit.endsAt > now ? visit.roomCause : null
  const shut = cause === 'slot_closed' || cause === 'room_suspended'
  const lines = cancelled
    ? [t('entry.cancelled')]
    : [
        shut ? null : t('entry.come'),
        cause
          ? t(`entry.cause.${cause}`)
          : t('entry.cancelUntil', { until: format.moment(visit.cancelUntil) }),
        contactPhone ? t('entry.phone', { phone: contactPhone }) : null,
      ]
  return {
    uid: visit.uid,
    sequence: visit.sequence,
    cancelled,
    changedAt: visit.changedAt,
    from: startsAt,
    to: visit.endsAt,
    title: t(shut && !cancelled ? 'entry.shut' : 'entry.title', { room: name }),
    text: [...lines.filter((line) => line !== null), t('entry.more', { link })].join('\n'),
    link,
    place: room.address ?? name,
    position: latitude === null || longitude === null ? null : { latitude, longitude },
    reminder:
      cancelled || shut || remindAt <= now
        ? null
        : { at: remindAt, text: t('entry.reminder', { room: name, time: format.time(startsAt) }) },
  }
}
