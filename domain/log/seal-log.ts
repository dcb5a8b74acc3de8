import { sealEntries } from '../audit/queries'
import { requireSystem } from '../shared/actor'
import { type Ctx, writing } from '../shared/context'

/** Entries sealed in one transaction; a longer backlog takes several. */
const atOnce = 10_000

/**
 * Ties the entries written since the last time into the chain of the log, each once, no matter how
 * many processes ask. Only a job may. Answers how many it sealed.
 */
export async function sealLog(ctx: Ctx): Promise<number> {
  requireSystem(ctx.actor)
  let sealed = 0
  for (;;) {
    const turn = await writing(ctx, (write) => sealEntries(write, atOnce))
    sealed += turn
    if (turn < atOnce) return sealed
  }
}
