import { requireSystem } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { deleteOldTurns } from '../shared/turn-queries'
import { deleteExpiredCodes } from './queries'

/**
 * Takes codes past their time out of the messages that carried them, and forgets how often things were
 * tried; a job runs it.
 */
export function forgetExpiredCodes(ctx: Ctx): Promise<number> {
  requireSystem(ctx.actor)
  return writing(ctx, async (write) => {
    await deleteOldTurns(write)
    return deleteExpiredCodes(write)
  })
}
