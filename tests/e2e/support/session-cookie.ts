import type { BrowserContext } from '@playwright/test'
import { makeSession } from '../../support/site/session'

/** Signs a browser in as the holder of a number without the pages; options as in `makeSession`. */
export async function addSession(
  context: BrowserContext,
  address: string,
  phone: string,
  options?: Parameters<typeof makeSession>[1],
): Promise<void> {
  const cookie = await makeSession(phone, options)
  await context.addCookies([{ ...cookie, url: address, httpOnly: true, sameSite: 'Lax' }])
}
