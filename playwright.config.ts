import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { freePort } from './db/embedded'

/** Chosen once, by the first process that reads this file; the workers inherit them. */
process.env.BAOBAOWU_E2E_PORT ??= String(await freePort())
process.env.BAOBAOWU_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'baobaowu-e2e-'))

const port = process.env.BAOBAOWU_E2E_PORT
const address = `http://localhost:${port}`

/** Every page on a phone and on a desk, on a production build with a demo city of its own. */
export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  // Long enough for a machine that does something else as well; no test is about speed.
  timeout: 150_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  globalTeardown: './tests/e2e/support/forget-data.ts',
  use: {
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'America/New_York',
    // What the worker does has tests of its own; elsewhere it would stand between test and network.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.BAOBAOWU_BROWSER || undefined,
      args: ['--no-sandbox'],
    },
  },
  projects: [
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true } },
    {
      name: 'desktop',
      // What does not depend on the width is walked through on the phone.
      testIgnore: /(busy|calendar-feed|favourites|hold|live|offline|opening)\.spec\.ts$/,
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
  webServer: {
    command: 'exec node --import tsx scripts/start.ts',
    url: `${address}/api/health`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      PORT: port,
      HOST: '127.0.0.1',
      BAOBAOWU_DATA: process.env.BAOBAOWU_E2E_DATA,
      DATABASE_URL: '',
      AUTH_SECRET: '',
    },
  },
})
