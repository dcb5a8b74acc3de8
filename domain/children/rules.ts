import { plainText } from '../shared/typed-number'
import type { Identity, IdentityKind } from './types'

/** A service for children under three has no use for data of those over six. */
export const oldestYears = 6
export const mostChildren = 10
/** Children an account may try to add in a day, so that nobody tries document numbers one after another. */
export const triesADay = 30
export const mostGuardians = 4
export const invitationDays = 14
export const textLength = 500

const day = 24 * 60 * 60_000

/** The instant at which an invitation made now expires. */
export function invitationExpiry(now: Date): Date {
  return new Date(now.getTime() + invitationDays * day)
}

/** Why a child born on a day is not taken in on `today`, or null; the sixth birthday is the limit. */
export function birthDateRefusal(
  birthDate: string,
  today: string,
): 'born_in_future' | 'born_too_long_ago' | null {
  if (birthDate > today) return 'born_in_future'
  const earliest = `${Number(today.slice(0, 4)) - oldestYears}${today.slice(4)}`
  const limit = earliest.endsWith('02-29') ? `${earliest.slice(0, 4)}-02-28` : earliest
  return birthDate < limit ? 'born_too_long_ago' : null
}

/** A document number without what people put between its letters, in capitals. */
export function normalNumber(text: string): string {
  return plainText(text)
    .replace(/[\s\-_.·()]/g, '')
    .toUpperCase()
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** Whether the 18 characters end in the check character of GB 11643 (ISO 7064, MOD 11-2). */
export function hasCheckCharacter(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return checks[sum % 11] === number[17]
}

/** Shapes as the issuing offices publish them; a passport is left to its country. */
const shapes: Record<IdentityKind, RegExp> = {
  mainland_id: /^[1-9]\d{16}[\dX]$/,
  birth_certificate: /^[A-Z]\d{9}$/,
  hk_macau_permit: /^[HM]\d{8}(\d{2})?$/,
  taiwan_permit: /^(\d{8}|\d{10}[A-Z]?)$/,
  residence_permit: /^(8[123]\d{15}[\dX]|9\d{16}[\dX]|[A-Z]{3}\d{12})$/,
  passport: /^[A-Z0-9]{5,20}$/,
}

export type IdentityRefusal =
  | 'identity_malformed'
  | 'identity_check_wrong'
  | 'identity_birth_date_differs'
  | 'identity_country_missing'

/**
 * Why a document cannot be right for a child born on that day, or null. Numbers of 18 characters
 * carry a check character and the birth date, the older residence permits of 15 characters its last
 * two digits of the year, month and day after country and office; a passport needs its country.
 */
export function identityRefusal(identity: Identity, birthDate: string): IdentityRefusal | null {
  const { kind, number, country } = identity
  if (!shapes[kind].test(number)) return 'identity_malformed'
  if (kind === 'passport') return country ? null : 'identity_country_missing'
  if (number.length === 18) {
    if (!hasCheckCharacter(number)) return 'identity_check_wrong'
    if (number.slice(6, 14) !== birthDate.replaceAll('-', '')) return 'identity_birth_date_differs'
  }
  const older = kind === 'residence_permit' && number.length === 15
  if (older && number.slice(7, 13) !== birthDate.replaceAll('-', '').slice(2)) {
    return 'identity_birth_date_differs'
  }
  return null
}

export type FactsRefusal = 'born_in_future' | 'born_too_long_ago' | IdentityRefusal

/** Why what is said about a child cannot be taken in on `today`, or null. */
export function factsRefusal(
  child: { birthDate: string; identity: Identity | null },
  today: string,
): FactsRefusal | null {
  const { birthDate, identity } = child
  return birthDateRefusal(birthDate, today) ?? (identity && identityRefusal(identity, birthDate))
}

/** Enough of a number to know it again: its last four characters, or two of a short one. */
export function maskNumber(number: string): string {
  const shown = number.length > 6 ? 4 : 2
  return '•'.repeat(number.length - shown) + number.slice(-shown)
}

/** The year a removed child keeps of its birth date. */
export function blurredBirthDate(birthDate: string): string {
  return `${birthDate.slice(0, 4)}-01-01`
}

/** Why a number is not asked to be guardian of a child, or null. */
export function invitationRefusal(
  phone: string,
  guardians: { phone: string }[],
  open: { phone: string }[],
): 'already_guardian' | 'already_invited' | 'too_many_guardians' | null {
  if (guardians.some((one) => one.phone === phone)) return 'already_guardian'
  if (open.some((one) => one.phone === phone)) return 'already_invited'
  return guardians.length + open.length >= mostGuardians ? 'too_many_guardians' : null
}
