import outlines from './outlines.json'

/** Where a point lies in the drawing of the city, in units of its view box. */
export type MapPoint = { x: number; y: number }

/** The outline of a district: rings as an SVG polygon's `points`, and where its label fits best. */
export type DistrictOutline = { code: string; label: MapPoint; points: string[] }

/** The drawing's size. Every map of the city, and what `project` answers, is in these units. */
export const mapBox = { width: 1010, height: 1210 } as const

/** The sixteen districts, schematic; source and licence in app/_map/NOTICE. */
export const districtOutlines: DistrictOutline[] = outlines.districts

const west = 120.84
const north = 31.88
const unitsPerDegree = 850
/** A degree of latitude is longer than one of longitude here. */
const stretch = 1 / Math.cos((31.25 * Math.PI) / 180)

/** Kilometres to a unit of the drawing. */
export const kmPerUnit = 111.32 / (unitsPerDegree * stretch)

/** Degrees to units of the drawing; places outside the city lie outside the box. */
export function project(latitude: number, longitude: number): MapPoint {
  return {
    x: (longitude - west) * unitsPerDegree,
    y: (north - latitude) * unitsPerDegree * stretch,
  }
}

/** Units of the drawing back to degrees, to five digits (a metre). */
export function unproject({ x, y }: MapPoint): { latitude: number; longitude: number } {
  return {
    latitude: Number((north - y / (unitsPerDegree * stretch)).toFixed(5)),
    longitude: Number((west + x / unitsPerDegree).toFixed(5)),
  }
}

/**
 * The code of the district a place lies in, by the schematic outlines (right to some hundred metres);
 * null outside the city and on the river's islands that no outline holds.
 */
export function districtAt(latitude: number, longitude: number): string | null {
  const point = project(latitude, longitude)
  const found = districtRings.find(({ rings }) => rings.some((ring) => holds(ring, point)))
  return found?.code ?? null
}

/** How far the schematic outlines may be off, in degrees: some hundred metres. */
const slack = 0.005

/** Whether a place (WGS-84, degrees) lies in the city, as well as the schematic outlines can tell. */
export function inShanghai(latitude: number, longitude: number): boolean {
  const around = [0, -slack, slack]
  return around.some((north) =>
    around.some((east) => districtAt(latitude + north, longitude + east) !== null),
  )
}

/** The districts with their rings as corners. */
export const districtRings = districtOutlines.map(({ code, label, points }) => ({
  code,
  label,
  rings: points.map(cornersOf),
}))

function cornersOf(points: string): MapPoint[] {
  return points.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number)
    return { x, y }
  })
}

/**
 * Whether a ring holds a point. Even-odd rule: a line to the right crosses the outline an odd number
 * of times.
 */
export function holds(corners: MapPoint[], { x, y }: MapPoint): boolean {
  let inside = false
  let before = corners.at(-1)
  for (const here of corners) {
    if (before && here.y > y !== before.y > y) {
      const crossing = ((before.x - here.x) * (y - here.y)) / (before.y - here.y) + here.x
      if (x < crossing) inside = !inside
    }
    before = here
  }
  return inside
}
