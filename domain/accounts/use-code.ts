import type { Write } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { clearTurns } from '../shared/turn-queries'
import { codeKeys, type Source } from './attempt-rules'
import {
  blankCodeMessage,
  type CodeRow,
  countTry,
  lockCode,
  lockPhone,
  markCodeUsed,
} from './queries'
import { codeRefusal, codeTries } from './rules'
import { secretMatches } from './secrets'

export type CodeRefused =
  | Refused<'code_wrong', { triesLeft: number | null }>
  | Refused<'code_expired' | 'too_many_tries'>

/** A code as it is entered, with the one that it was asked for with. */
export type CodeEntered = Pick<CodeRow, 'phone' | 'purpose'> & { codeId: string; code: string }

/**
 * Uses a code up: null if it is the one that was sent for `codeId`, for the same number and purpose. It has
 * five tries and five minutes; tries count even though nothing else is written. The number's holder has
 * shown themself then, so that the next code need not wait.
 */
export async function useCode(
  write: Write,
  { codeId, code, ...of }: CodeEntered,
  source: Source,
): Promise<CodeRefused | null> {
  await lockPhone(write, of.phone)
  const sent = await lockCode(write.tx, { id: codeId, ...of })
  const refusal = codeRefusal(sent, write.now)
  if (refusal === 'code_expired') await blankCodeMessage(write, sent?.messageId ?? null)
  if (refusal && refusal !== 'code_wrong') return { ok: false, reason: refusal }
  if (!sent || refusal) return { ok: false, reason: 'code_wrong', triesLeft: null }
  const tries = await countTry(write, sent.id)
  if (!(await secretMatches(sent.codeHash, code))) {
    if (tries < codeTries) return { ok: false, reason: 'code_wrong', triesLeft: codeTries - tries }
    await blankCodeMessage(write, sent.messageId)
    return { ok: false, reason: 'too_many_tries' }
  }
  await markCodeUsed(write, sent.id)
  await blankCodeMessage(write, sent.messageId)
  await clearTurns(write, codeKeys(of.phone, source))
  return null
}
