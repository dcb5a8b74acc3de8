import type { Place } from './coordinates'
import { districtRings, kmPerUnit, type MapPoint, mapBox, project } from './projection'

/** The part of the drawing that a map shows, in its units; as wide to high as every frame. */
export type View = { x: number; y: number; width: number; height: number }

/** Every map's frame as a phone of 390 px shows it; its class says the same ratio: `aspect-6/5`. */
export const frame = { width: 360, height: 300 } as const

/** No map shows less than this, in units: seven kilometres, so that one room has surroundings. */
const leastWidth = 62

/** The whole city. */
export const cityView = viewOfPoints(
  [
    { x: 0, y: 0 },
    { x: mapBox.width, y: mapBox.height },
  ],
  0,
)

/** The smallest view that shows these places with a margin; the whole city if there are none. */
export function viewOf(places: readonly Place[]): View {
  if (places.length === 0) return cityView
  const points = places.map(({ latitude, longitude }) => project(latitude, longitude))
  return viewOfPoints(points, 0.14)
}

/** The view of one district; the whole city for a code without an outline. */
export function viewOfDistrict(code: string): View {
  const district = districtRings.find((one) => one.code === code)
  return district ? viewOfPoints(district.rings.flat(), 0.04) : cityView
}

/** Around points, with a share of the frame free on every side. */
function viewOfPoints(points: readonly MapPoint[], free: number): View {
  const [left, right] = ends(points.map((one) => one.x))
  const [top, bottom] = ends(points.map((one) => one.y))
  const used = 1 - 2 * free
  const ratio = frame.width / frame.height
  const width = Math.max((right - left) / used, ((bottom - top) / used) * ratio, leastWidth)
  const height = width / ratio
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height }
}

function ends(values: number[]): [least: number, most: number] {
  return [Math.min(...values), Math.max(...values)]
}

/** Where a point of the drawing lies in a view, as shares of its width and height: 0–1 within. */
export function sharesOf(view: View, { x, y }: MapPoint): MapPoint {
  return { x: (x - view.x) / view.width, y: (y - view.y) / view.height }
}

/** Where a place lies in a view, as shares of its width and height. */
export function placedIn(view: View, { latitude, longitude }: Place): MapPoint {
  return sharesOf(view, project(latitude, longitude))
}

/** A share as an SVG length: `37.5%`. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`
}

/** How far a view can be enlarged: until its frame shows a kilometre and a half, four times at least. */
export function mostZoom(view: View): number {
  return Math.min(32, Math.max(4, view.width / 13))
}

/** The last level of a view: level n is the enlargement from 2ⁿ up to 2ⁿ⁺¹. */
export function lastLevel(view: View): number {
  return Math.floor(Math.log2(mostZoom(view)))
}

/**
 * A round length, in kilometres, that takes at most two fifths of the frame at every enlargement of
 * a level; and its share of the frame before enlarging.
 */
export function scaleBar(view: View, level: number): { km: number; share: number } {
  const whole = view.width * kmPerUnit
  const most = (0.4 * whole) / 2 ** (level + 1)
  const power = 10 ** Math.floor(Math.log10(most))
  const km = Math.max(...[1, 2, 5].map((step) => step * power).filter((one) => one <= most))
  return { km, share: km / whole }
}
