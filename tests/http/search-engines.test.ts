import { JSDOM } from 'jsdom'
import { expect, test } from './support/fixtures'
import type { Page } from './support/page'

/** A room of the demo city with texts, prices and places, and one of which little is published. */
const room = '/rooms/jiangning-demo'
const published = '/rooms/nanyang'

/** Forgets that the last page was English, so that an address without a language is Chinese. */
const inChinese = (page: Page) => page.visitor.removeCookie('baobaowu_language')

/** Every part of the structured data in a page, as a search engine reads them. */
async function dataIn(page: Page, path: string): Promise<Record<string, unknown>[]> {
  const { document } = new JSDOM((await page.goto(path)).text()).window
  const sources = document.querySelectorAll('script[type="application/ld+json"]')
  return [...sources].flatMap((source) => JSON.parse(source.textContent ?? '')['@graph'])
}

/** What the page says of its own address and of its languages. */
function addressesIn(page: Page) {
  const path = (selector: string) =>
    page.locator(selector).getAttribute('href')?.replace(page.visitor.address, '')
  return {
    canonical: path('link[rel="canonical"]'),
    chinese: path('link[rel="alternate"][hreflang="zh-Hans"]'),
    english: path('link[rel="alternate"][hreflang="en"]'),
    others: path('link[rel="alternate"][hreflang="x-default"]'),
  }
}

test('each public page names itself in both languages, and the two name each other', async ({
  page,
  baseURL,
}) => {
  for (const path of ['/', '/?division=310106', room, '/questions', '/privacy']) {
    const english = path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path.replace(/^\/$/, '')}`
    const pair = { chinese: path, english, others: path }
    await inChinese(page)
    await page.goto(path)
    expect(addressesIn(page)).toEqual({ canonical: path, ...pair })
    const described = page.locator('meta[name="description"]').getAttribute('content')
    expect(described?.length).toBeGreaterThan(20)
    await page.goto(english)
    expect(addressesIn(page)).toEqual({ canonical: english, ...pair })
    const about = (property: string) => page.locator(`meta[property="og:${property}"]`)
    expect(about('locale')).toHaveAttribute('content', 'en_GB')
    expect(about('url')).toHaveAttribute('content', `${baseURL}${english}`)
  }
})

test('a day, an age or a page number makes no other page of it', async ({ page }) => {
  await page.goto(`${room}?age=20`)
  expect(addressesIn(page).canonical).toBe(room)
  await page.goto('/?division=310106&age=20&page=2')
  expect(addressesIn(page).canonical).toBe('/?division=310106')
  const answer = await page.goto(room)
  expect(answer.headers().link ?? '').not.toContain('hreflang')
})

test('search engines read the room, the way to it, its questions, and the site', async ({
  page,
  baseURL,
}) => {
  for (const prefix of ['', '/en']) {
    const [about, trail, questions] = await dataIn(page, `${prefix}${room}`)
    expect(about).toMatchObject({
      '@type': 'ChildCare',
      name: page.getByRole('heading', { level: 1 }).textContent(),
      url: `${baseURL}${prefix}${room}`,
      telephone: '021-0000-0000',
      address: { '@type': 'PostalAddress', addressCountry: 'CN' },
      geo: { '@type': 'GeoCoordinates' },
    })
    expect(trail).toMatchObject({ '@type': 'BreadcrumbList' })
    expect(questions).toMatchObject({ '@type': 'FAQPage', inLanguage: prefix ? 'en' : 'zh-Hans' })
    expect(questions?.mainEntity).toHaveLength(10)
  }
  await inChinese(page)
  const [about] = await dataIn(page, published)
  expect(about).not.toHaveProperty('openingHoursSpecification')
  expect(about).not.toHaveProperty('priceRange')
  expect(await dataIn(page, '/')).toMatchObject([{ '@type': 'WebSite', name: '宝宝屋' }])
  expect(await dataIn(page, '/en/questions')).toMatchObject([{ '@type': 'FAQPage' }])
})

test('the sitemap is XML whose pages are there, in both languages; suspended rooms and drafts are not', async ({
  page,
  baseURL,
}) => {
  const answer = await page.visitor.ask('/sitemap.xml')
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toContain('xml')
  // What is not well-formed is refused.
  const sitemap = new JSDOM(answer.text(), { contentType: 'application/xml' }).window.document
  const found = [...sitemap.querySelectorAll('url')].map((url) => ({
    at: url.querySelector('loc')?.textContent ?? '',
    changed: url.querySelector('lastmod')?.textContent ?? '',
    languages: [...url.getElementsByTagNameNS('*', 'link')].map((link) =>
      [link.getAttribute('hreflang'), link.getAttribute('href')].join(' '),
    ),
  }))
  const paths = found.map(({ at }) => at.replace(baseURL, ''))
  expect(paths).toEqual(
    expect.arrayContaining(['/', '/en', '/questions', '/proof', room, `/en${room}`]),
  )
  expect(paths).not.toContain('/rooms/tianmuxilu-demo')
  expect(paths).not.toContain('/rooms/pengpu-demo')
  expect(new Set(paths).size).toBe(paths.length)
  const one = found.find(({ at }) => at === `${baseURL}/en${room}`)
  expect(one?.languages).toEqual([
    `zh-Hans ${baseURL}${room}`,
    `en ${baseURL}/en${room}`,
    `x-default ${baseURL}${room}`,
  ])
  expect(Date.parse(one?.changed ?? '')).toBeGreaterThan(0)
  const demo = paths.filter((path) => !path.includes('rooms') || /-demo$/.test(path))
  for (const path of demo.filter((_, index) => index % 5 === 0))
    expect((await page.visitor.ask(path)).status(), path).toBe(200)
})

test('robots may read the public pages and nothing of families and staff', async ({
  page,
  baseURL,
}) => {
  const answer = await page.visitor.ask('/robots.txt')
  expect(answer.status()).toBe(200)
  const lines = answer
    .text()
    .split('\n')
    .map((line) => line.trim())
  expect(lines).toContain(`Sitemap: ${baseURL}/sitemap.xml`)
  expect(lines).toContain('Allow: /')
  expect(lines).toContain('Allow: /api/calendar/')
  for (const path of [
    '/my',
    '/book',
    '/bookings',
    '/manage',
    '/sign-in',
    '/invitations',
    '/demo',
  ]) {
    expect(lines).toContain(`Disallow: ${path}`)
    expect(lines).toContain(`Disallow: /en${path}`)
  }
})
