import { tellChange } from '../accounts/tell-change'
import { receiverTurn } from '../messages/asking-rules'
import { messageLimits } from '../messages/limit-queries'
import { mayBeTexted } from '../messages/limit-rules'
import type { Write } from '../shared/context'
import { takeTurns } from '../shared/turn-queries'
import { guardiansOf } from './queries'

/**
 * Tells the guardians of a child that somebody has written one that may be the same, so that they can invite
 * them; each number as often a day as it gets messages that it did not ask for.
 */
export async function tellGuardians(write: Write, childId: string): Promise<void> {
  const limits = await messageLimits(write.tx, write.now)
  for (const one of await guardiansOf(write.tx, childId)) {
    if (!mayBeTexted(one.phone, limits.textedCountries)) continue
    if (!(await takeTurns(write, [receiverTurn(one.phone, limits)])).taken) continue
    await tellChange(write, one, 'child_alike')
  }
}
