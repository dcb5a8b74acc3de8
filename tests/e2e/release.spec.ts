import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { claimsIn, makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { startTwoBuilds, type TwoBuilds } from '../support/site/two-builds'
import { expect, test } from './support/fixtures'
import { addSession } from './support/session-cookie'

const build = (folder: string) => ({
  manifest: readFileSync(join(folder, '.next/server/server-reference-manifest.json'), 'utf8'),
  id: readFileSync(join(folder, '.next/BUILD_ID'), 'utf8'),
})

/** Each action by its file and name, with the number a form sends. */
function numbers(manifest: string): Map<string, string> {
  const actions: Record<string, { filename: string; exportedName: string }> =
    JSON.parse(manifest).node
  return new Map(
    Object.entries(actions).map(([id, { filename, exportedName }]) => [
      `${filename} ${exportedName}`,
      id,
    ]),
  )
}

test.describe.configure({ mode: 'serial' })
test.use({ expectedErrors: [/409/, /Failed to load resource/] })

let site: TwoBuilds
test.beforeAll(async () => {
  test.setTimeout(600_000)
  site = await startTwoBuilds()
})
test.afterAll(() => site?.stop())

/** A page of the site of both builds, signed in as a family that has a slot to itself. */
async function openPage(browser: Browser, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ baseURL: site.address, javaScriptEnabled })
  const page = await context.newPage()
  const { slotIds } = await makeOwnSlots(1)
  const { phone } = await makeOwnFamily(['豆豆'])
  await addSession(context, site.address, phone)
  return { page, slotId: slotIds[0] ?? '' }
}

const key = (page: Page) => page.locator('main input[name="key"]')
const confirm = (page: Page) => page.getByRole('button', { name: '确认预约' })
const booked = (page: Page) => page.getByText('约好了', { exact: true }).first()

test('two builds agree on what did not change between them, and hold no secret', () => {
  const [before, after] = [build('.'), build(site.folder)]
  const [old, next] = [numbers(before.manifest), numbers(after.manifest)]
  const changed = [...old].filter(([name, id]) => next.get(name) !== id).map(([name]) => name)
  expect(changed).toEqual(['app/[locale]/(family)/book/[slotId]/actions.ts bookAction'])
  expect(JSON.parse(after.manifest).encryptionKey).toBe(JSON.parse(before.manifest).encryptionKey)
  expect(before.id).not.toBe(after.id)
})

for (const [from, to] of [
  ['old', 'new'],
  ['new', 'old'],
] as const) {
  test(`a press from the ${from} build whose action the ${to} one names otherwise opens the page again, as filled in, and books once`, async ({
    browser,
  }) => {
    site.serve(from)
    const { page, slotId } = await openPage(browser, true)
    await page.goto(`/book/${slotId}?${new URLSearchParams({ from: '' })}`)
    await page.getByLabel('豆豆').uncheck()
    await page.getByLabel('豆豆').check()
    const first = await key(page).inputValue()
    site.serve(to)
    await confirm(page).click()
    await expect(page.getByRole('status').getByText(/网站刚刚更新过/)).toBeVisible()
    await expect(page.getByLabel('豆豆')).toBeChecked()
    expect(await claimsIn(slotId)).toEqual([])
    const again = page.waitForRequest((request) => request.method() === 'POST')
    await confirm(page).click()
    expect((await again).postData()).toContain(first)
    await expect(booked(page)).toBeVisible()
    expect(await claimsIn(slotId)).toEqual(['confirmed'])
  })

  test(`without scripts a press from the ${from} build is told in both languages, with a way back`, async ({
    browser,
  }) => {
    site.serve(from)
    const { page, slotId } = await openPage(browser, false)
    await page.goto(`/book/${slotId}`)
    site.serve(to)
    await confirm(page).click()
    await expect(page.getByRole('heading', { name: '网站刚刚更新过' })).toBeVisible()
    await expect(page.getByText('The site was just updated').first()).toBeVisible()
    await page.getByRole('link', { name: '重新打开这一页' }).click()
    await confirm(page).click()
    await expect(booked(page)).toBeVisible()
    expect(await claimsIn(slotId)).toEqual(['confirmed'])
  })

  test(`a form of the ${from} build of which the ${to} one wants another field comes again, with what both have`, async ({
    browser,
  }) => {
    site.serve(from)
    const { page } = await openPage(browser, true)
    await page.goto('/my/profile')
    await page.getByRole('radio', { name: 'English' }).check({ force: true })
    await page.getByLabel('姓名或称呼').fill('测试家长')
    site.serve(to)
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect(page.getByRole('status').getByText(/网站刚刚更新过/)).toBeVisible()
    await expect(page.getByRole('radio', { name: 'English' })).toBeChecked()
    await page.getByLabel('姓名或称呼').fill('测试家长')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect(page).toHaveURL(/saved=1/)
  })
}

test('pages opened before a release find their files after it', async ({ browser }) => {
  site.serve('old')
  const { page } = await openPage(browser, true)
  await page.goto('/')
  const files = await page
    .locator('script[src], link[rel=stylesheet]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('src') ?? one.getAttribute('href')))
  expect(files.length).toBeGreaterThan(3)
  site.serve('new')
  for (const file of files) {
    const answer = await page.request.get(file ?? '')
    expect(answer.status(), file ?? '').toBe(200)
  }
})

test('a network that refuses, one that is lost and a fault of ours are told apart', async ({
  browser,
}) => {
  site.serve('old')
  const { page, slotId } = await openPage(browser, true)
  await page.goto(`/book/${slotId}`)
  const expectRefusal = async (status: number, words: RegExp) => {
    await page.route('**/*', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status, contentType: 'text/html', body: '<h1>No</h1>' })
        : route.fallback(),
    )
    const answered = page.waitForResponse((answer) => answer.status() === status)
    await confirm(page).click()
    await answered
    await expect(page.getByRole('alert').first()).toHaveText(words)
    await page.unroute('**/*')
  }
  await expectRefusal(403, /之间的网络.*拒绝/)
  await expectRefusal(413, /太大/)
  await expectRefusal(411, /之间的网络.*拒绝/)
  await expectRefusal(500, /是我们这边出了错/)
  await confirm(page).click()
  await expect(booked(page)).toBeVisible()
  expect(await claimsIn(slotId)).toEqual(['confirmed'])
})
