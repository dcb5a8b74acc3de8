import { useLocale, useTranslations } from 'next-intl'
import { BookingCards } from '@/app/_components/booking/booking-cards'
import { BookingCode } from '@/app/_components/booking-code'
import { ReleaseLine } from '@/app/_components/favourites/release-line'
import { FitsCard } from '@/app/_components/fits/fits-card'
import { InsteadList } from '@/app/_components/instead/instead-list'
import { LinkField } from '@/app/_components/link-field'
import { ExampleLabel } from '@/app/_components/room-labels'
import { ClientTexts } from '@/i18n/client-texts'
import { formats } from '@/lib/format'
import { ChipField } from '@/ui/chip-field'
import { HeartIcon } from '@/ui/icons'
import { Section } from '@/ui/page-header'
import { Pager } from '@/ui/pager'
import { TouchLink } from '@/ui/touch-link'
import { at } from './_examples'
import { bookings, fits, longFits, ways } from './_finding-examples'

/** What finding and keeping a place is made of, in every state. */
export function Finding() {
  const t = useTranslations('look.finding')
  const kinds = useTranslations('instead.kind')
  const format = formats(useLocale())
  return (
    <Section id="finding" title={t('title')}>
      <p className="max-w-text text-soft">{t('text')}</p>
      <div className="stack gap-6 md:grid-cols-2 md:gap-x-10">
        <ChipField
          name="look-days"
          label={t('days')}
          hint={t('daysHint')}
          chips={['2025-11-26', '2025-11-27', '2025-11-28', '2025-11-29'].map((day, n) => ({
            value: day,
            label: format.nearWeekday(day, '2025-11-26'),
            note: format.date(day),
            spoken: format.day(day),
            quiet: n === 3,
          }))}
          chosen={['2025-11-27']}
        />
        <ChipField
          kind="radio"
          name="look-part"
          label={t('part')}
          chips={[
            { value: '', label: t('either') },
            { value: 'morning', label: t('morning') },
          ]}
          chosen={['']}
        />
      </div>
      <ul className="stack gap-3 md:grid-cols-2">
        <FitsCard found={fits} ageMonths={null} />
        <FitsCard found={longFits} ageMonths={null} kind={t('kind')} />
      </ul>
      <Pager
        label={t('pages')}
        here="2 / 3"
        previous={{ href: '/look', text: t('before') }}
        next={{ href: '/look', text: t('after') }}
      />
      <TouchLink href="/look">{t('line')}</TouchLink>
      <p className="flex flex-wrap items-center gap-4">
        <HeartIcon filled={false} className="size-6 text-green" />
        <HeartIcon filled className="size-6 text-green" />
        <ExampleLabel room={{ origin: 'demo', exampleSlots: false }} />
        <ExampleLabel room={{ origin: 'published', exampleSlots: true }} />
      </p>
      <ReleaseLine
        release={{ at: at('09:00'), fromDay: '2025-12-10', toDay: '2025-12-10' }}
        now={new Date(at('09:00').getTime() - 90_061_000)}
      />
      <ClientTexts areas={['instead', 'faults']}>
        <InsteadList ways={ways(format, kinds)} />
      </ClientTexts>
      <BookingCards bookings={bookings} />
      <p>
        <BookingCode bookingId={bookings[0]?.id ?? ''} />
      </p>
      <LinkField
        link="https://example.org/calendar"
        texts={{ label: t('link'), copy: t('copy'), copied: t('copied') }}
      />
    </Section>
  )
}
