import { test as base, expect } from '@playwright/test'
import { runningSite } from '../../support/site/running'
import { axeFaults, everyRule } from './axe'
import { addSession } from './session-cookie'

type Fixtures = {
  /** Messages of the browser's console that a test provokes and expects. */
  expectedErrors: RegExp[]
  /** Fails unless the page has a title and axe finds nothing to say about it as it stands. */
  checkAccessibility: () => Promise<void>
  /** Signs the browser in as the holder of a mobile number (E.164), without the pages. */
  signIn: (phone: string, options?: { consent: boolean }) => Promise<void>
  noErrors: undefined
}

/** Playwright's test; any error in the browser's console or of a page's script fails it. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from its pattern.
  baseURL: async ({}, use) => use(runningSite().address),
  expectedErrors: [[], { option: true }],

  noErrors: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = []
      const note = (text: string) => {
        if (!expectedErrors.some((pattern) => pattern.test(text))) errors.push(text)
      }
      context.on('console', (message) => {
        if (message.type() === 'error') note(`${message.text()} (${message.page()?.url()})`)
      })
      context.on('weberror', (error) => note(error.error().stack ?? error.error().message))
      await use(undefined)
      expect(errors, 'errors in the browser').toEqual([])
    },
    { auto: true },
  ],

  signIn: async ({ context, baseURL }, use) => {
    await use((phone, options) => addSession(context, baseURL ?? '', phone, options))
  },

  checkAccessibility: async ({ page }, use) => {
    await use(async () => {
      await expect(page).toHaveTitle(/./)
      // On the way from page to page the old title goes some milliseconds before the new one comes.
      const faults = () => axeFaults(page, everyRule)
      const message = `accessibility of ${page.url()}`
      await expect.poll(faults, { message, timeout: 3_000 }).toEqual([])
    })
  },
})

export { expect }
