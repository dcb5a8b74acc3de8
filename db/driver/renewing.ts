/** Longer than any work takes that is under way (seconds). */
const underWay = 120

/**
 * Keeps one pool open, and opens another in its place when `broken` says that a connection of it
 * broke: the driver would connect again on its own and answer the next query on that connection with
 * what was left of the last one. The broken pool is closed as soon as the work under way on it has
 * ended: if one connection breaks after the other, the pools left open would keep places in the
 * database that the new ones need. `following` is a client that is always the current pool's, however
 * long ago a query was written.
 *
 * Seen in postgres 3.4.9: https://github.com/porsager/postgres/pull/1215
 */
export function renewing<P extends { $client: object }>(
  open: () => P,
  close: (one: P, patience: number) => Promise<void>,
) {
  let current = open()
  return {
    current: () => current,
    following: new Proxy<P['$client']>(current.$client, {
      get: (_, name) => Reflect.get(current.$client, name),
    }),
    broken(one: P): void {
      if (one !== current) return
      current = open()
      void close(one, underWay)
    },
    close: (patience: number): Promise<void> => close(current, patience),
  }
}
