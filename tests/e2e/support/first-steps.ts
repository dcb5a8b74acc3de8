import type { Page } from '@playwright/test'

export { monthsAgo } from '../../support/site/birth-date'

/** The code on the demo's message page, as its reader would find it; empty if none came. */
export async function readCode(page: Page, phone: string): Promise<string> {
  const messages = await page.context().newPage()
  await messages.goto('/demo/messages')
  const mine = messages.getByRole('listitem').filter({ hasText: phone.slice(-4) })
  const text = (await mine.first().textContent()) ?? ''
  await messages.close()
  return /\b\d{6}\b/.exec(text)?.[0] ?? ''
}
