/**
 * The least and most of a room's facts as people write them: places, m², yuan an hour and degrees; of
 * texts the fewest and most letters.
 */
export const roomRanges = {
  nameZh: [1, 80],
  nameEn: [1, 120],
  address: [1, 200],
  contactPhone: [1, 40],
  operatorName: [1, 80],
  licensedPlaces: [0, 500],
  plannedPlaces: [0, 5_000],
  floorArea: [0.01, 10_000],
  playArea: [0.01, 10_000],
  price: [0, 1_000],
  latitude: [30, 32.5],
  longitude: [120, 123],
} as const satisfies Record<string, readonly [least: number, most: number]>

/** The least and most of a fact, for the words about it; noughts for anything else. */
export function rangeOf(field: string): { least: number; most: number } {
  const [least, most] = Object.hasOwn(roomRanges, field)
    ? roomRanges[field as keyof typeof roomRanges]
    : [0, 0]
  return { least, most }
}
