import type { Asker, Lane } from '../asker'

/** A stream of this process: gives its place back once. */
export type OpenStream = { release(): void }

/** `most` in all, of one lane and of one asker; and how many of one as a part of those still free. */
type Limits = { most: number; part: number; lanes: Record<Lane, { most: number; ofOne: number }> }

/**
 * Counts the streams of this process, which each hold a connection. Carriers put many families behind one
 * address, so one may have many while many are free; the fewer are free the fewer it may have, so that it takes
 * many askers to take them all (dynamic thresholds: Choudhury and Hahne, 1998).
 */
export function countStreams({ most, part, lanes }: Limits) {
  const open = new Map<string, Set<() => void>>()
  const taken: Record<Lane, number> = { signedIn: 0, visitors: 0 }

  const mostOf = (lane: Lane): number => {
    const free = most - taken.signedIn - taken.visitors
    const freeOfLane = Math.min(free, lanes[lane].most - taken[lane])
    return Math.min(lanes[lane].ofOne, Math.ceil(freeOfLane * part))
  }
  return {
    /** Takes a place for a stream that `end` ends; null if there are too many. */
    take({ lane, key }: Asker, end: () => void): OpenStream | null {
      const name = `${lane} ${key}`
      const ofOne = open.get(name) ?? new Set()
      if (ofOne.size >= mostOf(lane)) return null
      open.set(name, ofOne.add(end))
      taken[lane] += 1
      const release = () => {
        if (!ofOne.delete(end)) return
        taken[lane] -= 1
        if (ofOne.size === 0) open.delete(name)
      }
      return { release }
    },
    /** Ends all of them, so that the process can stop. */
    endAll(): void {
      for (const end of [...open.values()].flatMap((some) => [...some])) end()
    },
  }
}
