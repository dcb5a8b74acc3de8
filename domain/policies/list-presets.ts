import type { Ctx } from '../shared/context'
import { selectPresets } from './queries'

/** The rule sets of known regimes, to copy into a policy. For anybody. */
export function listPresets(ctx: Ctx) {
  return selectPresets(ctx.db.read)
}
