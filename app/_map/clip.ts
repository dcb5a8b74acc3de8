import type { MapPoint } from './projection'

type Box = { left: number; top: number; right: number; bottom: number }

/**
 * The part of a ring that lies in a box, which may run along the box's edges; empty if none
 * does. Sutherland and Hodgman's way: what is beyond one edge after the other is cut off.
 */
export function clip(ring: readonly MapPoint[], { left, top, right, bottom }: Box): MapPoint[] {
  const edges = [
    ({ x }: MapPoint) => x - left,
    ({ x }: MapPoint) => right - x,
    ({ y }: MapPoint) => y - top,
    ({ y }: MapPoint) => bottom - y,
  ]
  return edges.reduce<MapPoint[]>(cutAt, [...ring])
}

/** Keeps what is on the side of an edge where the distance from it is not negative. */
function cutAt(ring: MapPoint[], distance: (point: MapPoint) => number): MapPoint[] {
  if (ring.every((point) => distance(point) >= 0)) return ring
  return ring.flatMap((point, n) => {
    const before = ring.at(n - 1) ?? point
    const [from, to] = [distance(before), distance(point)]
    const kept = to >= 0 ? [point] : []
    if (from >= 0 === to >= 0) return kept
    const share = from / (from - to)
    const crossing = {
      x: before.x + (point.x - before.x) * share,
      y: before.y + (point.y - before.y) * share,
    }
    return [crossing, ...kept]
  })
}
