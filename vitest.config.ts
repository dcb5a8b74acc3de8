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
        ...loadedOnce,
        setupFiles: [...setupFiles, './tests/support/close-databases.ts'],
        globalSetup: ['./tests/support/integration-database.ts'],
        testTimeout: 900_000,
        maxWorkers: 2,
        sequence: { groupOrder: 1 },
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
