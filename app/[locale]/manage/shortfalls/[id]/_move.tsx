import { useLocale, useTranslations } from 'next-intl'
import type { WaysOut } from '@/domain/shortfalls/find-ways-out'
import type { ShortBooking } from '@/domain/shortfalls/way-queries'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Disclosure } from '@/ui/disclosure'
import { Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'

/** The fewest bookings that would have to move: those to ask first, and which others would do. */
export function Move({ ways }: { ways: WaysOut }) {
  const t = useTranslations('roster.ways')
  const { move, bookings, room } = ways
  if (!move || move.count === 0) return null
  const { count, exact, suggested, choices } = move
  const of = (ids: string[]) =>
    ids.flatMap((id) => bookings.filter(({ bookingId }) => bookingId === id))
  const others = of(choices.filter((id) => !suggested.includes(id)))
  return (
    <Section id="move" title={t('move')}>
      <p className="max-w-text">{exact ? t('moveText', { count }) : t('moveAbout', { count })}</p>
      {others.length > 0 ? (
        <p className="font-[650]">{t('oneOf', { count, total: choices.length })}</p>
      ) : null}
      <h3 className="font-[650]">{t('suggested')}</h3>
      <Bookings code={room.code} list={of(suggested)} />
      {others.length > 0 ? (
        <Disclosure summary={t('alsoFits')}>
          <Bookings code={room.code} list={others} />
        </Disclosure>
      ) : null}
    </Section>
  )
}

/** No names: the person who calls the families finds them at the slot. */
function Bookings({ code, list }: { code: string; list: ShortBooking[] }) {
  const t = useTranslations('roster.ways')
  const format = formats(useLocale())
  return (
    <ul className="grid">
      {list.map((one) => {
        const words = {
          age: format.months(one.ageMonths),
          span: format.span(one.startsAt, one.endsAt),
          when: format.moment(one.claimedAt),
          factor: String(one.factorHundredths / 100),
        }
        return (
          <li
            key={one.bookingId}
            className="flex flex-wrap items-center justify-between gap-x-3 border-line border-t"
          >
            <span className="tabular-nums">
              {one.factorHundredths === 100 ? t('booking', words) : t('bookingFactor', words)}
            </span>
            <TextLink
              href={`${paths.manageSlot(code, one.slotId)}#children`}
              className="inline-flex min-h-11 items-center"
            >
              {t('slotLink')}
            </TextLink>
          </li>
        )
      })}
    </ul>
  )
}
