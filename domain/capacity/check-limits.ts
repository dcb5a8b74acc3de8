import type { Ctx } from '../shared/context'
import { type LimitCheck, selectOverLimits } from './over-queries'

export type { Counted, LimitCheck } from './over-queries'

/**
 * Whether any room has more claims than its limits allow, from the present quarter hour on. For
 * anybody: it names no room and no family. To show, never to decide.
 */
export function checkLimits({ db }: Pick<Ctx, 'db'>): Promise<LimitCheck> {
  return selectOverLimits(db.read)
}
