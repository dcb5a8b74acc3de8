import { z } from 'zod'
import { isDay } from '../shared/time'

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

export const newCaregiverInput = z.object({
  roomId: z.uuid(),
  name: z.string().trim().min(1).max(60),
  kind: z.enum(['caregiver', 'health_worker']),
})
export type NewCaregiverInput = z.infer<typeof newCaregiverInput>

export const caregiverChangeInput = z.object({
  caregiverId: z.uuid(),
  name: z.string().trim().min(1).max(60).optional(),
  /** Whether they count for the ratio; a health worker never does. */
  countsForRatio: z.boolean().optional(),
  active: z.boolean().optional(),
})
export type CaregiverChangeInput = z.infer<typeof caregiverChangeInput>
