import type { Executor } from '@/db/client'
import { policyInForce } from '../policies/policy-in-force'
import type { Policy } from '../policies/types'
import { selectRoomPrice } from '../rooms/queries'
import type { StaffRoom } from '../rooms/staff-queries'
import { sharedPlaces } from './pattern-rules'

/** What bounds a pattern or a slot of a room on a day, for the hints of a form. */
export type PatternLimits = Pick<
  Policy,
  | 'slotMinMinutes'
  | 'slotMaxMinutes'
  | 'ageFromMonths'
  | 'ageToMonths'
  | 'slotCap'
  | 'priceCeilingFenPerHour'
> & {
  /** The room's own price in fen an hour; null if it is not published. */
  roomPriceFenPerHour: number | null
  /** What slots open side by side share. */
  places: number
}

/** The bounds by the policy in force on a day. */
export async function patternLimits(
  on: Executor,
  room: StaffRoom,
  day: string,
): Promise<PatternLimits> {
  const { id: roomId, subdistrictCode } = room
  const policy = await policyInForce(on, { subdistrictCode, roomId, day })
  return {
    slotMinMinutes: policy.slotMinMinutes,
    slotMaxMinutes: policy.slotMaxMinutes,
    ageFromMonths: policy.ageFromMonths,
    ageToMonths: policy.ageToMonths,
    slotCap: policy.slotCap,
    priceCeilingFenPerHour: policy.priceCeilingFenPerHour,
    roomPriceFenPerHour: await selectRoomPrice(on, roomId),
    places: sharedPlaces(room, policy),
  }
}
