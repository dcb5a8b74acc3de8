import type { Actor } from './context'
import { NotFound, SignInNeeded } from './refusal'

export type Account = Extract<Actor, { kind: 'account' }>

/** The signed-in account; throws SignInNeeded for a visitor and for a job. */
export function requireAccount(actor: Actor): Account {
  if (actor.kind !== 'account') throw new SignInNeeded()
  return actor
}

/** Lets pass an account or the program itself; throws SignInNeeded for a visitor. */
export function requireSignedIn(
  actor: Actor,
): asserts actor is Exclude<Actor, { kind: 'visitor' }> {
  if (actor.kind === 'visitor') throw new SignInNeeded()
}

/** Lets pass the program itself alone (a job, the seed, the command line); throws NotFound. */
export function requireSystem(actor: Actor): asserts actor is Extract<Actor, { kind: 'system' }> {
  if (actor.kind !== 'system') throw new NotFound()
}
