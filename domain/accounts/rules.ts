import type { Role } from '../shared/context'

/** What signing in goes by. None of it is published for the city: these are choices of ours. */

export const codeLength = 6
export const codeTries = 5
export const codeMinutes = 5
/** How long an account knows a browser that has signed in to it. */
const browserDays = 180
export const sessionDays = 30
export const passwordLength = { least: 10, most: 128 } as const
/** Letters of a person's or a child's name, counted as people count them. */
export const nameLength = 60

const minute = 60_000

/** The instant at which a code made now expires. */
export function codeExpiry(now: Date): Date {
  return new Date(now.getTime() + codeMinutes * minute)
}

/** Browsers that signed in since then are known. */
export function browsersKnownSince(now: Date): Date {
  return new Date(now.getTime() - browserDays * 24 * 60 * minute)
}

/** The hour of an instant, which is all that is kept of when somebody was there. */
export function hourOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / (60 * minute)) * 60 * minute)
}

/** The instant at which a session begun now ends; it is not prolonged. */
export function sessionExpiry(now: Date): Date {
  return new Date(now.getTime() + sessionDays * 24 * 60 * minute)
}

/** Minutes in which a code that was entered lets its holder change what protects the account. */
export const confirmedMinutes = 5

/** Whether a code has shown lately in a session that its holder acts. */
export function confirmedFor({ confirmedAt }: { confirmedAt: Date | null }, now: Date): boolean {
  return confirmedAt !== null && now.getTime() - confirmedAt.getTime() < confirmedMinutes * minute
}

export type CodeState = { expiresAt: Date; tries: number; usedAt: Date | null }

/** Why a code cannot be tried any more, or null when it can. A used one counts as none. */
export function codeRefusal(
  code: CodeState | null,
  now: Date,
): 'code_wrong' | 'code_expired' | 'too_many_tries' | null {
  if (!code || code.usedAt) return 'code_wrong'
  if (code.tries >= codeTries) return 'too_many_tries'
  return now >= code.expiresAt ? 'code_expired' : null
}

/** Whether two roles are the same in the same scope. */
export function sameRole(one: Role, other: Role): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())
}
