/** Longer than any work takes that is under way (seconds). */
const underWay = 120

/**
 * Keeps one thing open, and opens another in its place once it is told that it broke. The broken one
 * is closed at once, as soon as what is under way on it has ended: where one connection after the
 * other breaks, those that were left would keep places in the database that the others need.
 */
export function renewing<T extends object>(
  open: () => T,
  close: (one: T, patience: number) => Promise<void>,
) {
  let current = open()
  return {
    current: () => current,
    broken(one: T): void {
      if (one !== current) return
      current = open()
      void close(one, underWay)
    },
    close: (patience: number): Promise<void> => close(current, patience),
  }
}
