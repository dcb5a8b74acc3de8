import type { Level, Ran } from './levels'
import { type Tally, timesIn } from './reports'

type Finished = { name: string; tally: Tally; seconds: number }

/** What skipping means here: under CI it fails, so that nothing goes untried in silence. */
function withoutSkips(tally: Tally): Tally {
  if (!process.env.CI || tally.skipped === 0) return tally
  return { ...tally, failed: tally.failed + tally.skipped, skipped: 0 }
}

async function runLevel({ name, run }: Level): Promise<Finished> {
  const began = performance.now()
  const { tally, tests, output } = await run().catch(
    (error: unknown): Ran => ({
      tally: { passed: 0, failed: 1, skipped: 0 },
      tests: [],
      output: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const counts = withoutSkips(tally)
  const loud = counts.failed > 0 || tally.skipped > 0
  if (loud) console.log(`${output.trimEnd()}\n`)
  const mark = counts.failed > 0 ? '✗' : '✓'
  console.log(`${mark} ${name}: ${inWords(counts)} (${seconds.toFixed(1)} s)`)
  const times = timesIn(tests)
  if (times) console.log(times)
  return { name, tally: counts, seconds }
}

/** `N passed, N failed`, and what was skipped if anything was. */
export function inWords({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * Runs lanes side by side, and the levels of each one after the other whatever became of those
 * before. Prints how each went, what a failing one said in full, and a table of levels and seconds.
 * Answers the sum. Levels that skip say so in full; if `CI` is set, what is skipped has failed.
 */
export async function runLevels(...lanes: Level[][]): Promise<Tally> {
  const began = performance.now()
  const finished = await Promise.all(
    lanes.map(async (levels) => {
      const done: Finished[] = []
      for (const level of levels) done.push(await runLevel(level))
      return done
    }),
  )
  const all = finished.flat()
  const wall = (performance.now() - began) / 1000
  console.log('\nlevel             seconds   passed   failed  skipped')
  for (const { name, tally, seconds } of all) console.log(row(name, seconds, tally))
  const sum = all.reduce(
    (total, { tally }) => ({
      passed: total.passed + tally.passed,
      failed: total.failed + tally.failed,
      skipped: total.skipped + tally.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
  console.log(`${row('in all', wall, sum)}\n`)
  return sum
}

function row(name: string, seconds: number, { passed, failed, skipped }: Tally): string {
  const cells = [seconds.toFixed(1), passed, failed, skipped].map((cell) => String(cell))
  return name.padEnd(16) + cells.map((cell) => cell.padStart(9)).join('')
}
