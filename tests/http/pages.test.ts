import { makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { expect, test } from './support/fixtures'

const open = ['', '/look', '/privacy', '/sign-in', '/sign-in/password', '/demo/messages']
const own = ['/my', '/my/children', '/my/children/new', '/my/profile', '/my/consent']

for (const [lang, prefix] of [
  ['zh-Hans', ''],
  ['en', '/en'],
] as const) {
  test(`the open pages say what they are in the language of their address, ${lang}`, async ({
    page,
  }) => {
    for (const path of open) {
      const answer = await page.goto(`${prefix}${path}` || '/')
      expect(answer.status(), path).toBe(200)
      expect(page.locator('html')).toHaveAttribute('lang', lang)
      expect(page.locator('h1'), path).toHaveCount(1)
    }
  })

  test(`a family’s pages say what they are in the language of their address, ${lang}`, async ({
    page,
    signIn,
  }) => {
    await signIn('+8613800000001')
    for (const path of own) {
      await page.goto(`${prefix}${path}`)
      expect(page).toHaveURL(`${prefix}${path}`)
      expect(page.locator('html')).toHaveAttribute('lang', lang)
      expect(page.locator('h1'), path).toHaveCount(1)
    }
  })
}

test('an unknown address is answered kindly, in both languages', async ({ page }) => {
  for (const path of ['/no-such-page', '/en/no-such-page']) {
    const answer = await page.goto(path)
    expect(answer.status()).toBe(404)
    expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
})

test('the child-data rule reads in both languages', async ({ page }) => {
  for (const path of ['/privacy', '/en/privacy']) {
    await page.goto(path)
    expect(page.locator('h2')).toHaveCount(7)
  }
})

test('no page with places or a family in it is kept by a browser or on the way to it', async ({
  page,
  signIn,
}) => {
  const { code, slotIds } = await makeOwnSlots()
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  for (const path of ['/', '/rooms', `/rooms/${code}`, `/book/${slotIds[0]}`, '/my']) {
    const answer = await page.visitor.ask(path)
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['cache-control'], path).toMatch(/private.*no-store/)
  }
})

test('a browser that asks for an icon before it knows of one gets it', async ({ page }) => {
  const answer = await page.visitor.ask('/favicon.ico')
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toMatch(/^image\//)
})

test('scripts run only with the answer’s own nonce', async ({ page }) => {
  const scripts = async () => {
    const policy = (await page.visitor.ask('/')).headers()['content-security-policy'] ?? ''
    return /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
  }
  const [first, second] = [await scripts(), await scripts()]
  for (const script of [first, second]) {
    expect(script).toMatch(/'nonce-[\w+/=]{20,}'/)
    expect(script).not.toContain('unsafe')
  }
  expect(first).not.toBe(second)
})

test('the site says that it is well', async ({ page }) => {
  const answer = await page.visitor.ask('/api/health')
  expect(answer.status()).toBe(200)
  expect(JSON.parse(answer.text())).toEqual({ status: 'ok' })
  expect(answer.headers()['cache-control']).toBe('no-store')
})
