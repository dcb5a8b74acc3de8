import { useLocale, useTranslations } from 'next-intl'
import type { FoundSlot, SlotState } from '@/domain/slots/slot-state'
import { formats } from '@/lib/format'
import { FreePlacesForSlot } from './free-places-for-slot'

/** One slot in a line: its time and its free places; ages only if they differ from `ages`. */
export function SlotRow({
  slot,
  state,
  ages,
}: {
  slot: FoundSlot
  state: SlotState
  ages: { fromMonths: number; toMonths: number }
}) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-t py-2 first:border-t-0 last:pb-0">
      <span>
        <SlotTime slot={slot} />
        <SlotTerms slot={slot} ages={ages} />
      </span>
      <FreePlacesForSlot state={state} />
    </li>
  )
}

/** From when to when a slot goes. */
export function SlotTime({ slot }: { slot: FoundSlot }) {
  const format = formats(useLocale())
  return (
    <time dateTime={slot.startsAt.toISOString()} className="font-medium">
      {format.span(slot.startsAt, slot.endsAt)}
    </time>
  )
}

/** What is special about a slot: other ages than usual, times of the family's own choice. */
export function SlotTerms({
  slot,
  ages,
}: {
  slot: FoundSlot
  ages: { fromMonths: number; toMonths: number }
}) {
  const t = useTranslations('slots')
  const format = formats(useLocale())
  const otherAges = slot.ageFromMonths !== ages.fromMonths || slot.ageToMonths !== ages.toMonths
  if (!otherAges && !slot.flexible) return null
  return (
    <span className="block text-small text-soft">
      {otherAges ? (
        <span className="block">
          {t('ages', { ages: format.ages(slot.ageFromMonths, slot.ageToMonths) })}
        </span>
      ) : null}
      {slot.flexible ? (
        <span className="block">{t('flexible', { length: format.duration(slot.minMinutes) })}</span>
      ) : null}
    </span>
  )
}
