import type { MapPoint } from './projection'
import { frame } from './view'

/**
 * A mark on a map: one room or several too near each other to be told apart, by their numbers in
 * the order given; where it stands, as shares of the frame; the levels at which it is shown.
 */
export type Mark = MapPoint & { rooms: number[]; from: number; to: number }

/** How far apart marks are at least, in px: their size, and space for a finger. */
const apart = { x: 56, y: 44 } as const

/**
 * Marks for rooms at these points of the frame, for the levels 0 to `last` of enlargement: at every
 * level each room is in exactly one of those shown, and no two overlap. A group stands amid its
 * rooms and falls apart as the map is enlarged; rooms at one spot stay together.
 */
export function gather(points: readonly MapPoint[], last: number): Mark[] {
  let shown: Mark[] = points.map(({ x, y }, n) => ({ x, y, rooms: [n], from: 0, to: last }))
  const all = new Set(shown)
  for (let level = last; level >= 0; level -= 1) {
    const joined = joinNear(shown, level)
    const kept = new Set(joined)
    for (const mark of shown) {
      if (kept.has(mark)) continue
      mark.from = level + 1
      if (mark.from > mark.to) all.delete(mark)
    }
    for (const mark of joined) all.add(mark)
    shown = joined
  }
  return [...all].toSorted((a, b) => (a.rooms[0] ?? 0) - (b.rooms[0] ?? 0) || a.to - b.to)
}

/** Joins marks until none is too near another; what stays alone stays the same object. */
function joinNear(marks: Mark[], level: number): Mark[] {
  const left = [...marks]
  // A joined mark stands elsewhere, perhaps too near one looked at before: hence pass after pass.
  for (let before = Number.POSITIVE_INFINITY; left.length < before; ) {
    before = left.length
    for (let n = 0; n < left.length; n += 1) {
      for (let near = nearest(left, n, level); near !== null; near = nearest(left, n, level)) {
        const [mark, other] = [left[n], left[near]]
        if (mark && other) left[n] = join(mark, other, level)
        left.splice(near, 1)
        if (near < n) n -= 1
      }
    }
  }
  return left
}

/** The place in the list of the mark nearest to one of it, if the two overlap. */
function nearest(marks: Mark[], n: number, level: number): number | null {
  const mark = marks[n]
  let found: number | null = null
  let least = 1
  for (let at = 0; at < marks.length; at += 1) {
    const other = marks[at]
    const away = mark && other && at !== n ? distance(mark, other, level) : 1
    if (away >= least) continue
    found = at
    least = away
  }
  return found
}

/** Below 1 two marks overlap. */
function distance(a: MapPoint, b: MapPoint, level: number): number {
  const x = (Math.abs(a.x - b.x) * frame.width * 2 ** level) / apart.x
  const y = (Math.abs(a.y - b.y) * frame.height * 2 ** level) / apart.y
  return Math.max(x, y)
}

function join(a: Mark, b: Mark, level: number): Mark {
  const rooms = [...a.rooms, ...b.rooms].toSorted((one, other) => one - other)
  const share = a.rooms.length / rooms.length
  return {
    x: a.x * share + b.x * (1 - share),
    y: a.y * share + b.y * (1 - share),
    rooms,
    from: 0,
    to: level,
  }
}
