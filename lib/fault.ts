import { isAnswerLost, isBusy } from '@/db/busy'
import type { Fault } from './form-state'
import { TooMany } from './rate-limit'

/**
 * What went wrong with an action, as its form says it. Where only the answer of the database was lost
 * nobody knows whether it was done: as with a lost connection of the browser's.
 */
export function faultOf(error: Error): Fault {
  if (error instanceof TooMany) return 'too_many'
  if (!isBusy(error)) {
    console.error(error)
    return 'failed'
  }
  console.warn('The database is busy:', error.message)
  return isAnswerLost(error) ? 'offline' : 'busy'
}
