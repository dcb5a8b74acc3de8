import type { Ctx } from '../shared/context'
import { type Division, selectDivisions } from './queries'

/** Every district with its subdistricts, in the order of their codes. For anybody. */
export function listDivisions(ctx: Ctx): Promise<Division[]> {
  return selectDivisions(ctx.db.read)
}
