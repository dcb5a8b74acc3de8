import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const setupFiles = ['./tests/support/far-zone.ts', './tests/support/no-console-errors.ts']

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
        testTimeout: 600_000,
        maxWorkers: 1,
        sequence: { groupOrder: 2 },
      }),
    ],
  },
})
