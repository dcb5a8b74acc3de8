import { z } from 'zod'
import { readRoomFields } from './room-fields'

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
})

/** Turns such a form's texts into values; each field that cannot be read is an issue of its own. */
export function withRoomValues<Form extends z.infer<typeof roomFormFields>>(
  form: Form,
  context: z.RefinementCtx,
) {
  const { values, problems } = readRoomFields(form)
  for (const [field, message] of Object.entries(problems)) {
    context.addIssue({ code: 'custom', message, path: [field] })
  }
  return { ...form, values }
}
