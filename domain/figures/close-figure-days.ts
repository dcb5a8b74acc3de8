import { requireSystem } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'
import { closeDay, selectDaysToClose } from './closing-queries'

/**
 * Closes every day that is over and has no summaries yet, each in a transaction of its own; later
 * changes of those days correct them. Only a job may. Answers how many days.
 */
export async function closeFigureDays(ctx: Ctx): Promise<number> {
  requireSystem(ctx.actor)
  const days = await selectDaysToClose(ctx.db.read, ctx.now)
  for (const day of days) await writing(ctx, (write) => closeDay(write, day))
  return days.length
}
