/** The value that a share (0–1) of all values lies at or below, by nearest rank. */
export function percentile(all: number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function median(all: number[]): number {
  return percentile(all, 0.5)
}

export type Turn = { pieces: number; seconds: number; milliseconds: number[] }

/** Does all the work, `atOnce` pieces at a time; answers how long that took, and each piece of it. */
export async function takeTurn(work: (() => Promise<void>)[], atOnce: number): Promise<Turn> {
  const milliseconds: number[] = []
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let one = work[next++]; one; one = work[next++]) {
        const from = performance.now()
        await one()
        milliseconds.push(performance.now() - from)
      }
    }),
  )
  return { pieces: work.length, seconds: (performance.now() - began) / 1000, milliseconds }
}

/** Pieces a second: the middle of the turns after the first, which warms up. */
export function perSecond(turns: Turn[]): number {
  return median(turns.slice(1).map(({ pieces, seconds }) => pieces / seconds))
}

/** How long 95 of 100 pieces took at most, in milliseconds, in the turns after the first. */
export function slowest(turns: Turn[]): number {
  return percentile(
    turns.slice(1).flatMap(({ milliseconds }) => milliseconds),
    0.95,
  )
}
