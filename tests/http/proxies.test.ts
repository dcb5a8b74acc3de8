import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { type OwnSite, startOwnSite } from '../support/site/own-site'
import { claimsIn, makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { openRelay, type Relay } from '../support/site/relay'
import { siteDatabase } from '../support/site/running'
import { makeSession } from '../support/site/session'
import { readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'
import { Page } from './support/page'
import { type Send, Visitor } from './support/visitor'

const address = 'https://baobaowu.example'
let site: OwnSite
let relays: Relay[] = []

/** A browser at the site's address, whose requests the outermost of two proxies gets. */
class Outside extends Visitor {
  constructor(private readonly origin: string | null = address) {
    super(relays[0]?.address ?? '')
  }
  override fetch(url: string, send: Send = {}): Promise<Response> {
    const { pathname, search } = new URL(url, this.address)
    const from = send.method === 'POST' && this.origin !== null ? { Origin: this.origin } : {}
    // It is not the browser that says these, but whoever forges a request.
    const forged = { 'X-Forwarded-For': '192.0.2.66', 'X-Forwarded-Host': 'evil.example' }
    return super.fetch(pathname + search, {
      ...send,
      headers: { ...forged, ...send.headers, ...from, ...(from.Origin ? {} : { Origin: '' }) },
    })
  }
}

beforeAll(async () => {
  site = await startOwnSite({ AUTH_URL: address, TRUST_PROXY: '2' })
  relays = await openRelays(site.address)
}, 120_000)

/** Two proxies in a row, the outer one first, which speaks https with a client far away. */
async function openRelays(to: string): Promise<Relay[]> {
  const inner = await openRelay(to, { 'x-forwarded-proto': 'http' })
  const client = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.5' }
  return [await openRelay(inner.address, client), inner]
}

afterAll(async () => {
  for (const relay of relays) await relay.close()
  await site?.stop()
})

/** Asks for a code at the sign-in page and enters it. */
async function signInBy(page: Page, messages: Page, phone: string): Promise<void> {
  const main = page.getByRole('main')
  await page.goto('/sign-in?next=%2Fmy%2Fchildren')
  await main.getByLabel('手机号').fill(phone)
  await main.getByRole('button', { name: '发送验证码' }).click()
  await main.getByLabel('六位验证码').fill(await readCode(messages, phone))
  await main.getByRole('button', { name: '登录', exact: true }).click()
}

test('behind two proxies a family signs in, and its cookies are for https', async ({
  otherPage,
}) => {
  const page = new Page(new Outside())
  const phone = `137${randomInt(10_000_000, 99_999_999)}`
  await signInBy(page, await otherPage(), phone)
  expect(page.getByLabel('姓名或称呼')).toBeVisible()
  expect(page.visitor.cookie('__Host-authjs.session-token')).not.toBeNull()
  const all = page.visitor.cookies.getCookiesSync(page.visitor.address)
  const others = all.filter(({ key }) => !key.startsWith('__Host-')).map(({ key }) => key)
  // The language, which says nothing of anybody, is named by the framework's plugin.
  expect(others.filter((name) => name !== 'baobaowu_language')).toEqual([])
  // The log says who it was: whom the outer proxy saw, not what the client said.
  const [entry] = await siteDatabase().read.execute<{ origin: string }>(sql`
    select origin from audit_entries join accounts on accounts.id = actor_id
    where phone = ${`+86${phone}`} order by audit_entries.id limit 1`)
  expect(entry?.origin).toBe('web 203.0.113.5')
})

test('a demo, too, whose host the proxies do not pass on, if the browser says where a form comes from', async ({
  baseURL,
  otherPage,
}) => {
  const [outer, inner] = await openRelays(baseURL)
  onTestFinished(async () => {
    await outer?.close()
    await inner?.close()
  })
  class Browser extends Visitor {
    override fetch(url: string, send: Send = {}): Promise<Response> {
      return super.fetch(url, {
        ...send,
        headers: { ...send.headers, 'Sec-Fetch-Site': 'same-origin' },
      })
    }
  }
  const page = new Page(new Browser(outer?.address ?? ''))
  await signInBy(page, await otherPage(), `137${randomInt(10_000_000, 99_999_999)}`)
  expect(page.getByLabel('姓名或称呼')).toBeVisible()
})

test('no forged host gets into a page, a link or the lists for search engines', async () => {
  const visitor = new Outside()
  const paths = ['/', '/rooms/jiangning-demo', '/questions', '/sitemap.xml', '/robots.txt']
  for (const path of paths) {
    const answer = await visitor.ask(path, { headers: { Host: 'evil.example' } })
    expect(answer.status(), path).toBe(200)
    expect(answer.text(), path).toContain(address)
    expect(answer.text(), path).not.toMatch(/evil\.example|localhost/)
  }
})

test('what is not sent by a page of this site is refused in words, and uses up no code', async ({
  otherPage,
}) => {
  const messages = await otherPage()
  for (const [from, path, words] of [
    ['https://evil.example', '/en', [/The form was not taken/, /表单没有提交/]],
    ['null', '', [/<html lang="zh-Hans">/, /表单没有提交[\s\S]*The form was not taken/]],
    ['', '', [/表单没有提交/]],
  ] as const) {
    const visitor = new Outside()
    const page = new Page(visitor)
    const phone = `137${randomInt(10_000_000, 99_999_999)}`
    const fields = path
      ? ['Mobile number', 'Send me a code', 'Six-digit code', 'Sign in']
      : ['手机号', '发送验证码', '六位验证码', '登录']
    const [number = '', send = '', code = '', enter = ''] = fields
    await page.goto(`${path}/sign-in`)
    await page.getByLabel(number).fill(phone)
    await page.getByRole('button', { name: send }).click()
    const sent = await readCode(messages, phone)
    await page.getByLabel(code).fill(sent)
    Object.assign(visitor, { origin: from })
    await page.getByRole('button', { name: enter, exact: true }).click()
    expect(page.answer().status()).toBe(403)
    for (const word of words) expect(page.answer().text()).toMatch(word)
    expect(page.getByRole('link', { name: address })).toBeVisible()
    Object.assign(visitor, { origin: address })
    await page.goto(`${path}/sign-in/code`)
    await page.getByLabel(code).fill(sent)
    await page.getByRole('button', { name: enter, exact: true }).click()
    expect(page.visitor.cookie('__Host-authjs.session-token')).not.toBeNull()
  }
})

test('a script is told by one word what it can say, and pages ask as they like', async () => {
  const visitor = new Outside('https://evil.example')
  const headers = { 'Next-Action': 'x', Accept: 'text/x-component' }
  const answer = await visitor.fetch('/sign-in', { method: 'POST', headers, body: '[]' })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'text/plain'])
  expect(await answer.text()).toBe('elsewhere')
  const asked = await visitor.fetch('/', { headers: { Origin: 'https://evil.example' } })
  expect(asked.status).toBe(200)
  await asked.body?.cancel()
})

test('a page that is left gives its place back through two proxies', async () => {
  const { slotIds } = await makeOwnSlots(1)
  const { phone } = await makeOwnFamily([])
  const page = new Page(new Outside())
  const { value } = await makeSession(phone)
  const cookie = `__Host-authjs.session-token=${value}; Path=/; Secure`
  page.visitor.cookies.setCookieSync(cookie, page.visitor.address)
  await page.goto(`/book/${slotIds[0]}`)
  await page.getByRole('button', { name: '保留名额，登记孩子' }).click()
  expect(await claimsIn(slotIds[0])).toEqual(['held'])
  const hold = page.locator('input[name="holdId"]').getAttribute('value') ?? ''
  const body = new URLSearchParams({ hold })
  const { status } = await page.visitor.fetch('/api/holds/release', { method: 'POST', body })
  expect(status).toBe(204)
  expect(await claimsIn(slotIds[0])).toEqual(['cancelled'])
})
