import { z } from 'zod'
import { oneLine } from '../shared/texts'
import { isDay, weekdayOf } from '../shared/time'
import { qualifications } from './qualification-rules'

const wallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const day = z.string().refine(isDay)
const span = { fromTime: wallClock, toTime: wallClock }

export const shiftInput = z.object({
  caregiverId: z.uuid(),
  ...span,
  breaks: z.array(z.object(span)).max(8),
})
export type ShiftInput = z.infer<typeof shiftInput>

export const dayRosterInput = z.object({
  roomId: z.uuid(),
  day,
  shifts: z.array(shiftInput).max(60),
})
export type DayRosterInput = z.infer<typeof dayRosterInput>

export const repeatRosterInput = z.object({
  roomId: z.uuid(),
  fromDay: day,
  toDays: z.array(day).min(1).max(100),
})
export type RepeatRosterInput = z.infer<typeof repeatRosterInput>

const monday = day.refine((text) => !isDay(text) || weekdayOf(text) === 1)
/**
 * Whether the person was shown what will fall short, and what is replaced, and agreed: to exactly the
 * shifts of that text (`has_shifts`), or, for programs, to any.
 */
const agreed = { confirmed: z.boolean(), overwrite: z.boolean().or(z.string().max(20)) }

export const copyWeekInput = z.object({
  roomId: z.uuid(),
  fromMonday: monday,
  toMonday: monday,
  ...agreed,
})
export type CopyWeekInput = z.infer<typeof copyWeekInput>

export const newTemplateInput = z.object({
  roomId: z.uuid(),
  day,
  name: z.string().overwrite(oneLine).min(1).max(40),
})
export type NewTemplateInput = z.infer<typeof newTemplateInput>

export const applyTemplateInput = z.object({
  templateId: z.uuid(),
  days: z.array(day).min(1).max(31),
  ...agreed,
})
export type ApplyTemplateInput = z.infer<typeof applyTemplateInput>

export const personShiftInput = z.object({
  caregiverId: z.uuid(),
  days: z.array(day).min(1).max(31),
  /** Null takes the person off these days. */
  shift: z.object({ ...span, breaks: z.array(z.object(span)).max(8) }).nullable(),
  confirmed: z.boolean(),
  /** What a form showed of the person's days (`personSeen`); left out by programs. */
  seen: z.record(day, z.string().max(20)).optional(),
})
export type PersonShiftInput = z.infer<typeof personShiftInput>

const name = z.string().overwrite(oneLine).min(1).max(60)
const training = {
  qualification: z.enum(qualifications).nullable().optional(),
  /** The last day the yearly check holds; null if none is entered. */
  qualifiedUntil: day.nullable().optional(),
  /** Whether they count for the ratio; a health worker and somebody without a qualification never do. */
  countsForRatio: z.boolean().optional(),
}

export const newCaregiverInput = z.object({
  roomId: z.uuid(),
  name,
  kind: z.enum(['caregiver', 'health_worker']),
  ...training,
})
export type NewCaregiverInput = z.infer<typeof newCaregiverInput>

export const caregiverChangeInput = z.object({
  caregiverId: z.uuid(),
  name: name.optional(),
  ...training,
  active: z.boolean().optional(),
})
export type CaregiverChangeInput = z.infer<typeof caregiverChangeInput>

export const saveCaregiverInput = caregiverChangeInput.extend({
  confirmed: z.boolean(),
  /** What the form showed of the person (`caregiverSeen`); left out by programs. */
  seen: z.string().max(20).optional(),
})
export type SaveCaregiverInput = z.infer<typeof saveCaregiverInput>
