import { z } from 'zod'
import { isDay } from '@/domain/shared/time'

/** A whole number of at most `most`, or nothing. */
export const wholeOrNothing = (most: number, reason: string) =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) <= most), reason)
    .transform((text) => (text === '' ? null : Number(text)))

/** Yuan as written (30, 30.5) as fen, or nothing. */
export const yuanOrNothing = z
  .string()
  .trim()
  .refine((text) => text === '' || /^\d{1,4}(\.\d{1,2})?$/.test(text), 'price_wrong')
  .transform((text) => (text === '' ? null : Math.round(Number(text) * 100)))

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
