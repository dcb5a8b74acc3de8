/** Longer than any work takes that is under way (milliseconds). */
const leftFor = 120_000

/** Keeps one thing open, and opens another in its place once it is told that it broke. */
export function renewing<T extends object>(open: () => T, close: (one: T) => Promise<void>) {
  let current = open()
  const left = new Set<T>()
  return {
    current: () => current,
    /** What is under way on the broken one may end there. */
    broken(one: T): void {
      if (one !== current) return
      current = open()
      left.add(one)
      setTimeout(() => {
        if (left.delete(one)) void close(one)
      }, leftFor).unref()
    },
    async close(): Promise<void> {
      const all = [current, ...left]
      left.clear()
      await Promise.all(all.map(close))
    },
  }
}
