import { z } from 'zod'
import { parsePhone } from '../shared/phone'
import { lettersIn, looksLikeAddress, oneLine } from '../shared/texts'
import { typedCode } from '../shared/typed-number'
import { nameLength, passwordLength } from './rules'

/**
 * A name of 1 to 60 letters, without line breaks; spaces around it go. It may stand in a message to somebody
 * who did not ask for it, so it has no digits and nothing that could be an address.
 */
export const name = z
  .string('name_missing')
  .transform(oneLine)
  .refine((text) => text.length > 0, 'name_missing')
  .refine((text) => lettersIn(text) <= nameLength, 'name_too_long')
  .refine((text) => !looksLikeAddress(text), 'name_with_address')

/** A mobile number of any country, `+86` when none is given. */
export const phone = z.string('phone_missing').transform((text, issues) => {
  const number = parsePhone(text)
  if (number) return number
  issues.addIssue({ code: 'custom', message: text.trim() ? 'phone_invalid' : 'phone_missing' })
  return z.NEVER
})

export const codeRequest = z.object({ phone })

/** What a desk notes of a person who has lost the number of their account. */
export const lostNumber = z.object({
  oldPhone: phone,
  phone,
  identityCheck: z
    .string('check_missing')
    .transform(oneLine)
    .refine((text) => text.length > 0, 'check_missing')
    .refine((text) => lettersIn(text) <= 200, 'check_long'),
})

export const codeSignIn = z.object({
  code: z
    .string('code_missing')
    .transform(typedCode)
    .refine((text) => text !== '', 'code_missing')
    .refine((text) => text === '' || /^\d{6}$/.test(text), 'code_malformed'),
})

/** Any text is tried as a password; only a new one must be long enough. */
export const passwordSignIn = z.object({
  phone,
  password: z.string('password_missing').min(1, 'password_missing').max(1000, 'password_too_long'),
})

export const newPassword = z.object({
  password: z
    .string('password_missing')
    .min(1, 'password_missing')
    .refine((text) => text === '' || lettersIn(text) >= passwordLength.least, 'password_too_short')
    .refine((text) => lettersIn(text) <= passwordLength.most, 'password_too_long'),
})

export const profile = z.object({
  name,
  language: z.enum(['zh', 'en'], 'language_missing'),
  homeSubdistrictCode: z
    .string()
    .regex(/^\d{9}$/, 'subdistrict_unknown')
    .or(z.literal(''))
    .transform((code) => code || null),
})

export type Profile = z.output<typeof profile>
