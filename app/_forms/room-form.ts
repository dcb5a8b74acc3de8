import { z } from 'zod'
import type { Typed } from '@/lib/form-state'
import { type RoomValues, readRoomFields } from './room-fields'

const text = z.string().max(500).optional()

/** What the forms of a room send of its facts; fields somebody may not change are not sent. */
export const roomFormFields = z.object({
  nameZh: text,
  nameEn: text,
  address: text,
  contactPhone: text,
  operatorName: text,
  licensedPlaces: text,
  plannedPlaces: text,
  floorArea: text,
  playArea: text,
  price: text,
  openedOn: text,
  latitude: text,
  longitude: text,
  coordinateSystem: text,
  /** The place as the form was shown with it, in WGS-84. */
  shownLatitude: text,
  shownLongitude: text,
})

/** Turns such a form's texts into values; each field that cannot be read is an issue of its own. */
export function withRoomValues<Form extends z.infer<typeof roomFormFields>>(
  form: Form,
  context: z.RefinementCtx,
) {
  const known = { latitude: Number(form.shownLatitude), longitude: Number(form.shownLongitude) }
  const { values, problems, converted } = readRoomFields(form, known)
  for (const [field, message] of Object.entries(problems)) {
    context.addIssue({ code: 'custom', message, path: [field] })
  }
  return { ...form, values, converted }
}

/**
 * What was typed with the place in WGS-84, to be shown on the map: a place that was converted is looked
 * at before it is saved.
 */
export function withConvertedPlace(typed: Typed, values: RoomValues): Typed {
  return {
    ...typed,
    latitude: [String(values.latitude ?? '')],
    longitude: [String(values.longitude ?? '')],
    coordinateSystem: ['wgs84'],
  }
}
