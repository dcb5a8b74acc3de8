import { sealEntries } from '../audit/queries'
import { type Ctx, writing } from '../shared/context'
import { NotFound } from '../shared/refusal'

/** Entries sealed in one transaction; a longer backlog takes several. */
const atOnce = 10_000

/**
 * Ties the entries written since the last time into the chain of the log, each once, however many
 * processes ask. Only a job may. Answers how many it sealed.
 */
export async function sealLog(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind !== 'system') throw new NotFound()
  let sealed = 0
  for (;;) {
    const turn = await writing(ctx, (write) => sealEntries(write, atOnce))
    sealed += turn
    if (turn < atOnce) return sealed
  }
}
