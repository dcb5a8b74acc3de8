import { expect, test } from './support/fixtures'

const open = ['/', '/look', '/privacy', '/sign-in', '/sign-in/password', '/demo/messages']
const own = ['/my', '/my/children', '/my/children/new', '/my/profile', '/my/consent']
const languages = [
  { prefix: '', lang: 'zh-Hans' },
  { prefix: '/en', lang: 'en' },
]

for (const { prefix, lang } of languages) {
  for (const path of open) {
    test(`${prefix}${path} opens for anybody`, async ({ page, checkAccessibility }) => {
      const answer = await page.goto(`${prefix}${path}`)
      expect(answer?.status()).toBe(200)
      await expect(page.locator('html')).toHaveAttribute('lang', lang)
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await checkAccessibility()
    })
  }

  test(`a family’s pages open, ${lang}`, async ({ page, signIn, checkAccessibility }) => {
    await signIn('+8613800000001')
    for (const path of own) {
      await page.goto(`${prefix}${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await checkAccessibility()
    }
  })
}

test('a browser that asks for an icon before it knows of one gets it', async ({ request }) => {
  const answer = await request.get('/favicon.ico')
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toMatch(/^image\//)
})

test('scripts run only with the answer’s own nonce', async ({ request }) => {
  const policies = await Promise.all(
    [1, 2].map(async () => (await request.get('/')).headers()['content-security-policy'] ?? ''),
  )
  const scripts = policies.map((policy) => /script-src ([^;]*)/.exec(policy)?.[1] ?? '')
  for (const script of scripts) {
    expect(script).toMatch(/'nonce-[\w+/=]{20,}'/)
    expect(script).not.toContain('unsafe')
  }
  expect(scripts[0]).not.toBe(scripts[1])
})

test('nothing is asked of another host, no font and no picture', async ({ page, baseURL }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  for (const path of ['/', '/rooms', '/proof', '/en']) {
    await page.goto(path, { waitUntil: 'networkidle' })
  }
  expect(asked.length).toBeGreaterThan(4)
  expect(
    asked.filter((url) => !url.startsWith(baseURL ?? '') && !/^(data|blob):/.test(url)),
  ).toEqual([])
})

test.describe('an unknown address', () => {
  test.use({ expectedErrors: [/404/] })

  test('is answered kindly, in both languages', async ({ page, checkAccessibility }) => {
    for (const path of ['/no-such-page', '/en/no-such-page']) {
      const answer = await page.goto(path)
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await checkAccessibility()
    }
  })
})
