'use client'

import { useLocale, useTranslations } from 'next-intl'
import {
  type PlaceRules,
  type PlacesOfSlot,
  placesOfSlot,
} from '@/domain/administration/place-rules'
import { hundredths, typedWhole } from '@/domain/shared/typed-number'
import { Card } from '@/ui/card'

/** What a slot can take with the licence and area as typed: the sum, and which limit says so. */
export function PlacesSum({
  rules,
  of,
  licensedPlaces,
  playArea,
}: {
  rules: PlaceRules
  /** Whose settings these are. */
  of: 'placeRoom' | 'placeSubdistrict' | 'placeCity'
  /** As typed; the area in m². */
  licensedPlaces: string
  playArea: string
}) {
  const t = useTranslations('rooms.places')
  const zh = useLocale() === 'zh'
  const places = typedWhole(licensedPlaces, 999)
  const playAreaDm2 = hundredths(playArea, 1, 1_000_000)
  const sum =
    places === null || places > 500
      ? null
      : placesOfSlot({ licensedPlaces: places, playAreaDm2 }, rules)
  return (
    <Card tone="green" as="section" className="grid gap-1">
      <h3 className="font-[650]">{t('title')}</h3>
      <div aria-live="polite" className="grid gap-1 tabular-nums">
        {sum ? (
          <>
            <p className="text-lead">
              <strong className="font-[650]">{t('answer', { places: sum.places })}</strong>
              {zh ? '，' : ', '}
              {t('binding', { binds: sum.binding.map((term) => t(term)).join(t('separator')) })}
            </p>
            <ul className="text-small">
              {sum.limits.map(({ term, places: most }) => (
                <li key={term}>
                  {term === 'area_places'
                    ? areaLine(most)
                    : t('line', { term: t(term), places: String(most) })}
                </li>
              ))}
            </ul>
            <Caregivers sum={sum} rules={rules} />
          </>
        ) : (
          <p>{t('unknown')}</p>
        )}
      </div>
      <p className="text-small">{t('note', { place: t(of) })}</p>
    </Card>
  )

  function areaLine(most: number | null) {
    if (most === null || playAreaDm2 === null) return t('areaUnknown')
    return t('areaSum', {
      area: String(playAreaDm2 / 100),
      per: String(rules.areaPerChildDm2 / 100),
      places: String(most),
    })
  }
}

function Caregivers({ sum, rules }: { sum: PlacesOfSlot; rules: PlaceRules }) {
  const t = useTranslations('rooms.places')
  if (sum.places === 0) return null
  return (
    <ul className="text-small">
      {sum.caregivers.map(({ band, count }) => (
        <li key={band?.fromMonths ?? 0}>
          {band
            ? t('caregiversBand', {
                ages: t('ages', { from: band.fromMonths, to: band.toMonths }),
                count,
              })
            : t('caregivers', { count, ratio: rules.fixedRatio, least: rules.minCaregivers })}
        </li>
      ))}
    </ul>
  )
}
