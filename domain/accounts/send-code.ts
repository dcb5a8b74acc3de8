import { messageLimits, raiseAlarm } from '../messages/limit-queries'
import { mayBeTexted } from '../messages/limit-rules'
import { queueMessage } from '../messages/queue-message'
import { type Ctx, type Language, orUndo, type Write, writing } from '../shared/context'
import type { Refused } from '../shared/refusal'
import { takeTurns } from '../shared/turn-queries'
import { cityTurn, codeTurns } from './attempt-rules'
import {
  blankCodeMessage,
  type CodeRow,
  insertCode,
  lockCode,
  lockPhone,
  markCodeUsed,
} from './queries'
import { codeExpiry } from './rules'
import { hashSecret, makeCode } from './secrets'
import { type Asker, sourceOfAsker } from './source-of-asker'

export type CodeSent =
  | { ok: true; codeId: string; againFrom: Date }
  | Refused<'code_just_sent', { againFrom: Date }>
  | Refused<'codes_ceiling', { alarmed: boolean }>
  | Refused<'country_not_texted'>

export type CodeWish = {
  phone: string
  purpose: CodeRow['purpose']
  /** The page's, for numbers without an account. */
  language: Language
  by: Asker
  /** The code that this one replaces, of the same sign-in. */
  replaces: string | null
}

/**
 * Sends a one-time code to a number (E.164). It counts only for whoever has its id. Only codes really sent
 * count: each makes the next one to the number wait longer, and none is ever refused for good. Refused
 * beyond the city's codes of an hour, of which a share is left to browsers that signed in before. `after`
 * writes what belongs to it.
 */
export async function sendCode(
  wish: CodeWish,
  ctx: Ctx,
  after: (write: Write, codeId: string) => Promise<void>,
): Promise<CodeSent> {
  const limits = await messageLimits(ctx.db.read, ctx.now)
  const { phone, purpose, by } = wish
  if (!mayBeTexted(phone, limits.textedCountries)) {
    return { ok: false, reason: 'country_not_texted' }
  }
  const sent = await orUndo<CodeSent>(ctx, async (write, undo) => {
    await lockPhone(write, phone)
    const { account, source } = await sourceOfAsker(write.tx, { phone, by, now: ctx.now })
    const { taken, freeAt: againFrom } = await takeTurns(
      write,
      codeTurns(phone, source, limits.codesAnHour),
    )
    if (!taken) return undo({ ok: false, reason: 'code_just_sent', againFrom })
    if (wish.replaces) await endCode(write, { ...wish, id: wish.replaces })
    const code = makeCode()
    const messageId = await queueMessage(write, {
      accountId: account?.id ?? null,
      phone,
      language: account?.language ?? wish.language,
      kind: 'sign_in_code',
      parameters: { purpose },
      secret: { code },
    })
    const codeHash = await hashSecret(code)
    const expiresAt = codeExpiry(ctx.now)
    const codeId = await insertCode(write, { phone, purpose, codeHash, expiresAt, messageId })
    await after(write, codeId)
    // Last, since all codes of the city wait for each other here.
    if (!(await takeTurns(write, [cityTurn(limits.codesAnHour, source)])).taken) {
      return undo({ ok: false, reason: 'codes_ceiling', alarmed: false })
    }
    return { ok: true, codeId, againFrom }
  })
  if (sent.ok || sent.reason !== 'codes_ceiling') return sent
  return { ...sent, alarmed: await writing(ctx, raiseAlarm) }
}

/** Ends a code before its time, if nobody has used it. */
async function endCode(
  write: Write,
  one: Pick<CodeRow, 'id' | 'phone' | 'purpose'>,
): Promise<void> {
  const before = await lockCode(write.tx, one)
  if (!before || before.usedAt) return
  await markCodeUsed(write, before.id)
  await blankCodeMessage(write, before.messageId)
}
