import { useLocale, useTranslations } from 'next-intl'
import type { ManagedSlot } from '@/domain/slots/manage-queries'
import { formats } from '@/lib/format'
import { Card } from '@/ui/card'
import { DefinitionList } from '@/ui/definition-list'
import { Section } from '@/ui/page-header'

/** What is settled about a slot: numbers, ages, cap, when booking opens and closes. */
export function SlotFacts({ slot }: { slot: ManagedSlot }) {
  const t = useTranslations('manage.slot')
  const format = formats(useLocale())
  const items = [
    {
      key: 'booked',
      term: t('booked'),
      value: t('bookedValue', { heads: slot.heads, limit: slot.limit }),
    },
    { key: 'bookings', term: t('bookings'), value: t('bookingsValue', { count: slot.bookings }) },
    {
      key: 'cap',
      term: t('cap'),
      value:
        slot.cap === null
          ? t('capPolicy', { cap: slot.policyCap })
          : t('capOwn', { cap: slot.cap }),
    },
    { key: 'ages', term: t('ages'), value: format.ages(slot.ageFromMonths, slot.ageToMonths) },
    { key: 'release', term: t('release'), value: format.moment(slot.releasedAt) },
    { key: 'closes', term: t('closes'), value: format.moment(slot.bookingClosesAt) },
  ]
  return (
    <Section id="facts" title={t('facts')}>
      <Card>
        <DefinitionList items={items} />
        {slot.flexible ? <p className="text-small text-soft">{t('flexible')}</p> : null}
      </Card>
    </Section>
  )
}
