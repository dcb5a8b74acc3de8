/** Longer than any work takes that is under way (seconds). */
const underWay = 120

/**
 * Keeps one thing open, and opens another in its place when `broken` says that it broke. The broken one
 * is closed as soon as the work under way on it has ended: if one connection breaks after the other,
 * the ones left open would keep places in the database that the new ones need.
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
