import { z } from 'zod'
import { isDay } from '../shared/time'

const wallClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const day = z.string().refine(isDay)

/** Whether it may run beside other timetables of the room: they share its places. */
const sharesCapacity = z.boolean()

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
  /** The id it gets, so that a form sent twice makes one; made if none is given. */
  timetableId: z.uuid().optional(),
  sharesCapacity,
})
export type NewTimetableInput = z.infer<typeof newTimetableInput>

export const timetableChangeInput = patternFields.extend({
  timetableId: z.uuid(),
  sharesCapacity,
})
export type TimetableChangeInput = z.infer<typeof timetableChangeInput>

export const endTimetableInput = z.object({ timetableId: z.uuid(), lastDay: day })
export type EndTimetableInput = z.infer<typeof endTimetableInput>

export type PatternFields = z.infer<typeof patternFields>

/** A change asked for at a form; `end` sets the last day. */
export const timetableWish = z.discriminatedUnion('deed', [
  newTimetableInput.extend({ deed: z.literal('create') }),
  timetableChangeInput.extend({
    deed: z.literal('change'),
    /** What `readTimetable` answered as `seen` when the form was shown. */
    seen: z.string().max(1000),
  }),
  endTimetableInput.extend({ deed: z.literal('end') }),
])
export type TimetableWish = z.infer<typeof timetableWish>

export const saveTimetableInput = z.object({
  wish: timetableWish,
  /** The agreement answered with the preview; null to see one. */
  agreed: z.string().max(100).nullable(),
  /** The month the preview shows, `'YYYY-MM'`. */
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
})
export type SaveTimetableInput = z.infer<typeof saveTimetableInput>

/** What is kept of a pattern. */
export type StoredPattern = PatternFields & { sharesCapacity: boolean }
