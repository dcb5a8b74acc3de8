import { relative } from 'node:path'
import { z } from 'zod'

/** One test as a reporter wrote it down; `ms` counts its own work, in milliseconds. */
export type TimedTest = { name: string; file: string; ms: number }

/** What one level of checks found. A check without tests of its own counts as one test. */
export type Tally = { passed: number; failed: number; skipped: number }

export type Report = { tally: Tally; tests: TimedTest[] }

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), duration: z.number().nullish() })),
    }),
  ),
})

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      results: z.array(z.object({ duration: z.number() })),
    }),
  ),
})
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional()
  },
})
const playwrightReport = z.object({
  config: z.object({ rootDir: z.string() }),
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  suites: z.array(playwrightSuite),
})

/** Reads what Vitest's reporter `json` wrote. */
export function readVitest(report: unknown): Report {
  const read = vitestReport.parse(report)
  return {
    tally: {
      passed: read.numPassedTests,
      failed: read.numFailedTests,
      skipped: read.numPendingTests,
    },
    tests: read.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, duration }) => ({
        name: fullName,
        file: relative('.', name),
        ms: duration ?? 0,
      })),
    ),
  }
}

/** Reads what Playwright's reporter `json` wrote; a test that passed at the second try has failed. */
export function readPlaywright(report: unknown): Report {
  const { stats, suites, config } = playwrightReport.parse(report)
  const root = relative('.', config.rootDir)
  const specsOf = (suite: z.infer<typeof playwrightSuite>): z.infer<typeof playwrightSpec>[] => [
    ...suite.specs,
    ...(suite.suites ?? []).flatMap(specsOf),
  ]
  return {
    tally: {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    },
    tests: suites.flatMap(specsOf).flatMap(({ title, file, tests }) =>
      tests.map(({ projectName, results }) => ({
        name: `${title} (${projectName})`,
        file: `${root}/${file}`,
        ms: results.reduce((sum, { duration }) => sum + duration, 0),
      })),
    ),
  }
}

const seconds = (ms: number) => (ms / 1000).toFixed(1).padStart(7)

/**
 * A level's ten slowest tests and its time by file in lines to print; files that together take less
 * than a hundredth of the time share a line.
 */
export function timesIn(tests: TimedTest[]): string {
  if (tests.length === 0) return ''
  const slowest = tests.toSorted((a, b) => b.ms - a.ms).slice(0, 10)
  const files = new Map<string, number>()
  for (const { file, ms } of tests) files.set(file, (files.get(file) ?? 0) + ms)
  const all = [...files].toSorted(([, a], [, b]) => b - a)
  const total = all.reduce((sum, [, ms]) => sum + ms, 0)
  const shown = all.filter(([, ms]) => ms >= total / 100)
  const rest = all.slice(shown.length)
  const restMs = rest.reduce((sum, [, ms]) => sum + ms, 0)
  return [
    '    slowest tests, s',
    ...slowest.map(({ name, file, ms }) => `  ${seconds(ms)}  ${file}: ${name}`),
    '    by file, s',
    ...shown.map(([file, ms]) => `  ${seconds(ms)}  ${file}`),
    ...(rest.length > 0 ? [`  ${seconds(restMs)}  ${rest.length} other files`] : []),
  ].join('\n')
}
