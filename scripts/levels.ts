import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser, installBrowser } from './browser'
import { type Report, readPlaywright, readVitest } from './reports'
import { runCommand } from './run-command'

/** What a level answers: counts, times, and all it said, which is printed if anything failed. */
export type Ran = Report & { output: string }

export type Level = { name: string; run: () => Promise<Ran> }

const node = process.execPath
const bin = (path: string) => join('node_modules', path)
const biome = bin('@biomejs/biome/bin/biome')

function check(name: string, ...commands: string[][]): Level {
  return {
    name,
    run: async () => {
      let output = ''
      for (const command of commands) {
        const result = await runCommand(command)
        output += result.output
        if (result.code !== 0)
          return { tally: { passed: 0, failed: 1, skipped: 0 }, tests: [], output }
      }
      return { tally: { passed: 1, failed: 0, skipped: 0 }, tests: [], output }
    },
  }
}

/** Tests counted from a reporter's JSON. A run that ends in an error or tests nothing has failed. */
async function counted(
  command: string[],
  env: (report: string) => Record<string, string>,
  read: (report: unknown) => Report,
): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'baobaowu-report-'))
  const file = join(folder, 'report.json')
  try {
    const { code, output } = await runCommand(
      command.map((part) => part.replace('{report}', file)),
      env(file),
    )
    const { tally, tests } = existsSync(file)
      ? read(JSON.parse(readFileSync(file, 'utf8')))
      : { tally: { passed: 0, failed: 0, skipped: 0 }, tests: [] }
    const nothing = tally.passed + tally.failed === 0
    if (tally.failed === 0 && (code !== 0 || nothing)) tally.failed = 1
    return { tally, tests, output: nothing ? `${output}\nNo test ran at this level.` : output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The tests of the projects of Vitest whose names fit, which may have a `*`. */
function vitest(name: string, project = name): Level {
  const command = [node, bin('vitest/vitest.mjs'), 'run', '--project', project]
  const reporters = ['--reporter=default', '--reporter=json', '--outputFile.json={report}']
  return { name, run: () => counted([...command, ...reporters], () => ({}), readVitest) }
}

/** The levels that need neither a database nor a browser. */
export const quickLevels: Level[] = [
  check('format', [node, biome, 'format']),
  check('lint', [node, biome, 'check', '--formatter-enabled=false', '--error-on-warnings']),
  check(
    'types',
    [node, bin('next/dist/bin/next'), 'typegen'],
    [node, bin('typescript/bin/tsc'), '--noEmit'],
  ),
  check('dead code', [node, bin('knip/bin/knip.js')]),
  vitest('architecture'),
  vitest('unit'),
]

export const integrationLevel = vitest('integration')

/** Races and guards again on the oldest PostgreSQL that the site supports. */
export const oldestDatabaseLevel = vitest('postgres15')

/** Pages and forms of the built site without a browser. */
export const httpLevel = vitest('http')

/** The site in several processes that are killed in the middle of a rush. */
export const faultsLevel = vitest('faults')

/** The built site in a browser, which is found or installed; without one the level fails. */
export const browserLevel: Level = {
  name: 'e2e',
  run: async () => {
    const browser = (await findBrowser()) ?? (await installBrowser())
    return counted(
      [node, bin('@playwright/test/cli.js'), 'test', '--reporter=line,json'],
      (report) => ({ BAOBAOWU_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
      readPlaywright,
    )
  },
}
