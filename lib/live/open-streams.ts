/** A stream of this process: gives its place back once. */
export type OpenStream = { release(): void }

/**
 * Counts the streams of this process, which each hold a connection: `most` in all, and `mostOfAddress` of one
 * address. Carriers put many families behind one address.
 */
export function countStreams({ most, mostOfAddress }: { most: number; mostOfAddress: number }) {
  const open = new Map<string, Set<() => void>>()
  let all = 0
  return {
    /** Takes a place for a stream that `end` ends; null if there are too many. */
    take(address: string, end: () => void): OpenStream | null {
      const ofAddress = open.get(address) ?? new Set()
      if (all >= most || ofAddress.size >= mostOfAddress) return null
      open.set(address, ofAddress.add(end))
      all += 1
      const release = () => {
        if (!ofAddress.delete(end)) return
        all -= 1
        if (ofAddress.size === 0) open.delete(address)
      }
      return { release }
    },
    /** Ends all of them, so that the process can stop. */
    endAll(): void {
      for (const end of [...open.values()].flatMap((some) => [...some])) end()
    },
  }
}
