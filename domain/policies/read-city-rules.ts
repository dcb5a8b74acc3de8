import type { Ctx } from '../shared/context'
import { dayOf } from '../shared/time'
import { policyInForce } from './policy-in-force'
import type { Policy } from './types'

/** The city's settings in force today, which hold unless a district, subdistrict or room says otherwise. */
export function readCityRules(ctx: Ctx): Promise<Policy> {
  return policyInForce(ctx.db.read, { subdistrictCode: null, roomId: null, day: dayOf(ctx.now) })
}
