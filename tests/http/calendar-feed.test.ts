import ICAL from 'ical.js'
import { makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { expect, test } from './support/fixtures'
import { Page } from './support/page'
import { type Send, Visitor } from './support/visitor'

const childName = '石榴花'

/** A signed-in family with a visit, booked on the pages. */
async function bookedFamily(page: Page, signIn: (phone: string) => Promise<void>) {
  const { slotIds, nameZh } = await makeOwnSlots()
  await signIn((await makeOwnFamily([childName])).phone)
  await page.goto(`/book/${slotIds[0]}`)
  await page.getByRole('button', { name: '确认预约' }).click()
  expect(page.getByText('约好了', { exact: true })).toBeVisible()
  return { nameZh, booking: new URL(page.url()).pathname }
}

/** Asks for a calendar as calendars do: without the family's session. */
function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return new Visitor(address).fetch(address, { headers })
}

async function fetchFeed(address: string) {
  const answer = await ask(address)
  expect(answer.status).toBe(200)
  const text = await answer.text()
  const components = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  const events = components.map((component) => new ICAL.Event(component))
  const states = components.map((component) => component.getFirstPropertyValue('status'))
  return { text, events, states, headers: Object.fromEntries(answer.headers) }
}

test('a family subscribes, the calendar follows, and old addresses die at once', async ({
  page,
  signIn,
}) => {
  const { nameZh, booking } = await bookedFamily(page, signIn)
  const part = page.getByRole('region', { name: '日历订阅' })
  const address = part.getByLabel('日历地址')
  const press = (name: string) => part.getByRole('button', { name }).click()

  await page.goto('/my/profile')
  await press('打开日历订阅')
  expect(part.getByText('这是您的日历地址')).toBeVisible()
  const first = address.inputValue()
  expect(first).toMatch(/\/api\/calendar\/[\w-]{43}\.ics$/)
  const webcal = part.getByRole('link', { name: '在日历里打开' })
  expect(webcal).toHaveAttribute('href', first.replace(/^https?/, 'webcal'))
  expect(await page.violations()).toEqual([])

  const feed = await fetchFeed(first)
  expect(feed.headers).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, no-cache',
    'x-robots-tag': 'noindex, nofollow',
  })
  expect(feed.events.map(({ summary }) => summary)).toEqual([`去${nameZh}`])
  expect(feed.text).not.toContain(childName)
  expect(feed.events[0]?.description).toContain(booking)

  await page.goto(booking)
  await page.getByText('取消预约').click()
  await page.getByLabel('计划有变').check()
  await page.getByRole('button', { name: '取消这次预约' }).click()
  expect(page.getByText('已经取消', { exact: true })).toBeVisible()
  const after = await fetchFeed(first)
  expect(after.states).toEqual(['CANCELLED'])
  expect(after.events[0]?.uid).toBe(feed.events[0]?.uid)
  expect(Number(after.events[0]?.sequence)).toBe(1)

  await page.goto('/my/profile')
  expect(part.getByText(/地址只在生成时显示一次/)).toBeVisible()
  expect(address).toHaveCount(0)
  await press('换一个新地址')
  const second = address.inputValue()
  expect(second).not.toBe(first)
  expect((await ask(first)).status).toBe(404)
  await fetchFeed(second)

  await press('关闭日历订阅')
  expect(part.getByText(/日历订阅已关闭/)).toBeVisible()
  expect(address).toHaveCount(0)
  expect((await ask(second)).status).toBe(404)
  await page.reload()
  expect(part.getByRole('button', { name: '打开日历订阅' })).toBeVisible()
})

test('what has not changed is not sent again', async ({ page, signIn }) => {
  await bookedFamily(page, signIn)
  await page.goto('/my/profile')
  await page.getByRole('button', { name: '打开日历订阅' }).click()
  const address = page.getByLabel('日历地址').inputValue()
  const { headers } = await fetchFeed(address)
  expect((await ask(address, { 'If-None-Match': headers.etag ?? '' })).status).toBe(304)
  expect((await ask(address, { 'If-None-Match': '"another"' })).status).toBe(200)
})

test('an address nobody has tells nothing', async ({ baseURL }) => {
  const token = 'A'.repeat(43)
  for (const name of [`${token}.ics`, token, 'x.ics', `${token}.ics.ics`, '%00.ics']) {
    const answer = await ask(`${baseURL}/api/calendar/${name}`)
    expect(answer.status, name).toBe(404)
    expect(await answer.text()).toBe('')
  }
})

test('in English the page and the file are English', async ({ page, signIn }) => {
  const { booking } = await bookedFamily(page, signIn)
  await page.goto(`/en${booking}`)
  const link = page.getByRole('link', { name: 'Add to calendar (.ics)' })
  const file = await page.visitor.ask(link.getAttribute('href') ?? '')
  expect(file.text()).toContain('SUMMARY:Visit to')
  await page.goto('/en/my')
  await page.getByRole('link', { name: 'Calendar subscription' }).click()
  await page.getByRole('button', { name: 'Switch the subscription on' }).click()
  expect(page.getByText('Your calendar address')).toBeVisible()
  expect(await page.violations()).toEqual([])
})

/** A telephone whose links open in WeChat. */
class InWechat extends Visitor {
  override fetch(url: string, send: Send = {}): Promise<Response> {
    const browser = 'Mozilla/5.0 (Linux; Android 14) Mobile MicroMessenger/8.0.50(0x2800323E)'
    return super.fetch(url, { ...send, headers: { ...send.headers, 'User-Agent': browser } })
  }
}

test('in WeChat, and nowhere else, a line beside the calendar links leads to a browser', async ({
  page,
  signIn,
  baseURL,
}) => {
  const { booking } = await bookedFamily(page, signIn)
  const session = 'authjs.session-token'
  const wechat = new Page(new InWechat(baseURL))
  wechat.visitor.addCookie(session, page.visitor.cookie(session) ?? '')
  for (const [prefix, words] of [
    ['', /微信里打不开日历。.*“在浏览器打开”/],
    ['/en', /Tap ··· at the top right, choose “Open in Browser”/],
  ] as const)
    for (const path of [booking, '/my/profile']) {
      await wechat.goto(prefix + path)
      expect(wechat.getByText(words)).toBeVisible()
      await page.goto(prefix + path)
      expect(page.getByText(words)).toHaveCount(0)
    }
})
