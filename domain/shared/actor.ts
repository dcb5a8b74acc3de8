import type { Actor } from './context'
import { SignInNeeded } from './refusal'

export type Account = Extract<Actor, { kind: 'account' }>

/** The signed-in account; throws SignInNeeded for a visitor and for a job. */
export function requireAccount(actor: Actor): Account {
  if (actor.kind !== 'account') throw new SignInNeeded()
  return actor
}
