import { isAnswerLost, isBusy } from '@/db/busy'
import { ConfirmNeeded } from '@/domain/shared/refusal'
import type { Fault } from './form-state'
import { TooMany } from './rate-limit'

/**
 * What went wrong with an action, as its form says it. If only the database's answer was lost, nobody knows
 * whether the action was done: that counts as a lost connection of the browser does.
 */
export function faultOf(error: Error): Fault {
  if (error instanceof TooMany) return 'too_many'
  if (error instanceof ConfirmNeeded) return 'confirm_needed'
  if (!isBusy(error)) {
    console.error(error)
    return 'failed'
  }
  console.warn('The database is busy:', error.message)
  return isAnswerLost(error) ? 'offline' : 'busy'
}
