/** Milliseconds that each try waits at most: the first soon, the later ones longer. */
const most = [1_000, 2_000, 4_000, 8_000, 8_000]

/**
 * How long to wait before try `tries` (0 for the first again), null when it is enough. Anything up to
 * the most of that try: those who were refused in the same moment do not come back in the same moment.
 */
export function retryWait(tries: number, random: () => number): number | null {
  const longest = most[tries]
  return longest === undefined ? null : Math.round(random() * longest)
}
