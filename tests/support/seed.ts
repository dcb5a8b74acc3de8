import fc from 'fast-check'
import { beforeEach } from 'vitest'

/** The seed of every random test of this run; BAOBAOWU_SEED repeats it. */
export const seed = Number(process.env.BAOBAOWU_SEED)

fc.configureGlobal({ seed })

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.log(`Random numbers began at BAOBAOWU_SEED=${seed}.`))
})

/** Whole numbers below a limit that look random and follow from a seed. */
export function randomFrom(begin: number): (below: number) => number {
  // Spread, since otherwise neighbouring seeds would give similar numbers for a while.
  let state = Math.imul(begin, 2_654_435_761) >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
