import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const setupFiles = ['far-zone', 'no-console-errors', 'seed'].map(
  (name) => `./tests/support/${name}.ts`,
)
const env = { BAOBAOWU_SEED: process.env.BAOBAOWU_SEED || seedOfCommit() }

/** Random tests try others with each commit, and on one commit always the same; without git, any. */
function seedOfCommit(): string {
  try {
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], { stdio: 'pipe' }).toString()
    return String(Number.parseInt(commit.slice(0, 7), 16))
  } catch {
    return String(randomInt(2 ** 28))
  }
}

/**
 * A level of tests. No test is about speed, so a busy machine must not fail any: what is waited for
 * may take as long as the test, and a test minutes.
 */
function level(
  name: string,
  test: TestProjectInlineConfiguration['test'],
): TestProjectInlineConfiguration {
  const include = [`tests/${name}/**/*.test.{ts,tsx}`]
  return {
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
    test: {
      name,
      include,
      setupFiles,
      env,
      restoreMocks: true,
      testTimeout: 120_000,
      hookTimeout: 600_000,
      expect: { poll: { timeout: 120_000 } },
      ...test,
    },
  }
}

/** A worker loads each module once for all its files: what a test changes for all it puts back. */
const loadedOnce = { isolate: false, maxWorkers: '100%' }

/** A worker's database is its own, and each is cloned from a template of the server that is set up. */
const onDatabases = {
  ...loadedOnce,
  setupFiles: [...setupFiles, './tests/support/close-databases.ts'],
  testTimeout: 900_000,
  maxWorkers: 2,
}

/** What `npm test` tries again on the oldest PostgreSQL: races, guards, and how the engine is loaded. */
const onTheOldest = [
  'audit-chain',
  'capacity-clients',
  'capacity-guards',
  'capacity-interleavings',
  'engine-upgrade',
  'fixed-names',
  'holds-races',
  'isolation-guards',
  'kept-unconfirmed',
  'load-engine',
  'serving-role',
  'session-tricks',
  'settable-clock',
  'stands',
  'terms-follow',
].map((file) => `tests/integration/${file}.test.ts`)

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      level('unit', {
        ...loadedOnce,
        // It imports next/navigation without an ending, which only a bundler finds.
        server: { deps: { inline: ['next-intl'] } },
      }),
      level('architecture', loadedOnce),
      level('integration', {
        ...onDatabases,
        globalSetup: ['./tests/support/integration-database.ts'],
        sequence: { groupOrder: 1 },
      }),
      level('postgres15', {
        ...onDatabases,
        include:
          process.env.DATABASES === 'full' ? ['tests/integration/**/*.test.ts'] : onTheOldest,
        globalSetup: ['./tests/support/postgres-15.ts'],
        sequence: { groupOrder: 4 },
      }),
      level('http', {
        ...loadedOnce,
        globalSetup: ['./tests/support/run.ts'],
        maxWorkers: 2,
        sequence: { groupOrder: 3 },
      }),
      level('faults', {
        globalSetup: ['./tests/support/pooler-program.ts'],
        testTimeout: 600_000,
        maxWorkers: 1,
        sequence: { groupOrder: 2 },
      }),
    ],
  },
})
