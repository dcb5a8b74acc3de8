import type { Executor } from '@/db/client'
import { completePolicy, selectPolicyInForce } from './queries'
import type { Policy } from './types'

/**
 * The settings in force on a day for a room, or a subdistrict, or the city if both are null:
 * the nearest level wins field by field, within a level the latest row in force. Ages in completed
 * months, areas in dm², prices in fen, fever in tenths of a degree. Throws before the city's first
 * row takes effect.
 */
export async function policyInForce(
  db: Executor,
  place: { subdistrictCode: string | null; roomId: string | null; day: string },
): Promise<Policy> {
  return completePolicy(await selectPolicyInForce(db, place))
}
