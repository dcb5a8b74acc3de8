import type { Locator, Page } from '@playwright/test'

/** A page of one kind in one state, to be looked at in both languages at every width. */
export type State = {
  /** Ends the sentence "… is for everybody". */
  name: string
  /** Its page under `app/[locale]`, as an address with the variable parts in brackets. */
  page: `/${string}`
  /** The number (E.164) of the person who looks; a visitor if it is missing. */
  as?: () => Promise<string> | string
  /** The address, without a language. */
  path: () => Promise<string> | string
  /** Leads from the address to the state without using any text of a language. */
  act?: (page: Page) => Promise<void>
  /** The status the page answers with; 200 if it is missing. */
  status?: number
}

/** Makes something once in each worker: what is only looked at can be shared. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Opens all that is folded. */
export async function unfold(page: Page): Promise<void> {
  await page.locator('main').evaluate((main) => {
    for (const folded of main.querySelectorAll('details')) folded.open = true
  })
}

/** Sends the form that holds a field by one of its buttons, the first if none is named. */
export async function send(page: Page, field: string, nth = 0): Promise<void> {
  await formOf(page, field).locator('button[type=submit]').nth(nth).click()
}

/** Waits until a form has been refused. */
export async function refused(page: Page): Promise<void> {
  await page.locator('main').getByRole('alert').first().waitFor()
}

/** The form that holds a field of this name. */
export function formOf(page: Page, field: string): Locator {
  return page
    .locator('main form')
    .filter({ has: page.locator(`[name="${field}"]`) })
    .first()
}
