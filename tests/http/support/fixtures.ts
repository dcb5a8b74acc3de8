import { test as base } from 'vitest'
import { runningSite } from '../../support/site/running'
import { makeSession } from '../../support/site/session'
import { expect } from './matchers'
import { Page } from './page'
import { Visitor } from './visitor'

type Fixtures = {
  baseURL: string
  page: Page
  /** Signs the page's visitor in as the holder of a mobile number (E.164), without the pages. */
  signIn: (phone: string, options?: { consent: boolean }) => Promise<void>
  /** A page of another person, or of the same person in another browser, signed in on request. */
  otherPage: (phone?: string) => Promise<Page>
}

/** Signs a visitor in as the holder of a number. */
async function signInAs(visitor: Visitor, phone: string, options?: { consent: boolean }) {
  const { name, value } = await makeSession(phone, options)
  visitor.addCookie(name, value)
}

/** Vitest's test with a page of the site as it is without scripts. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its pattern.
  baseURL: async ({}, use) => use(runningSite().address),
  page: async ({ baseURL }, use) => use(new Page(new Visitor(baseURL))),
  signIn: async ({ page }, use) => use((phone, options) => signInAs(page.visitor, phone, options)),
  otherPage: async ({ baseURL }, use) =>
    use(async (phone) => {
      const visitor = new Visitor(baseURL)
      if (phone) await signInAs(visitor, phone)
      return new Page(visitor)
    }),
})

export { expect }
