import { requireSystem } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { deleteExpiredCodes } from './queries'

/** Takes codes past their time out of the messages that carried them; a job runs it. */
export function forgetExpiredCodes(ctx: Ctx): Promise<number> {
  requireSystem(ctx.actor)
  return writing(ctx, deleteExpiredCodes)
}
