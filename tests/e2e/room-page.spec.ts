import type { Page } from '@playwright/test'
import { makeOwnRoom } from '../support/site/own-room'
import { makeOwnSlots } from '../support/site/own-slot'
import { makeOwnTexts } from '../support/site/own-texts'
import { expect, test } from './support/fixtures'

/** A room of the demo city with texts, prices and places, and one of which little is published. */
const room = '/rooms/jiangning-demo'
const published = '/rooms/nanyang'

/** Forgets that the last page was English, so that an address without a language is Chinese. */
async function inChinese(page: Page) {
  await page.context().clearCookies({ name: 'baobaowu_language' })
}

/** Every part of the structured data in a page, as a search engine reads them. */
async function dataIn(page: Page): Promise<Record<string, unknown>[]> {
  const sources = await page.locator('script[type="application/ld+json"]').allTextContents()
  return sources.flatMap((source) => JSON.parse(source)['@graph'])
}

/** What a page says of its own address and of its languages. */
async function addressesIn(page: Page, baseURL: string | undefined) {
  const path = async (selector: string) =>
    (await page.locator(selector).getAttribute('href'))?.replace(baseURL ?? '', '')
  return {
    canonical: await path('link[rel="canonical"]'),
    chinese: await path('link[rel="alternate"][hreflang="zh-Hans"]'),
    english: await path('link[rel="alternate"][hreflang="en"]'),
    others: await path('link[rel="alternate"][hreflang="x-default"]'),
  }
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a parent reads on from the places to what to bring, the cost and the questions', async ({
    page,
  }) => {
    await page.goto(room)
    const headings = await page.getByRole('heading', { level: 2 }).allTextContents()
    expect(headings[0]).toMatch(/一周的名额$/)
    expect(headings.slice(1)).toEqual([
      '这家宝宝屋',
      '来之前',
      '价格和免费次数',
      '这里的规则',
      '常见问题',
    ])
    const contents = page.getByRole('navigation', { name: '这一页还有' })
    for (const link of await contents.getByRole('link').all()) {
      const target = (await link.getAttribute('href')) ?? ''
      await expect(page.locator(target), target).toHaveCount(1)
    }
    await contents.getByRole('link', { name: '常见问题' }).click()
    await expect(page).toHaveURL(/#questions$/)
    const questions = page.getByRole('region', { name: '常见问题' })
    await expect(questions.getByText(/37\.5 ℃/)).toBeHidden()
    await questions.getByText('孩子发烧、不舒服，能来吗？').click()
    await expect(questions.getByText(/37\.5 ℃/)).toBeVisible()
    const cost = page.getByRole('region', { name: '价格和免费次数' })
    await expect(cost.getByText(/每个自然年有 12 次免费/)).toBeVisible()
    await expect(cost.getByText(/20 元 × 2 小时 = 40 元/)).toBeVisible()
  })

  test('the nearest free place is one touch from its booking', async ({ page }) => {
    const own = await makeOwnSlots()
    await page.goto(`/rooms/${own.code}?day=${own.day}`)
    await expect(page.getByText('这一周最早的名额')).toBeVisible()
    await page.getByRole('link', { name: '预约这一场' }).click()
    await expect(page).toHaveURL(/\/sign-in\?next=.*book/)
  })

  test('a manager writes a text too long, loses nothing, and publishes and takes back a shorter one', async ({
    page,
    context,
    signIn,
  }) => {
    const own = await makeOwnRoom()
    await signIn(own.phone)
    await page.goto(`/manage/rooms/${own.room.code}/texts`)
    const part = page.getByRole('region', { name: '第一次来' })
    const long = '早'.repeat(2100)
    await part.getByLabel('中文').fill(long)
    await part.getByLabel('英文').fill('Come early')
    await part.getByRole('button', { name: '保存这一段' }).click()
    await expect(part.getByText('最多 2000 个字，现在有 2100 个。').first()).toBeVisible()
    await expect(part.getByLabel('中文')).toHaveValue(long)
    await expect(part.getByLabel('英文')).toHaveValue('Come early')
    await part.getByLabel('中文').fill('')
    await part.getByRole('button', { name: '保存这一段' }).click()
    await expect(part.getByText(/请先写中文/).first()).toBeVisible()
    await expect(part.getByLabel('英文')).toHaveValue('Come early')
    await part.getByLabel('中文').fill('请早来 15 分钟。')
    await part.getByRole('button', { name: '保存这一段' }).click()
    await expect(part.getByText('介绍已保存。')).toBeVisible()
    await page.goto(`/rooms/${own.room.code}`)
    await expect(page.getByText('请早来 15 分钟。')).toBeVisible()
    await page.goto(`/en/rooms/${own.room.code}`)
    await expect(page.getByText('Come early')).toBeVisible()
    await inChinese(page)
    const other = await context.newPage()
    await other.goto(`/manage/rooms/${own.room.code}/texts`)
    await page.goto(`/manage/rooms/${own.room.code}/texts`)
    await part.getByLabel('中文').fill('')
    await part.getByLabel('英文').fill('')
    await part.getByRole('button', { name: '保存这一段' }).click()
    await expect(part.getByText('这一段已撤下，页面上会写“未公布”。')).toBeVisible()
    const late = other.getByRole('region', { name: '第一次来' })
    await late.getByLabel('中文').fill('带上水杯。')
    await late.getByRole('button', { name: '保存这一段' }).click()
    await expect(late.getByText('对方撤下了这一段。')).toBeVisible()
    await expect(late.getByLabel('中文')).toHaveValue('带上水杯。')
    await late.getByRole('button', { name: '保存这一段' }).click()
    await expect(late.getByText('介绍已保存。')).toBeVisible()
  })
})

test('a text says how long it is while it is typed, and what somebody else wrote is not lost', async ({
  page,
  signIn,
  context,
  checkAccessibility,
}) => {
  const own = await makeOwnRoom()
  await signIn(own.phone)
  await page.goto(`/en/manage/rooms/${own.room.code}/texts`)
  await checkAccessibility()
  const part = (of: Page) => of.getByRole('region', { name: 'What to bring' })
  const other = await context.newPage()
  await other.goto(page.url())
  await part(page).getByLabel('Chinese').fill('水杯👶')
  await expect(part(page).getByText('3 of 2000 characters')).toBeVisible()
  await part(other).getByLabel('Chinese').fill('尿不湿')
  await part(other).getByRole('button', { name: 'Save this text' }).click()
  await expect(part(other).getByText('The text is saved.')).toBeVisible()
  await part(page).getByRole('button', { name: 'Save this text' }).click()
  await expect(part(page).getByText(/Somebody changed this text/)).toBeVisible()
  await expect(part(page).getByText('尿不湿')).toBeVisible()
  await expect(part(page).getByLabel('Chinese')).toHaveValue('水杯👶')
  await checkAccessibility()
  await part(page).getByRole('button', { name: 'Save this text' }).click()
  await expect(part(page).getByText('The text is saved.')).toBeVisible()
  await page.goto(`/en/rooms/${own.room.code}`)
  await expect(page.getByText('水杯👶')).toBeVisible()
  await expect(page.getByText('In Chinese only so far.')).toBeVisible()
})

test('the page of a room is accessible in both languages, its answers opened', async ({
  page,
  checkAccessibility,
}) => {
  for (const path of [room, `/en${room}`]) {
    await page.goto(path)
    for (const summary of await page.locator('summary').all()) await summary.click()
    await checkAccessibility()
  }
})

test('a room of which nothing is published says so and whom to ask', async ({
  page,
  checkAccessibility,
}) => {
  await page.goto(published)
  const before = page.getByRole('region', { name: '来之前' })
  await expect(before.getByText('未公布', { exact: true })).toHaveCount(5)
  await expect(before.getByText(/这里不猜/)).toBeVisible()
  const cost = page.getByRole('region', { name: '价格和免费次数' })
  await expect(cost.getByText(/价格还没有公布，每小时最高不超过 100 元/)).toBeVisible()
  await checkAccessibility()
})

test('the longest texts, nothing, and a suspended room fit screens from 320 to 1280', async ({
  page,
  checkAccessibility,
}) => {
  const long = await makeOwnTexts({
    textZh: '字'.repeat(2000),
    textEn: 'Longwordwithoutend'.repeat(110),
    suspended: true,
  })
  await page.goto(`/rooms/${long.room.code}`)
  await expect(page.getByText('这家宝宝屋暂停开放')).toBeVisible()
  await expect(page.getByRole('link', { name: /^预约/ })).toHaveCount(0)
  await checkAccessibility()
  const paths = [`/rooms/${long.room.code}`, published, room].flatMap((path) => [
    path,
    `/en${path}`,
  ])
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    for (const path of [...paths, '/questions', '/en/questions']) {
      await inChinese(page)
      await page.goto(path)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(over, `${path} at ${width}`).toBe(0)
    }
  }
})

test('each public page names itself in both languages, and the two name each other', async ({
  page,
  baseURL,
}) => {
  for (const path of ['/', '/?division=310106', room, '/questions', '/privacy']) {
    const english = path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path.replace(/^\/$/, '')}`
    const pair = { chinese: path, english, others: path }
    await inChinese(page)
    await page.goto(path)
    expect(await addressesIn(page, baseURL)).toEqual({ canonical: path, ...pair })
    const described = page.locator('meta[name="description"]')
    expect((await described.getAttribute('content'))?.length).toBeGreaterThan(20)
    await page.goto(english)
    expect(await addressesIn(page, baseURL)).toEqual({ canonical: english, ...pair })
    await expect(page.locator('meta[property="og:locale"]')).toHaveAttribute('content', 'en_GB')
    await expect(page.locator('meta[property="og:url"]')).toHaveAttribute(
      'content',
      `${baseURL}${english}`,
    )
  }
})

test('a day, an age or a page number makes no other page of it', async ({ page, baseURL }) => {
  await page.goto(`${room}?age=20`)
  expect((await addressesIn(page, baseURL)).canonical).toBe(room)
  await page.goto('/?division=310106&age=20&page=2')
  expect((await addressesIn(page, baseURL)).canonical).toBe('/?division=310106')
  const answer = await page.request.get(room)
  expect(answer.headers().link ?? '').not.toContain('hreflang')
})

test('search engines read the room, the way to it, its questions, and the site', async ({
  page,
  baseURL,
}) => {
  for (const prefix of ['', '/en']) {
    await page.goto(`${prefix}${room}`)
    const name = await page.getByRole('heading', { level: 1 }).textContent()
    const [about, trail, questions] = await dataIn(page)
    expect(about).toMatchObject({
      '@type': 'ChildCare',
      name,
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
  await page.goto(published)
  const [about] = await dataIn(page)
  expect(about).not.toHaveProperty('openingHoursSpecification')
  expect(about).not.toHaveProperty('priceRange')
  await page.goto('/')
  expect(await dataIn(page)).toMatchObject([{ '@type': 'WebSite', name: '宝宝屋' }])
  await page.goto('/en/questions')
  expect(await dataIn(page)).toMatchObject([{ '@type': 'FAQPage' }])
})

test('the sitemap is XML whose pages are there, in both languages; suspended rooms and drafts are not', async ({
  page,
  request,
  baseURL,
}) => {
  const answer = await request.get('/sitemap.xml')
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toContain('xml')
  await page.goto('/questions')
  const found = await page.evaluate(
    (source) => {
      const sitemap = new DOMParser().parseFromString(source, 'application/xml')
      return {
        broken: sitemap.querySelector('parsererror')?.textContent ?? null,
        urls: Array.from(sitemap.querySelectorAll('url')).map((url) => ({
          at: url.querySelector('loc')?.textContent ?? '',
          changed: url.querySelector('lastmod')?.textContent ?? '',
          languages: Array.from(url.getElementsByTagNameNS('*', 'link')).map((link) =>
            [link.getAttribute('hreflang'), link.getAttribute('href')].join(' '),
          ),
        })),
      }
    },
    await answer.text(),
  )
  expect(found.broken).toBeNull()
  const paths = found.urls.map(({ at }) => at.replace(baseURL ?? '', ''))
  expect(paths).toEqual(
    expect.arrayContaining(['/', '/en', '/questions', '/proof', room, `/en${room}`]),
  )
  expect(paths).not.toContain('/rooms/tianmuxilu-demo')
  expect(paths).not.toContain('/rooms/pengpu-demo')
  expect(new Set(paths).size).toBe(paths.length)
  const one = found.urls.find(({ at }) => at === `${baseURL}/en${room}`)
  expect(one?.languages).toEqual([
    `zh-Hans ${baseURL}${room}`,
    `en ${baseURL}/en${room}`,
    `x-default ${baseURL}${room}`,
  ])
  expect(Date.parse(one?.changed ?? '')).toBeGreaterThan(0)
  const demo = paths.filter((path) => !path.includes('rooms') || /-demo$/.test(path))
  for (const path of demo.filter((_, index) => index % 5 === 0)) {
    const { status } = await request.get(path).then((got) => ({ status: got.status() }))
    expect(status, path).toBe(200)
  }
})

test('robots may read the public pages and nothing of families and staff', async ({
  request,
  baseURL,
}) => {
  const answer = await request.get('/robots.txt')
  expect(answer.status()).toBe(200)
  const lines = (await answer.text()).split('\n').map((line) => line.trim())
  expect(lines).toContain(`Sitemap: ${baseURL}/sitemap.xml`)
  expect(lines).toContain('Allow: /')
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

test('questions about all rooms are a link away from every page, in both languages', async ({
  page,
  checkAccessibility,
}) => {
  await page.goto('/')
  await page.getByRole('link', { name: '还有疑问？看常见问题' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('常见问题')
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(10)
  await checkAccessibility()
  await page.goto('/en/privacy')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Questions and answers' }).click()
  await expect(page).toHaveURL(/\/en\/questions$/)
  await expect(page.getByText(/documents of any country or region/)).toBeVisible()
  await checkAccessibility()
})
