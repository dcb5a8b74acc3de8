import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plantedFaults } from '@/tests/planted/faults'
import type { Planted } from '@/tests/planted/planted'
import { findBrowser, installBrowser } from './browser'
import { readPlaywright, readVitest, type Tally } from './reports'
import { runCommand } from './run-command'

const browser = (await findBrowser()) ?? (await installBrowser())

/** A copy of what git knows of the project, to be damaged. */
function scratchCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baobaowu-planted-'))
  const known = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  const files = execFileSync('git', known, { encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\0')
  for (const file of files.filter(Boolean)) cpSync(file, join(folder, file))
  copyLibraries(join(folder, 'node_modules'))
  return folder
}

/** By links to the same files if the system can; Next.js takes no link to the folder itself. */
function copyLibraries(to: string): void {
  try {
    execFileSync('cp', ['-al', 'node_modules', to], { stdio: 'ignore' })
  } catch {
    cpSync('node_modules', to, { recursive: true, verbatimSymlinks: true })
  }
}

/** Runs one of the checks without tests in the folder. */
async function runCheck(folder: string, name: string) {
  const command = [process.execPath, '--import', 'tsx', 'scripts/check.ts', name]
  const { code, output } = await runCommand(command, {}, folder)
  const tally: Tally = { passed: Number(code === 0), failed: Number(code !== 0), skipped: 0 }
  return { tally, output }
}

/** Runs the one test in the folder. */
async function runTest(folder: string, caughtBy: Planted['caughtBy']) {
  const { level, file, of, test } = caughtBy
  if (level === 'check') return runCheck(folder, test)
  const report = join(folder, 'report.json')
  rmSync(report, { force: true })
  const named = of ? `${of} ${test}` : test
  const literal = named.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const command =
    level === 'e2e'
      ? ['@playwright/test/cli.js', 'test', file, '--reporter=json', '--grep', literal]
      : ['vitest/vitest.mjs', 'run', '--project', `${level}*`, file, '-t', literal]
  const json = level === 'e2e' ? [] : ['--reporter=json', `--outputFile.json=${report}`]
  const [program = '', ...rest] = command
  const { output } = await runCommand(
    [process.execPath, join('node_modules', program), ...rest, ...json],
    { BAOBAOWU_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report, BAOBAOWU_RUN: '' },
    folder,
  )
  const read = level === 'e2e' ? readPlaywright : readVitest
  const tally = tallyOf(report, read)
  return { tally, output }
}

function tallyOf(report: string, read: (json: unknown) => { tally: Tally }): Tally {
  try {
    return read(JSON.parse(readFileSync(report, 'utf8'))).tally
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

/** Changes the files, and answers how to change them back. */
function plant(folder: string, { edits }: Planted): () => void {
  const before = edits.map(({ file }) => [file, readFileSync(join(folder, file), 'utf8')] as const)
  for (const { file, find, put } of edits) {
    const text = readFileSync(join(folder, file), 'utf8')
    writeFileSync(
      join(folder, file),
      text.replace(find, () => put),
    )
  }
  return () => {
    for (const [file, text] of before.toReversed()) writeFileSync(join(folder, file), text)
  }
}

const foundSound = new Set<string>()

/** Whether the test passes without the fault; it is asked once however many faults name it. */
async function isSound(folder: string, caughtBy: Planted['caughtBy']): Promise<string | null> {
  const name = JSON.stringify(caughtBy)
  if (foundSound.has(name)) return null
  const { tally, output } = await runTest(folder, caughtBy)
  if (tally.failed > 0 || tally.passed === 0)
    return `the test does not pass without the fault\n${output}`
  foundSound.add(name)
  return null
}

/** Whether the test passes on the sound project and fails with the fault; says which did not. */
async function tryFault(folder: string, fault: Planted): Promise<string | null> {
  const unsound = await isSound(folder, fault.caughtBy)
  if (unsound) return unsound
  const mend = plant(folder, fault)
  try {
    const damaged = await runTest(folder, fault.caughtBy)
    if (damaged.tally.failed > 0) return null
    return damaged.tally.passed > 0
      ? 'NOT CAUGHT: the test passes with the fault'
      : `no test ran with the fault\n${damaged.output}`
  } finally {
    mend()
  }
}

/** `npm run test:planted [WORD]`: plants the faults, or those whose kind has the word, one by one. */
const wanted = process.argv[2] ?? ''
const faults = plantedFaults.filter(({ kind }) => kind.includes(wanted))
const folder = scratchCopy()
let failed = 0
try {
  for (const fault of faults) {
    const began = performance.now()
    const wrong = await tryFault(folder, fault)
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    const { level, file, of = '', test } = fault.caughtBy
    if (wrong) failed += 1
    console.log(
      `${wrong ? '✗' : '✓'} ${fault.kind} (${seconds} s)\n    ${level} ${file}: ${of} ${test}`,
    )
    if (wrong) console.log(wrong)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${faults.length - failed} passed, ${failed} failed`)
process.exit(failed === 0 && faults.length > 0 ? 0 : 1)
