import type { Present } from '../capacity/types'

/** A booking that could be moved: the moments it is present in, by index, and when it was claimed. */
export type Movable = Present & { id: string; moments: number[]; claimedAt: Date }

/** Whether the children present keep the limit at one moment; taking one away never breaks it. */
export type Fits = (present: Present[]) => boolean

export type SmallestSet = {
  /** How many have to be moved; if `exact`, no fewer would do. */
  count: number
  exact: boolean
  /** One such set: the bookings claimed last, as far as there is a choice. */
  suggested: string[]
  /** Every booking of some such set, those claimed last first. */
  choices: string[]
}

type Kind = { members: Movable[]; moments: number[] }

/** Sets looked at before the search settles for one that may not be the smallest. */
const mostSets = 50_000

/**
 * The fewest bookings without which the limit is kept at every moment. Bookings of the same
 * moments, band and factor are alike, so that only how many of each kind go is searched, from one
 * upwards. Null if the limit is broken with nobody present.
 */
export function smallestSet(movables: Movable[], moments: Fits[]): SmallestSet | null {
  if (moments.some((fits) => !fits([]))) return null
  const kinds = kindsOf(movables)
  const budget = { left: mostSets }
  const broken = (taken: number[]) =>
    moments.findIndex((fits, moment) => !fits(presentAt(kinds, taken, moment)))
  const none = kinds.map(() => 0)
  if (broken(none) === -1) return { count: 0, exact: true, suggested: [], choices: [] }
  for (let count = 1; count <= movables.length; count += 1) {
    const found: number[][] = []
    const seen = new Set<string>()
    const exact = search(none, count)
    if (found.length > 0) return told(kinds, found, exact)
    if (!exact) break

    /** Takes one more of the kinds present at the first broken moment: one of them has to go. */
    function search(taken: number[], left: number): boolean {
      const key = taken.join()
      if (seen.has(key)) return true
      seen.add(key)
      budget.left -= 1
      if (budget.left < 0) return false
      const at = broken(taken)
      if (at === -1) {
        found.push(taken)
        return true
      }
      if (left === 0) return true
      return kinds.every((kind, n) => {
        const more = taken[n] ?? 0
        if (!kind.moments.includes(at) || more >= kind.members.length) return true
        return search(taken.with(n, more + 1), left - 1)
      })
    }
  }
  return told(kinds, [oneByOne(kinds, broken)], false)
}

function kindsOf(movables: Movable[]): Kind[] {
  const kinds = new Map<string, Kind>()
  for (const one of movables) {
    const key = JSON.stringify([one.moments, one.band, one.factorHundredths])
    const kind = kinds.get(key) ?? { members: [], moments: one.moments }
    kind.members.push(one)
    kinds.set(key, kind)
  }
  for (const { members } of kinds.values()) {
    members.sort((a, b) => b.claimedAt.getTime() - a.claimedAt.getTime())
  }
  return [...kinds.values()]
}

function presentAt(kinds: Kind[], taken: number[], moment: number): Present[] {
  return kinds.flatMap(({ members, moments }, n) =>
    moments.includes(moment) ? members.slice(taken[n] ?? 0) : [],
  )
}

/** Of several sets alike in size, the one whose bookings were claimed last. */
function told(kinds: Kind[], found: number[][], exact: boolean): SmallestSet {
  const sets = found
    .map((taken) => kinds.flatMap(({ members }, n) => members.slice(0, taken[n] ?? 0)))
    .toSorted((a, b) => claimed(b) - claimed(a))
  const suggested = sets[0] ?? []
  const choices = kinds
    .filter((_, n) => found.some((taken) => (taken[n] ?? 0) > 0))
    .flatMap(({ members }) => members)
    .toSorted((a, b) => b.claimedAt.getTime() - a.claimedAt.getTime())
  return {
    count: suggested.length,
    exact,
    suggested: suggested.map(({ id }) => id),
    choices: choices.map(({ id }) => id),
  }
}

function claimed(set: Movable[]): number {
  return set.reduce((sum, { claimedAt }) => sum + claimedAt.getTime(), 0)
}

/** Takes the booking claimed last of those present at the first broken moment, again and again. */
function oneByOne(kinds: Kind[], broken: (taken: number[]) => number): number[] {
  let taken = kinds.map(() => 0)
  for (;;) {
    const at = broken(taken)
    if (at === -1) return taken
    const next = kinds
      .map(({ members, moments }, n) => ({ n, moments, member: members[taken[n] ?? 0] }))
      .filter(({ moments, member }) => member && moments.includes(at))
      .toSorted((a, b) => claimedTime(b.member) - claimedTime(a.member))[0]
    if (!next) return taken
    taken = taken.with(next.n, (taken[next.n] ?? 0) + 1)
  }
}

function claimedTime(one: Movable | undefined): number {
  return one?.claimedAt.getTime() ?? 0
}
