import { useLocale, useTranslations } from 'next-intl'
import { daysBefore, type MonthDay, type MonthSlot } from '@/domain/slots/month-rules'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { classNames } from '@/ui/class-names'
import { TextLink } from '@/ui/text-link'
import { SlotMark } from './_slot-mark'

/**
 * A month of slots against holidays and make-up days: a mark a slot, with its time if there is
 * space. What a mark means is said in words to people who do not see it.
 */
export function Month({ code, month, days }: { code: string; month: string; days: MonthDay[] }) {
  const t = useTranslations('timetables.month')
  const format = formats(useLocale())
  const words = { year: month.slice(0, 4), month: format.month(`${month}-01`) }
  const cells = [...Array<null>(daysBefore(month)).fill(null), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, n) =>
    Array.from({ length: 7 }, (_, weekday) => cells[n * 7 + weekday] ?? null),
  )
  const unknown = days.filter((one) => one.calendar === null).length
  return (
    <div className="grid gap-2">
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">{t('caption', words)}</caption>
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((iso) => (
              <th key={iso} scope="col" className="pb-1 font-medium text-small text-soft">
                {format.weekdays([iso])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, n) => (
            <tr key={n}>
              {week.map((day, weekday) =>
                day ? (
                  <Day key={day.day} code={code} day={day} />
                ) : (
                  <td key={weekday} className="border border-line bg-sunk" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {unknown > 0 ? <p>{t('noCalendarDays', { count: unknown })}</p> : null}
      <Legend />
    </div>
  )
}

function Day({ code, day: { day, calendar, slots } }: { code: string; day: MonthDay }) {
  const t = useTranslations('timetables.month')
  const locale = useLocale()
  const format = formats(locale)
  const kind = calendar?.kind ?? 'unknown'
  const named = locale === 'zh' ? calendar?.nameZh : calendar?.nameEn
  const off = kind === 'holiday' || kind === 'weekend' || kind === 'unknown'
  return (
    <td
      className={classNames(
        'h-20 border border-line p-0.5 align-top sm:p-1.5',
        off ? 'bg-sunk' : 'bg-card',
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-1">
        <TextLink
          href={paths.manageRoom(code, { day })}
          className="inline-flex min-h-11 min-w-8 items-center justify-center tabular-nums sm:min-h-8"
        >
          <span className="sr-only">{format.day(day)}</span>
          <span aria-hidden="true">{format.dayOfMonth(day)}</span>
        </TextLink>
        <DayKindMark kind={kind} named={named ?? null} />
      </div>
      {slots.length > 0 ? (
        <ul className="flex flex-wrap gap-x-1 sm:grid">
          {slots.map((slot) => (
            <SlotLine key={`${slot.slotId} ${slot.startsAt.toISOString()}`} slot={slot} />
          ))}
        </ul>
      ) : (
        <span className="sr-only">{kind === 'unknown' ? t('noCalendar') : t('noSlots')}</span>
      )}
    </td>
  )
}

function DayKindMark({ kind, named }: { kind: string; named: string | null }) {
  const t = useTranslations('timetables.month')
  if (kind === 'unknown')
    return <span className="text-small text-soft">{t('noCalendarShort')}</span>
  if (kind !== 'holiday' && kind !== 'makeup') return null
  return (
    <span
      className={classNames(
        'rounded-full px-1 text-small leading-tight',
        kind === 'holiday' ? 'bg-card text-ink' : 'bg-apricot-wash text-apricot-ink',
      )}
    >
      <span aria-hidden="true">{t(kind)}</span>
      <span className="sr-only">
        {named ?? t(kind === 'holiday' ? 'holidayLong' : 'makeupLong')}
      </span>
    </span>
  )
}

function SlotLine({ slot }: { slot: MonthSlot }) {
  const t = useTranslations('timetables.month')
  const format = formats(useLocale())
  const span = format.span(slot.startsAt, slot.endsAt)
  const { bookings } = slot
  const words = {
    made: t('slotMade', { span, bookings }),
    closed: t('slotClosed', { span, bookings }),
    over: t('slotOver', { span }),
    planned: t('slotPlanned', { span }),
  }
  return (
    <li className="flex items-center gap-1 text-small leading-snug">
      <SlotMark slot={slot} />
      <span aria-hidden="true" className="hidden tabular-nums sm:inline">
        {format.time(slot.startsAt)}
      </span>
      <span className="sr-only">
        {words[slot.state]}
        {slot.single ? ` ${t('single')}` : ''}
      </span>
    </li>
  )
}

function Legend() {
  const t = useTranslations('timetables.month')
  const marks = [
    { key: 'made', state: 'made', single: false },
    { key: 'planned', state: 'planned', single: false },
    { key: 'closed', state: 'closed', single: false },
    { key: 'over', state: 'over', single: false },
    { key: 'one', state: 'made', single: true },
  ] as const
  return (
    <div className="grid gap-1 text-small text-soft">
      <ul aria-label={t('legend')} className="flex flex-wrap gap-x-4">
        {marks.map(({ key, ...slot }) => (
          <li key={key} className="flex items-center gap-1">
            <SlotMark slot={slot} />
            {t(key)}
          </li>
        ))}
      </ul>
      <p>{t('plannedNote')}</p>
    </div>
  )
}
