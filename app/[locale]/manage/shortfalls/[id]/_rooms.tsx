import { useLocale, useTranslations } from 'next-intl'
import type { WaysOut } from '@/domain/shortfalls/find-ways-out'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { Card } from '@/ui/card'
import { Section } from '@/ui/page-header'
import { TextLink } from '@/ui/text-link'

/** Rooms near by with free places at that time for children of these ages. */
export function OtherRooms({ ways: { rooms, shortfall } }: { ways: WaysOut }) {
  const t = useTranslations('roster.ways')
  const locale = useLocale()
  const format = formats(locale)
  const named = (zh: string, en: string | null) => (locale === 'zh' ? zh : (en ?? zh))
  return (
    <Section id="rooms" title={t('rooms')}>
      {rooms.length === 0 ? (
        <p className="text-soft">{t('roomsNone')}</p>
      ) : (
        <p className="max-w-text text-soft">{t('roomsText')}</p>
      )}
      <ul className="grid gap-3 md:grid-cols-2">
        {rooms.map((one) => {
          const room = named(one.nameZh, one.nameEn)
          const subdistrict = named(one.subdistrictZh, one.subdistrictEn)
          const notes = [
            one.sameSubdistrict ? t('near') : t('farther', { subdistrict }),
            format.ages(one.ageFromMonths, one.ageToMonths),
            ...(one.wholeTime ? [] : [t('partTime')]),
            ...(one.bookable ? [] : [t('notBookable')]),
          ]
          return (
            <Card as="li" key={one.slotId} className="grid content-start gap-1">
              <strong className="wrap-anywhere font-[650] text-lead">{room}</strong>
              <p className="tabular-nums">
                {format.span(one.startsAt, one.endsAt)} · {t('takes', { takes: one.takes })}
              </p>
              <p className="text-small text-soft">{notes.join(' · ')}</p>
              <p>
                <TextLink
                  href={paths.room(one.code, { day: shortfall.day })}
                  className="inline-flex min-h-11 items-center"
                >
                  {t('see', { room })}
                </TextLink>
              </p>
            </Card>
          )
        })}
      </ul>
    </Section>
  )
}
