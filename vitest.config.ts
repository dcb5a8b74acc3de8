import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const shared = {
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
}
const setupFiles = ['./tests/support/far-zone.ts', './tests/support/no-console-errors.ts']

export default defineConfig({
  ...shared,
  test: {
    passWithNoTests: false,
    restoreMocks: true,
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles,
          // No test is about speed: a busy machine is no failure.
          testTimeout: 60_000,
          // It imports next/navigation without an ending, which only a bundler finds.
          server: { deps: { inline: ['next-intl'] } },
        },
      },
      {
        ...shared,
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          setupFiles,
          testTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          setupFiles,
          globalSetup: ['./tests/support/integration-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...shared,
        test: {
          name: 'http',
          include: ['tests/http/**/*.test.ts'],
          setupFiles,
          globalSetup: ['./tests/support/run.ts'],
          // Long enough for a machine that does something else as well; no test is about speed.
          testTimeout: 150_000,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
      {
        ...shared,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          setupFiles,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
