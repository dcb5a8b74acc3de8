import { useLocale, useTranslations } from 'next-intl'
import { FreePlacesForSlot } from '@/app/_components/free-places-for-slot'
import type { Week } from '@/domain/slots/read-week'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { ButtonLink } from '@/ui/button'
import { Card } from '@/ui/card'

/** The first slot of the week that can be booked now, one touch away; nothing if there is none. */
export function NextPlace({ week }: { week: Week }) {
  const t = useTranslations('story.next')
  const format = formats(useLocale())
  const next = week.days
    .flatMap(({ slots }) => slots)
    .find(({ state }) => state.kind === 'bookable')
  if (!next) return null
  const { slot, state } = next
  return (
    <Card
      tone="green"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 lg:max-w-text"
    >
      <div>
        <p className="text-small text-soft">{t('label')}</p>
        <p className="font-[650] text-lead tabular-nums">
          {format.daySpan(slot.startsAt, slot.endsAt)}
        </p>
        <FreePlacesForSlot state={state} />
      </div>
      <ButtonLink href={paths.book(slot.id)}>{t('book')}</ButtonLink>
    </Card>
  )
}
