import { z } from 'zod'
import { isDay } from '../shared/time'

const wallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const day = z.string().refine(isDay)

/** A weekly pattern. Weekdays are ISO (1 is Monday); null ages, cap and price are inherited. */
const patternFields = z.object({
  weekdays: z.array(z.number().int().min(1).max(7)).max(7),
  fromTime: wallClock,
  toTime: wallClock,
  ageFromMonths: z.number().int().min(0).max(144).nullable(),
  ageToMonths: z.number().int().min(0).max(144).nullable(),
  cap: z.number().int().min(0).max(500).nullable(),
  flexible: z.boolean(),
  priceFenPerHour: z.number().int().min(0).max(1_000_000).nullable(),
  validFrom: day,
  validTo: day.nullable(),
})

export const newTimetableInput = patternFields.extend({
  roomId: z.uuid(),
  /** True where it may run beside another timetable of the room: they share its places. */
  sharesCapacity: z.boolean(),
})
export type NewTimetableInput = z.infer<typeof newTimetableInput>

export const timetableChangeInput = patternFields.extend({
  timetableId: z.uuid(),
  sharesCapacity: z.boolean(),
})
export type TimetableChangeInput = z.infer<typeof timetableChangeInput>

export const endTimetableInput = z.object({ timetableId: z.uuid(), lastDay: day })
export type EndTimetableInput = z.infer<typeof endTimetableInput>

export type PatternFields = z.infer<typeof patternFields>
