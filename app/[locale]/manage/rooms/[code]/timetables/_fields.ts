import { z } from 'zod'
import { isDay } from '@/domain/shared/time'
import { hundredths, typedWhole } from '@/domain/shared/typed-number'

/** A whole number of at most `most`, or nothing. */
export const wholeOrNothing = (most: number, reason: string) =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || typedWhole(text, most) !== null, reason)
    .transform((text) => typedWhole(text, most))

/** Yuan as written (30, 30.5) as fen, or nothing. */
export const yuanOrNothing = z
  .string()
  .trim()
  .refine((text) => text === '' || hundredths(text, 0, 999_999) !== null, 'price_wrong')
  .transform((text) => hundredths(text, 0, 999_999))

export const time = z.string('time_missing').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time_missing')
export const day = z.string('day_missing').refine(isDay, 'day_missing')
export const dayOrNothing = z
  .string()
  .refine((text) => text === '' || isDay(text), 'day_missing')
  .transform((text) => text || null)
export const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes')

/** What a pattern and a single slot have in common. */
export const slotTerms = {
  fromTime: time,
  toTime: time,
  flexible: ticked,
  ageFromMonths: wholeOrNothing(144, 'month_wrong'),
  ageToMonths: wholeOrNothing(144, 'month_wrong'),
  cap: wholeOrNothing(500, 'cap_wrong'),
  priceFenPerHour: yuanOrNothing,
  sharesCapacity: ticked,
}

/** A price in fen as it is typed: 3050 is 30.5. */
export function asYuan(fen: number | null): string {
  return fen === null ? '' : String(fen / 100)
}
