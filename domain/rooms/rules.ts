import type { RoomChangeInput } from './inputs'

export type RoomProblem =
  | { reason: 'half_a_place' }
  | { reason: 'play_area_above_floor_area' }
  | { reason: 'price_above_ceiling'; ceilingFenPerHour: number }

type Facts = {
  latitude?: number | null
  longitude?: number | null
  floorAreaDm2?: number | null
  playAreaDm2?: number | null
  priceFenPerHour?: number | null
}

/**
 * What does not fit in a room as it would stand: one coordinate without the other, a play area
 * larger than the floor, a price an hour above the ceiling in force. Null if all fits.
 */
export function roomProblem(room: Facts, ceilingFenPerHour: number): RoomProblem | null {
  if ((room.latitude ?? null) === null ? room.longitude != null : room.longitude == null) {
    return { reason: 'half_a_place' }
  }
  if (room.playAreaDm2 && room.floorAreaDm2 && room.playAreaDm2 > room.floorAreaDm2) {
    return { reason: 'play_area_above_floor_area' }
  }
  if ((room.priceFenPerHour ?? 0) > ceilingFenPerHour) {
    return { reason: 'price_above_ceiling', ceilingFenPerHour }
  }
  return null
}

/** What only the administrators who answer for the licence may change. */
export const licenceFields = [
  'nameZh',
  'floorAreaDm2',
  'playAreaDm2',
  'licensedPlaces',
  'plannedPlaces',
  'openedOn',
  'exampleSlots',
  'source',
  'operatorName',
] as const satisfies (keyof RoomChangeInput['changes'])[]

const letters = '23456789abcdefghjkmnpqrstuvwxyz'

/** A short public code for a room from random bytes; letters and digits that are not confused. */
export function roomCode(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join('')
}
