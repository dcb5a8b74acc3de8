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
 * All that does not fit in a room as it would stand: one coordinate without the other, a play area
 * larger than the floor, a price an hour above the ceiling in force.
 */
export function roomProblems(room: Facts, ceilingFenPerHour: number): RoomProblem[] {
  const problems: RoomProblem[] = []
  if ((room.latitude ?? null) === null ? room.longitude != null : room.longitude == null) {
    problems.push({ reason: 'half_a_place' })
  }
  if (playAreaAboveFloorArea(room)) problems.push({ reason: 'play_area_above_floor_area' })
  if ((room.priceFenPerHour ?? 0) > ceilingFenPerHour) {
    problems.push({ reason: 'price_above_ceiling', ceilingFenPerHour })
  }
  return problems
}

/** Whether children would play on more than there is, if both areas are known. */
export function playAreaAboveFloorArea({ playAreaDm2, floorAreaDm2 }: Facts): boolean {
  return Boolean(playAreaDm2 && floorAreaDm2 && playAreaDm2 > floorAreaDm2)
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
