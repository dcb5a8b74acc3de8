import { selectLastSeal } from '../audit/queries'
import { requireSystem } from '../shared/actor'
import type { Ctx } from '../shared/context'

/** The last seal of the log, to be kept outside of the database; null before the first. Only a job may ask. */
export async function lastSeal(ctx: Ctx): Promise<{ position: number; hash: string } | null> {
  requireSystem(ctx.actor)
  return selectLastSeal(ctx.db.read)
}
