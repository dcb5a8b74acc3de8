'use client'

import { useTranslations } from 'next-intl'
import type { HTMLInputTypeAttribute } from 'react'
import type { RoomField } from '@/app/_forms/room-fields'
import { TextField } from '@/ui/field'

/** A room's facts as people type them. */
export type RoomTexts = Record<RoomField, string>

type Look = {
  type?: HTMLInputTypeAttribute
  inputMode?: 'numeric' | 'decimal' | 'tel'
  hint?: 'nameEnHint' | 'licensedHint' | 'plannedHint' | 'playHint' | 'operatorHint'
  most?: number
  list?: string
}

const looks: Record<RoomField, Look> = {
  nameZh: { most: 80 },
  nameEn: { most: 120, hint: 'nameEnHint' },
  address: { most: 200 },
  contactPhone: { type: 'tel', inputMode: 'tel', most: 40 },
  operatorName: { most: 80, hint: 'operatorHint', list: 'operator-names' },
  licensedPlaces: { inputMode: 'numeric', most: 20, hint: 'licensedHint' },
  plannedPlaces: { inputMode: 'numeric', most: 20, hint: 'plannedHint' },
  floorArea: { inputMode: 'decimal', most: 20 },
  playArea: { inputMode: 'decimal', most: 20, hint: 'playHint' },
  price: { inputMode: 'decimal', most: 20 },
  openedOn: { type: 'date' },
  // A pair may be pasted into either.
  latitude: { most: 60 },
  longitude: { most: 60 },
}

/** Whether a field of a form has its name among the texts of a room's facts. */
export function hasLabel(name: string): name is RoomField | 'coordinateSystem' {
  return Object.hasOwn(looks, name) || name === 'coordinateSystem'
}

/** Some facts of a room as fields, with what is known or was typed and what is wrong with each. */
export function RoomFactFields({
  fields,
  text,
  error,
}: {
  fields: readonly RoomField[]
  text: (field: RoomField) => string
  error: (field: string) => string | undefined
}) {
  const t = useTranslations('rooms.field')
  return fields.map((field) => {
    const { hint, most, ...look } = looks[field]
    return (
      <TextField
        key={field}
        name={field}
        {...look}
        maxLength={most}
        label={t(field)}
        hint={hint && t(hint)}
        defaultValue={text(field)}
        error={error(field)}
        autoComplete="off"
      />
    )
  })
}
