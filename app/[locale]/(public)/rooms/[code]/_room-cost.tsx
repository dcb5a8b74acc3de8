import { useLocale, useTranslations } from 'next-intl'
import { costInWords } from '@/app/_components/cost-in-words'
import type { Policy } from '@/domain/policies/types'
import type { OpeningHours, PublicRoom } from '@/domain/rooms/read-room'
import { minutesOf } from '@/domain/slots/pattern-rules'
import { formats } from '@/lib/format'
import { Section } from '@/ui/page-header'

/** If no slot of a room has a fixed length, two hours, as the city describes its rooms. */
const usualMinutes = 120

/** What is free in a year or month, what comes after, and the sum for a slot of the room. */
export function RoomCost({
  room,
  hours,
  policy,
}: {
  room: PublicRoom
  hours: OpeningHours[]
  policy: Policy
}) {
  const t = useTranslations('story.cost')
  const fixed = hours.find(({ flexible }) => !flexible)
  const minutes = fixed
    ? minutesOf(fixed.toTime) - minutesOf(fixed.fromTime)
    : Math.min(usualMinutes, policy.slotMaxMinutes)
  const priced = { priceFenPerHour: room.priceFenPerHour, minutes }
  const { lines, example } = costInWords(priced, policy, t, formats(useLocale()))
  return (
    <Section id="cost" title={t('title')}>
      <ul className="grid list-disc gap-1 pl-5 marker:text-apricot">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {example ? (
        <div className="rounded-soft bg-sunk p-4">
          <h3 className="text-body">{t('exampleTitle')}</h3>
          <p className="tabular-nums">{example}</p>
        </div>
      ) : null}
      <p className="text-small text-soft">{t('published')}</p>
    </Section>
  )
}
