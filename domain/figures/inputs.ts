import { z } from 'zod'
import { oneLine } from '../shared/texts'
import { isDay } from '../shared/time'

export const mostChildren = 1_000_000
export const mostNewPlaces = 1_000_000

export const residentChildrenInput = z.object({
  fromDay: z.string().refine(isDay),
  source: z.string().overwrite(oneLine).min(1).max(200).nullable(),
  entries: z
    .array(
      z.object({
        subdistrictCode: z.string().regex(/^\d{9}$/),
        children: z.int().min(0).max(mostChildren),
        /** What a form was shown of the subdistrict (`listPlans`); left out by programs. */
        seen: z.string().max(20).optional(),
      }),
    )
    .min(1)
    .max(400),
})

export const programmeTargetInput = z.object({
  year: z.int().min(2020).max(2100),
  newPlaces: z.int().min(1).max(mostNewPlaces),
  /** The target a form was shown for the year; null if there was none, left out by programs. */
  seen: z.int().nullable().optional(),
})

export type ResidentChildrenInput = z.infer<typeof residentChildrenInput>
export type ProgrammeTargetInput = z.infer<typeof programmeTargetInput>
