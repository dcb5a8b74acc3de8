import { useLocale, useTranslations } from 'next-intl'
import { unmetReasons } from '@/domain/claims/kind-rules'
import type { PlaceFigures } from '@/domain/figures/read-figures'
import { freeQuarters, occupancy, sumPlans } from '@/domain/figures/rules'
import { formats } from '@/lib/format'
import { Card } from '@/ui/card'
import { hoursText, percentText } from './_shown'

type Tile = {
  key:
    | 'occupancy'
    | 'offered'
    | 'booked'
    | 'used'
    | 'free'
    | 'bookings'
    | 'refusals'
    | 'rooms'
    | 'shortfalls'
    | 'planned'
  value: string
  note?: string
}

/** The numbers of the period; those of bookings and places first. */
export function Tiles({ figures }: { figures: PlaceFigures }) {
  const t = useTranslations('figures.tiles')
  const format = formats(useLocale())
  const { total, reasons } = figures
  const refused = reasons.reduce((sum, one) => sum + one.refusals, 0)
  const unmet = reasons
    .filter((one) => (unmetReasons as readonly string[]).includes(one.reason))
    .reduce((sum, one) => sum + one.refusals, 0)
  const plan = sumPlans(figures.plans)
  const quarters = (count: number) => t('hours', { hours: hoursText(count, format) })
  const tiles: Tile[] = [
    { key: 'occupancy', value: percentText(occupancy(total)), note: t('occupancyHint') },
    {
      key: 'offered',
      value: quarters(total.offeredQuarters),
      note: t('slots', { count: total.slots }),
    },
    { key: 'booked', value: quarters(total.bookedQuarters) },
    { key: 'used', value: quarters(total.usedQuarters) },
    { key: 'free', value: quarters(freeQuarters(total)) },
    {
      key: 'bookings',
      value: format.count(total.bookings),
      note: [
        t('attended', { count: format.count(total.attended) }),
        t('missed', { count: format.count(total.missed) }),
        t('cancelled', { count: format.count(total.cancelled) }),
      ].join(' · '),
    },
    {
      key: 'refusals',
      value: format.count(refused),
      note: t('unmet', { count: format.count(unmet) }),
    },
    ...(figures.place.level === 'room'
      ? []
      : [
          {
            key: 'rooms' as const,
            value: format.count(total.rooms),
            note: t('openRooms', { count: format.count(total.openRooms) }),
          },
        ]),
    {
      key: 'shortfalls',
      value: total.shortfalls > 0 ? format.count(total.shortfalls) : t('none'),
    },
    {
      key: 'planned',
      value: format.count(total.plannedPlaces),
      ...(figures.plans.length === 0
        ? {}
        : {
            note:
              plan.target === null
                ? t('noTarget')
                : t('target', { target: format.count(plan.target) }),
          }),
    },
  ]
  return (
    <section aria-label={t('label')} className="stack gap-2">
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        {tiles.map((tile) => (
          <Card key={tile.key} className="grid content-start gap-0.5">
            <dt className="text-small text-soft">{t(tile.key)}</dt>
            <dd className="font-[650] text-lead tabular-nums leading-snug" data-figure={tile.key}>
              {tile.value}
            </dd>
            {tile.note ? <dd className="text-small text-soft tabular-nums">{tile.note}</dd> : null}
          </Card>
        ))}
      </dl>
      <p className="text-small text-soft">{t('hoursHint')}</p>
    </section>
  )
}
