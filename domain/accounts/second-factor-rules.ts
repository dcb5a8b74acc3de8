import { rankOf } from '../authority/rank-rules'
import type { Account } from '../shared/actor'
import type { Role } from '../shared/context'
import { NotFound } from '../shared/refusal'

/** Seconds one code stands for, as every authenticator app expects (RFC 6238). */
export const stepSeconds = 30
/** Steps a code may be off, for clocks that go wrong and people who type slowly. */
export const stepsOff = 1
export const recoveryCodeCount = 10

/** The lowest office that needs a second factor; `nobody` switches it off. */
export type FactorLevel = 'nobody' | Role['role']

/** What counts if the city has set nothing. */
export const factorLevelDefault: FactorLevel = 'subdistrict_administrator'

/** Which level the policy names, and whether the account has a second factor. */
export type FactorStanding = { level: FactorLevel; enrolled: boolean }

/** Whether the policy asks a second factor of somebody with these roles. */
export function policyAsksFactor(roles: Role[], level: FactorLevel): boolean {
  return level !== 'nobody' && roles.some(({ role }) => rankOf(role) <= rankOf(level))
}

/**
 * What a session that has not given a second factor lacks before its roles count: null if it
 * lacks nothing. A person who has set one up is asked for it even below the level, unless it is off
 * for all.
 */
export function missingFactor(
  roles: Role[],
  { level, enrolled }: FactorStanding,
): 'enrol' | 'verify' | null {
  if (roles.length === 0 || level === 'nobody') return null
  if (enrolled) return 'verify'
  return policyAsksFactor(roles, level) ? 'enrol' : null
}

/** Lets people with a role pass, withheld or not; for others there is no second factor. */
export function requireOffice(actor: Account): void {
  if (actor.roles.length === 0 && !actor.secondFactor) throw new NotFound()
}

/** The time step of an instant. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds)
}

/** Why a code of a step (null: of none near now) does not count, or null when it does. */
export function codeRefusal(
  step: number | null,
  lastStep: number,
): 'code_wrong' | 'code_used' | null {
  if (step === null) return 'code_wrong'
  return step <= lastStep ? 'code_used' : null
}
