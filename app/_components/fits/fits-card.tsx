import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { RoomFits } from '@/domain/search/types'
import { formats } from '@/lib/format'
import { nameIn, placeIn } from '@/lib/name-in'
import { paths } from '@/lib/paths'
import { Card } from '@/ui/card'
import { PinIcon } from '@/ui/icons'
import { TextLink } from '@/ui/text-link'
import { ExampleLabel } from '../room-labels'
import { FitRow } from './fit-row'

/** Stretches of one room shown in a list; the rest is on the room's page. */
const shown = 2

/** A room in a list of places found: where it is, and the first stretches that fit. */
export function FitsCard({
  found: { room, metres, fits },
  ageMonths,
  kind,
}: {
  found: RoomFits
  /** The age looked for, for the room's own page. */
  ageMonths: number | null
  /** What is different from what was asked for, above the name. */
  kind?: ReactNode
}) {
  const t = useTranslations('search.card')
  const locale = useLocale()
  const format = formats(locale)
  const name = nameIn(locale, room)
  const roomPath = paths.room(room.code, { day: fits[0]?.day ?? '', ageMonths })
  return (
    <Card as="li" className="grid content-start gap-2">
      {kind ? <p className="font-[650] text-apricot-ink text-small">{kind}</p> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <h3 className="min-w-0 flex-1 basis-44 text-lead leading-snug" lang={name.lang}>
          <TextLink href={roomPath} className="inline-flex min-h-11 items-center">
            {name.text}
          </TextLink>
        </h3>
        <ExampleLabel room={room} />
      </div>
      <p className="inline-flex gap-1 text-small text-soft">
        <PinIcon className="mt-0.5 size-5 shrink-0" />
        <span>
          {t('place', placeIn(locale, room))}
          {metres === null ? null : ` · ${t('away', { distance: format.distance(metres) })}`}
        </span>
      </p>
      <ul className="grid border-line border-t">
        {fits.slice(0, shown).map((fit) => (
          <FitRow key={`${fit.slotId}${fit.from.toISOString()}`} fit={fit} roomName={name.text} />
        ))}
      </ul>
      {fits.length > shown ? (
        <p className="text-small">
          <TextLink href={roomPath} className="inline-flex min-h-11 items-center">
            {t('more', { count: fits.length - shown })}
          </TextLink>
        </p>
      ) : null}
    </Card>
  )
}
