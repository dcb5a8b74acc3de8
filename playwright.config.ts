import { defineConfig } from '@playwright/test'

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
  globalSetup: './tests/support/run.ts',
  use: {
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
      // What depends on the width; all else is walked through once, on the phone.
      grep: /@both/,
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
})
