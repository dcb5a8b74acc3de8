import { Page } from './page'

/** The code on the demo's message page, as its reader would find it; empty if none came. */
export async function readCode(page: Page, phone: string): Promise<string> {
  const messages = new Page(page.visitor)
  await messages.goto('/demo/messages')
  const mine = messages.locator('li').filter({ hasText: phone.slice(-4) })
  return /\b\d{6}\b/.exec(mine.first().textContent())?.[0] ?? ''
}

/** Reads the family's code out at the desk, after its number was looked for. */
export async function readOut(page: Page, phone: string, otherPage: () => Promise<Page>) {
  const code = await readCode(await otherPage(), phone)
  const english = page.locator('html').first().getAttribute('lang') === 'en'
  await page.getByLabel(english ? /^Code from the phone/ : /^验证码或预约码/).fill(code)
  await page.getByText(english ? 'Check and open' : '核对并打开', { exact: true }).click()
}
