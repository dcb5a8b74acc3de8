import { useLocale, useTranslations } from 'next-intl'
import type { FoundRoom } from '@/domain/search/find-rooms'
import { formats } from '@/lib/format'
import { nameIn, placeIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { Card, CardLink } from '@/ui/card'
import { PinIcon } from '@/ui/icons'
import { ExampleLabel } from './room-labels'
import { SlotRow } from './slot-row'

/** A room in a list: where it is, its slots of the day with free places, its price. */
export function RoomCard({
  found: { room, slots },
  day,
  ageMonths,
  ages,
}: {
  found: FoundRoom
  day: string
  ageMonths: number | null
  /** The ages every slot takes unless it says otherwise; only other ages are shown. */
  ages: { fromMonths: number; toMonths: number }
}) {
  const t = useTranslations('find.card')
  const locale = useLocale()
  const format = formats(locale)
  const name = nameIn(locale, room)
  const coming = slots.filter(({ state }) => state.kind !== 'over')
  return (
    <Card as="li" className="grid content-start gap-3">
      <div className="grid gap-1">
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
          <h3 className="min-w-0 flex-1 basis-44 text-lead leading-snug" lang={name.lang}>
            <CardLink href={paths.room(room.code, { day, ageMonths })}>{name.text}</CardLink>
          </h3>
          <ExampleLabel room={room} />
        </div>
        <p className="flex flex-wrap justify-between gap-x-4 text-small text-soft">
          <span className="inline-flex gap-1">
            <PinIcon className="mt-0.5 size-5 shrink-0" />
            {t('place', placeIn(locale, room))}
          </span>
          <span className="tabular-nums">{format.pricePerHour(priceOf(room, slots))}</span>
        </p>
      </div>
      {coming.length > 0 ? (
        <ul className="grid border-line border-t">
          {coming.map(({ slot, state }) => (
            <SlotRow key={slot.id} slot={slot} state={state} ages={ages} />
          ))}
        </ul>
      ) : (
        <p className="border-line border-t pt-2 text-small text-soft">
          {t(nothingText(room, slots, ageMonths))}
        </p>
      )}
    </Card>
  )
}

/** The price of the day's first slot, else the room's; null if it is not published. */
function priceOf(room: FoundRoom['room'], slots: FoundRoom['slots']): number | null {
  return slots.at(0)?.slot.priceFenPerHour ?? room.priceFenPerHour
}

/** What is shown if no slot is to come. */
function nothingText(
  room: FoundRoom['room'],
  slots: FoundRoom['slots'],
  ageMonths: number | null,
): 'suspended' | 'over' | 'noSlots' | 'noSlotsForAge' {
  if (room.status === 'suspended') return 'suspended'
  if (slots.length > 0) return 'over'
  return ageMonths === null ? 'noSlots' : 'noSlotsForAge'
}
