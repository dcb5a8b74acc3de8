import { clip } from './clip'
import { districtRings, holds, type MapPoint } from './projection'
import { frame, sharesOf, type View } from './view'

/** A district as a view shows it: what is in view of its outline, and where its name stands. */
export type DistrictInView = {
  code: string
  /** An SVG path in units of `drawn`. */
  path: string
  /** Of the part in view, in px of the frame before enlarging. */
  width: number
  /** Shares of the frame; null if only a corner is in view. */
  label: MapPoint | null
}

/** Outlines are drawn in half pixels of the frame; borders two districts share stay the same. */
export const drawn = { width: frame.width * 2, height: frame.height * 2 } as const

/** Cut outlines run beyond the frame's edge, where nobody sees it. */
const beyond = 20
const box = {
  left: -beyond,
  top: -beyond,
  right: drawn.width + beyond,
  bottom: drawn.height + beyond,
}

/** The districts of which a view shows a part. */
export function districtsIn(view: View): DistrictInView[] {
  return districtRings.flatMap(({ code, label, rings: whole }) => {
    const rings = whole.map((ring) => partIn(view, ring)).filter((ring) => ring.length > 2)
    if (rings.length === 0) return []
    const xs = rings.flat().map(({ x }) => Math.min(drawn.width, Math.max(0, x)))
    const width = ((Math.max(...xs) - Math.min(...xs)) / drawn.width) * frame.width
    const path = rings.map((ring) => `M${ring.map(({ x, y }) => `${x} ${y}`).join(' ')}Z`).join('')
    return [{ code, path, width, label: labelIn(sharesOf(view, label), rings) }]
  })
}

/** What the box holds of a ring, in whole units of `drawn`, without corners that fall together. */
function partIn(view: View, ring: MapPoint[]): MapPoint[] {
  const corners = ring.map((corner) => {
    const share = sharesOf(view, corner)
    return { x: share.x * drawn.width, y: share.y * drawn.height }
  })
  const whole = clip(corners, box).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
  return whole.filter(({ x, y }, n) => x !== whole.at(n - 1)?.x || y !== whole.at(n - 1)?.y)
}

/** How near the frame's edge the middle of a name may stand, as a share. */
const edge = 0.1

/** Points spread evenly over the frame, as shares of it. */
const grid = Array.from({ length: 18 * 15 }, (_, n) => ({
  x: ((n % 18) + 0.5) / 18,
  y: (Math.floor(n / 18) + 0.5) / 15,
}))
/** With fewer of those points in view, a district has no room for a name. */
const leastPoints = 8

/** The usual place of a name if the view has it; else amid the part in view. */
function labelIn(usual: MapPoint, rings: MapPoint[][]): MapPoint | null {
  const within = ({ x, y }: MapPoint) => Math.min(x, y, 1 - x, 1 - y) >= edge
  if (within(usual)) return usual
  const own = grid.filter(({ x, y }) =>
    rings.some((ring) => holds(ring, { x: x * drawn.width, y: y * drawn.height })),
  )
  if (own.length < leastPoints) return null
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  const middle = { x: mean(own.map(({ x }) => x)), y: mean(own.map(({ y }) => y)) }
  const away = ({ x, y }: MapPoint) => Math.hypot(x - middle.x, y - middle.y)
  return own.filter(within).toSorted((a, b) => away(a) - away(b))[0] ?? null
}
