import { z } from 'zod'
import { oneLine } from '../shared/texts'
import { isDay } from '../shared/time'

export const calendarDaysInput = z.object({
  days: z
    .array(
      z.object({
        day: z.string().refine(isDay),
        kind: z.enum(['workday', 'weekend', 'holiday', 'makeup']),
        nameZh: z.string().overwrite(oneLine).min(1).max(40).nullable(),
        nameEn: z.string().overwrite(oneLine).min(1).max(60).nullable(),
        official: z.boolean(),
      }),
    )
    .min(1)
    .max(800),
  /** The stamp of the slots to be closed that the person has seen (`closingStamp`). */
  confirmed: z.string().max(64).optional(),
  /** What `previewCalendarDays` answered as `seen` of these days; without it nothing is compared. */
  seen: z.string().max(40).optional(),
})

export type CalendarDaysInput = z.infer<typeof calendarDaysInput>
