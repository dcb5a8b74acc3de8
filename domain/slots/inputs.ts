import { z } from 'zod'
import { addDays, isDay } from '../shared/time'
import { daysOfWeek } from './read-week'

const day = z.string().refine(isDay, { abort: true })

/** What a page follows: a room by its code, days one after the other, and the stamp it was made with. */
export const followPlacesInput = z
  .object({
    code: z.string().min(1).max(100),
    from: day,
    to: day,
    stamp: z.string().regex(/^[0-9a-f]{32}$/),
  })
  .refine(({ from, to }) => from <= to && to < addDays(from, daysOfWeek))
