import { requireSystem } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { forgetLinks } from './queries'

/**
 * Takes links of invitations out of the messages that carried them once none to that number can be accepted any
 * more; answers of how many. A job runs it.
 */
export function forgetOldLinks(ctx: Ctx): Promise<number> {
  requireSystem(ctx.actor)
  return writing(ctx, forgetLinks)
}
