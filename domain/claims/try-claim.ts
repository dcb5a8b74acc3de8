import { Busy } from '@/db/busy'
import { type Ctx, writingAtOnce } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { type AskingFacts, findAskingFacts } from './asking-queries'
import { isDecidedLate } from './claim-queries'
import { claimRefusal, refusalNamed } from './claim-refusal'
import type { BookSlotInput } from './inputs'
import { refusalsFor, refused } from './refusal-rules'
import { repeated, spanOf } from './request-rules'
import type { Asking, ClaimResult } from './types'
import { notesOf, writeClaim } from './write-claim'

/** How often others may come in between before the family is asked to try again. */
const attempts = 8

/**
 * Claims places without an exception in two round trips: one statement reads all it is decided by and
 * locks nothing, so that a refusal never makes anyone wait; another claims, with everything locked
 * that it needs, and is refused if what was read has changed. Then it is decided again. Null if
 * nothing but the price is in the way: only a claim in a transaction may refuse that, after the
 * place. Throws NotFound for a slot that is not there and a child that is not the family's, and Busy
 * if others came in between again and again.
 */
export async function tryClaim(
  asking: Asking,
  ctx: Ctx,
  input: BookSlotInput,
): Promise<ClaimResult | null> {
  const { accountId } = asking.family
  const childIds = input.children.map((child) => child.childId)
  const { key, slotId, span } = input
  const asked = { accountId, key, slotId, childIds, span, now: ctx.now }
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const answer = await decide(asking, ctx, input, await findAskingFacts(ctx.db, asked))
    if (answer !== 'changed') return answer
  }
  throw new Busy(`others came in between ${attempts} times`)
}

/** The answer to what was read, or that it has changed since. */
async function decide(
  asking: Asking,
  ctx: Ctx,
  input: BookSlotInput,
  facts: AskingFacts | null,
): Promise<ClaimResult | null | 'changed'> {
  if (facts?.earlier) return repeated(facts.earlier, input)
  const childIds = input.children.map((child) => child.childId)
  if (!facts || (asking.desk && asking.desk.roomId !== facts.slot.roomId)) throw new NotFound()
  if (facts.children.length !== childIds.length) throw new NotFound()
  const { slot, children, foreseen } = facts
  const span = spanOf(slot, input)
  const place = foreseen && refusalNamed(foreseen, slot, childIds)
  const wish = { slot, span, children, place, shown: input.children }
  const [refusal] = refusalsFor(wish, ctx.now)
  if (refusal?.reason === 'cost_changed') return null
  if (refusal) return refused(refusal, span, ctx.now)
  try {
    const bookings = await writingAtOnce(ctx, (write) =>
      writeClaim(write, asking, wish, notesOf(slot, span, input), children),
    )
    return bookings.length > 0 ? { ok: true, bookings, repeated: false, setAside: [] } : 'changed'
  } catch (error) {
    if (isDecidedLate(error)) return 'changed'
    const late = claimRefusal(error, slot, childIds)
    if (!late) throw error
    return refused(late, span, ctx.now)
  }
}
