import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Ran } from '@/scripts/levels'
import { readPlaywright, readVitest, timesIn } from '@/scripts/reports'
import { inWords, runLevels } from '@/scripts/run-levels'

const level = (name: string, ran: () => Partial<Ran>) => ({
  name,
  run: async () => ({
    tally: { passed: 1, failed: 0, skipped: 0 },
    tests: [],
    output: '',
    ...ran(),
  }),
})

let printed: string[]
beforeEach(() => {
  printed = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
  vi.stubEnv('CI', '')
  return () => vi.unstubAllEnvs()
})

describe('levels', () => {
  test('are summed over all lanes, each with its seconds in a table', async () => {
    const sum = await runLevels(
      [level('first', () => ({})), level('second', () => ({}))],
      [level('beside', () => ({ tally: { passed: 3, failed: 2, skipped: 0 } }))],
    )
    expect(sum).toEqual({ passed: 5, failed: 2, skipped: 0 })
    const table = printed.join('\n').split('\nlevel ')[1] ?? ''
    for (const name of ['first', 'second', 'beside', 'in all'])
      expect(table).toMatch(new RegExp(`^${name} +\\d+\\.\\d +\\d+ +\\d+ +\\d+$`, 'm'))
  })

  test('one that cannot run has failed, and those after it run all the same', async () => {
    const broken = level('broken', () => {
      throw new Error('no browser')
    })
    const sum = await runLevels([broken, level('after', () => ({}))])
    expect(sum).toEqual({ passed: 1, failed: 1, skipped: 0 })
    expect(printed.join('\n')).toContain('no browser')
  })

  test('what is skipped is told with its reason, and fails under CI', async () => {
    const skipping = level('faults', () => ({
      tally: { passed: 2, failed: 0, skipped: 4 },
      output: 'SKIPPED: no PgBouncer',
    }))
    expect(inWords(await runLevels([skipping]))).toBe('2 passed, 0 failed, 4 skipped')
    expect(printed.join('\n')).toContain('SKIPPED: no PgBouncer')
    vi.stubEnv('CI', 'true')
    expect(inWords(await runLevels([skipping]))).toBe('2 passed, 4 failed')
  })
})

describe('reports', () => {
  test('of Vitest and Playwright tell the same of a test', () => {
    const vitest = readVitest({
      ...{ numPassedTests: 1, numFailedTests: 0, numPendingTests: 2 },
      testResults: [
        {
          name: `${process.cwd()}/tests/unit/a.test.ts`,
          assertionResults: [{ fullName: 'a rule', duration: 1500 }, { fullName: 'skipped' }],
        },
      ],
    })
    expect(vitest.tally).toEqual({ passed: 1, failed: 0, skipped: 2 })
    expect(vitest.tests[0]).toEqual({ name: 'a rule', file: 'tests/unit/a.test.ts', ms: 1500 })
    const spec = {
      title: 'a walk',
      file: 'a.spec.ts',
      tests: [{ projectName: 'phone', results: [{ duration: 700 }, { duration: 800 }] }],
    }
    const playwright = readPlaywright({
      config: { rootDir: `${process.cwd()}/tests/e2e` },
      stats: { expected: 1, unexpected: 0, flaky: 1, skipped: 0 },
      suites: [{ specs: [], suites: [{ specs: [spec] }] }],
    })
    expect(playwright.tally).toEqual({ passed: 1, failed: 1, skipped: 0 })
    expect(playwright.tests).toEqual([
      { name: 'a walk (phone)', file: 'tests/e2e/a.spec.ts', ms: 1500 },
    ])
  })

  test('name the ten slowest tests, and every file that takes a hundredth of the time', () => {
    const tests = Array.from({ length: 12 }, (_, n) => ({
      name: `test ${n}`,
      file: n < 6 ? 'slow.ts' : `${n}.ts`,
      ms: n < 6 ? 10_000 - n : 100 - n,
    }))
    const lines = timesIn(tests).split('\n')
    expect(lines.filter((line) => line.includes(': test'))).toHaveLength(10)
    expect(lines[1]).toMatch(/10\.0 {2}slow\.ts: test 0$/)
    expect(lines.slice(12).map((line) => line.trim())).toEqual([
      '60.0  slow.ts',
      '0.5  6 other files',
    ])
    expect(timesIn([])).toBe('')
  })
})
