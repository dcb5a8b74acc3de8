/** Milliseconds that each try waits at most: the first soon, the later ones longer. */
const most = [1_000, 2_000, 4_000, 8_000, 8_000]

/**
 * How long to wait before retry `tries` (0 for the first), null when there were enough. Any time up to
 * the most of that retry: browsers refused in the same moment do not come back in the same moment.
 */
export function retryWait(tries: number, random: () => number): number | null {
  const longest = most[tries]
  return longest === undefined ? null : Math.round(random() * longest)
}
