/** Each page asks at a random instant within this many milliseconds: a thousand phones not at once. */
export const spread = 600

/** Milliseconds before each asking, on top of that; they grow, and there is a last one. */
const pauses = [0, 1_000, 2_000, 4_000, 8_000, 16_000]

/**
 * How many milliseconds at least a page waits at the end of its countdown before it asks the server
 * again, after asking `asked` times already; null if it asks no more.
 */
export function pauseBefore(asked: number): number | null {
  return pauses[asked] ?? null
}
