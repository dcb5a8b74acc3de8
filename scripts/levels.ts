import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** What one level of checks found. A check without tests of its own counts as one test. */
export type Tally = { passed: number; failed: number }

export type Level = { name: string; run: () => Promise<{ tally: Tally; output: string }> }

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numTotalTests: z.number(),
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

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
        if (result.code !== 0) return { tally: { passed: 0, failed: 1 }, output }
      }
      return { tally: { passed: 1, failed: 0 }, output }
    },
  }
}

/** Tests counted from a reporter's JSON. A run that ends badly or tests nothing has failed. */
async function counted(
  command: string[],
  env: (report: string) => Record<string, string>,
  read: (report: unknown) => Tally,
): Promise<{ tally: Tally; output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'baobaowu-report-'))
  const report = join(folder, 'report.json')
  try {
    const { code, output } = await runCommand(
      command.map((part) => part.replace('{report}', report)),
      env(report),
    )
    const tally = existsSync(report)
      ? read(JSON.parse(readFileSync(report, 'utf8')))
      : { passed: 0, failed: 0 }
    const nothing = tally.passed + tally.failed === 0
    if (tally.failed === 0 && (code !== 0 || nothing)) tally.failed = 1
    return { tally, output: nothing ? `${output}\nNo test ran at this level.` : output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function vitest(project: string): Level {
  const command = [node, bin('vitest/vitest.mjs'), 'run', '--project', project]
  const reporters = ['--reporter=default', '--reporter=json', '--outputFile.json={report}']
  return {
    name: project,
    run: () =>
      counted(
        [...command, ...reporters],
        () => ({}),
        (report) => {
          const { numPassedTests, numFailedTests } = vitestReport.parse(report)
          return { passed: numPassedTests, failed: numFailedTests }
        },
      ),
  }
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

/** The site in several processes that are killed in the middle of a rush; builds it where need be. */
export const faultsLevel = vitest('faults')

/** End to end, in the browser given, on a production build. */
export function browserLevel(browser: string): Level {
  return {
    name: 'e2e',
    run: () =>
      counted(
        [node, bin('@playwright/test/cli.js'), 'test', '--reporter=line,json'],
        (report) => ({ BAOBAOWU_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
        (report) => {
          const { expected, unexpected, flaky } = playwrightReport.parse(report).stats
          return { passed: expected, failed: unexpected + flaky }
        },
      ),
  }
}

/** Runs a program to its end; its output, both kinds in their order, and its exit code. */
export async function runCommand(
  [program = '', ...args]: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0', NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
  const output: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
  const code = await new Promise<number>((done) => {
    child.once('error', (error) => {
      output.push(Buffer.from(`${program}: ${error.message}\n`))
      done(127)
    })
    child.once('close', (status) => done(status ?? 1))
  })
  return { code, output: Buffer.concat(output).toString() }
}

/**
 * Runs the levels one after the other, each whatever became of those before it, and prints how
 * each went; what a failing one said in full. Answers the sum.
 */
export async function runLevels(levels: Level[]): Promise<Tally> {
  const sum = { passed: 0, failed: 0 }
  for (const { name, run } of levels) {
    const began = performance.now()
    const { tally, output } = await run().catch((error: unknown) => ({
      tally: { passed: 0, failed: 1 },
      output: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }))
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (tally.failed > 0) console.log(`${output.trimEnd()}\n`)
    const mark = tally.failed > 0 ? '✗' : '✓'
    console.log(`${mark} ${name}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)`)
    sum.passed += tally.passed
    sum.failed += tally.failed
  }
  return sum
}
