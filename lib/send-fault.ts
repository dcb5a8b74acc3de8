import { unstable_isUnrecognizedActionError as isUnknownAction } from 'next/navigation'
import { busyDigest } from '@/domain/shared/refusal'
import { elsewhere, type Fault } from './form-state'
import { RefusedAnswer } from './refused-answer'

/** Nothing was done; and of the second, only that a gateway had no answer from the site. */
const passing = [429, 503]
const unanswered = [502, 504]
/** A network that wants a person to sign in to it first. */
const networkSignIn = 511

/**
 * Why a form that a script sent has no answer of ours: the connection was lost, here or behind a gateway;
 * the site is another build since the page was opened; something on the way refused it; or it failed here.
 */
export function sendFault(error: unknown): Fault | 'renewed' {
  if (isUnknownAction(error)) return 'renewed'
  if (error instanceof RefusedAnswer) {
    if (passing.includes(error.status)) return 'busy'
    if (error.said === elsewhere) return elsewhere
    if (unanswered.includes(error.status)) return 'offline'
    if (error.status === 413) return 'too_large'
    return error.status < 500 || error.status === networkSignIn ? 'refused' : 'failed'
  }
  if (error instanceof Error && 'digest' in error)
    return error.digest === busyDigest ? 'busy' : 'failed'
  return 'offline'
}
