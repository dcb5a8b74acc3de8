'use client'

import { useTranslations } from 'next-intl'
import { placeSystemKeys } from '@/app/_forms/typed-place'
import { SelectField } from '@/ui/field'
import { RoomFactFields, type RoomTexts } from './room-fields'

/**
 * Where a room is, in degrees, and where they were copied from: only a place that stays as it was needs
 * no source.
 */
export function PlaceFields({
  text,
  shown,
  error,
}: {
  /** What was typed before in a field, or else the other text. */
  text: (name: string, fallback?: string) => string
  shown: RoomTexts
  error: (field: string) => string | undefined
}) {
  const t = useTranslations('rooms')
  return (
    <>
      <p className="text-small text-soft sm:col-span-2">{t('field.coordinatesHint')}</p>
      <RoomFactFields
        fields={['latitude', 'longitude']}
        text={(field) => text(field, shown[field])}
        error={error}
      />
      <SelectField
        name="coordinateSystem"
        label={t('field.coordinateSystem')}
        hint={t('field.systemHint')}
        empty={t('field.systemEmpty')}
        options={placeSystemKeys.map((key) => ({ value: key, label: t(`system.${key}`) }))}
        defaultValue={text('coordinateSystem')}
        error={error('coordinateSystem')}
      />
      <input type="hidden" name="shownLatitude" value={shown.latitude} />
      <input type="hidden" name="shownLongitude" value={shown.longitude} />
    </>
  )
}
