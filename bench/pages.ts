import type { Page } from '@playwright/test'

/** The demo's parent, as README names her. */
const phone = '13800000001'

/** Every room that takes a child of 20 months in a district of the demo. */
export const searchPath = '/?division=310106&age=20'

/** The path of the first room the front page shows. */
export async function firstRoom(page: Page, site: string): Promise<string> {
  await page.goto(site)
  return pathOf(page, 'main a[href^="/rooms/"]')
}

/** The booking path of the first free slot, of the first room that has one. */
export async function firstBookable(page: Page, site: string): Promise<string> {
  await page.goto(site)
  const rooms = await page.locator('main a[href^="/rooms/"]').evaluateAll(hrefs)
  for (const room of rooms) {
    await page.goto(`${site}${room}`)
    if ((await page.locator('main a[href^="/book/"]').count()) > 0)
      return pathOf(page, 'main a[href^="/book/"]')
  }
  throw new Error('No room of the front page has a free slot.')
}

/** Signs the demo's parent in with the code on its message page. */
export async function signInAsParent(page: Page, site: string): Promise<void> {
  await page.goto(`${site}/sign-in`)
  await page.fill('input[name="phone"]', phone)
  await page.click('main button[type="submit"]')
  await page.waitForURL('**/sign-in/code')
  const messages = await page.context().newPage()
  await messages.goto(`${site}/demo/messages`)
  const text = (await messages.locator('main li').first().textContent()) ?? ''
  await messages.close()
  await page.fill('input[name="code"]', /\d{6}/.exec(text)?.[0] ?? '')
  await page.click('main button[type="submit"]')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

async function pathOf(page: Page, selector: string): Promise<string> {
  const [path] = await page.locator(selector).evaluateAll(hrefs)
  if (!path) throw new Error(`Nothing at ${page.url()} fits ${selector}.`)
  return path
}

function hrefs(links: Element[]): string[] {
  return links.map((link) => link.getAttribute('href') ?? '')
}
