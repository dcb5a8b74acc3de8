import { z } from 'zod'
import { name, phone } from '../accounts/inputs'
import { relations } from '../children/types'
import { lettersIn, oneLine } from '../shared/texts'
import { isDay } from '../shared/time'
import { typedCode } from '../shared/typed-number'
import { readingPurposes, readingReasonLength } from './reading-rules'

/** A family as it is registered at the desk; the consent must have been given. */
export const familyAtDesk = z.object({
  phone,
  guardianName: name,
  language: z.enum(['zh', 'en'], 'language_missing'),
  childName: name,
  birthDate: z
    .string('birth_date_missing')
    .overwrite(oneLine)
    .min(1, 'birth_date_missing')
    .refine((value) => value === '' || isDay(value), 'birth_date_malformed'),
  relation: z.enum(relations, 'relation_missing'),
  allergies: z
    .string()
    .default('')
    .transform(oneLine)
    .refine((value) => lettersIn(value) <= 500, 'text_too_long')
    .transform((value) => value || null),
  consent: z.literal('yes', 'consent_needed'),
})
export type FamilyAtDesk = Omit<z.output<typeof familyAtDesk>, 'consent'>

/** What a family reads out at the desk: the six digits that its phone got, or the code of a booking. */
export const shownCode = z
  .string('shown_missing')
  .transform(typedCode)
  .refine((text) => text !== '', 'shown_missing')
  .refine((text) => text === '' || /^(\d{6}|[\da-z]{8})$/.test(text), 'shown_malformed')

/** What is looked for: a whole number, or at least two letters of a child's name. */
export const familySearch = z
  .object({ search: z.string('search_missing').transform(oneLine) })
  .superRefine(({ search }, issues) => {
    const say = (message: string) => issues.addIssue({ code: 'custom', path: ['search'], message })
    if (search === '') say('search_missing')
    else if (lettersIn(search) < 2) say('search_short')
    else if (lettersIn(search) > 60) say('search_long')
  })

/** Why a child's record is opened, as the guardians will read it. */
export const statedReason = z.object({
  purpose: z.enum(readingPurposes, 'purpose_missing'),
  reason: z
    .string('reading_reason_missing')
    .transform(oneLine)
    .refine((text) => text.length > 0, 'reading_reason_missing')
    .refine((text) => lettersIn(text) <= readingReasonLength, 'reading_reason_long'),
})
export type StatedReason = z.output<typeof statedReason>
