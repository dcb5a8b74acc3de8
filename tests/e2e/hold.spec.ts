import { randomInt } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { dayName } from '../support/site/day-name'
import { claimsIn, makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { monthsAgo, readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'
import { addSession } from './support/session-cookie'

/** Where no other test makes rooms. */
const subdistrictCode = '310106018'

const texts = {
  zh: {
    prefix: '',
    where: '在哪里',
    when: /^时间：/,
    show: '查找名额',
    book: /^预约/,
    hold: '保留名额，看说明并决定',
    band: '为您保留的名额',
    kept: /名额为您保留到 \d\d:\d\d/,
    told: /名额为您保留到 \d\d:\d\d，快到时间会提醒您/,
    agree: '同意，继续',
    childName: '姓名',
    birthDate: '出生日期',
    mother: '妈妈',
    add: '添加',
    free: '现在还有 1 个名额',
    confirm: '确认预约',
    done: '约好了',
  },
  en: {
    prefix: '/en',
    where: 'Where',
    when: /^When:/,
    show: 'Find places',
    book: /^Book/,
    hold: 'Hold the place, then read and decide',
    band: 'The place held for you',
    kept: /Held for you until \d\d:\d\d/,
    told: /held for you until \d\d:\d\d. You will be told/,
    agree: 'I agree, go on',
    childName: 'Name',
    birthDate: 'Birth date',
    mother: 'Mother',
    add: 'Add',
    free: '1 place free now',
    confirm: 'Confirm booking',
    done: 'Booked',
  },
}

for (const language of ['zh', 'en'] as const) {
  const t = texts[language]
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
      test.use({ javaScriptEnabled })

      test('a new family holds the last place from the front page until it is booked', async ({
        page,
        signIn,
        checkAccessibility,
      }) => {
        test.slow()
        const { nameZh, slotIds, day } = await makeOwnSlots(1, subdistrictCode)
        const { phone } = await makeOwnFamily([], { consent: false })
        await signIn(phone, { consent: false })
        const main = page.getByRole('main')
        const press = (name: string) => main.getByRole('button', { name, exact: true }).click()
        const band = main.getByRole('region', { name: t.band })
        const heldOn = async (path: RegExp) => {
          await expect(page).toHaveURL(path)
          await expect(band.getByText(t.kept).first()).toBeVisible()
          await expect(band).toContainText(nameZh)
          await expect(band.getByRole('timer')).toHaveCount(javaScriptEnabled ? 1 : 0)
          if (!javaScriptEnabled) return
          await expect(band.getByRole('timer')).toHaveText(/^[34]:\d\d$/)
          await expect(band.getByRole('status').filter({ hasText: t.told })).toHaveCount(1)
          await checkAccessibility()
        }

        await page.goto(`${t.prefix}/`)
        await main.getByLabel(t.where).selectOption(subdistrictCode)
        await main.getByText(t.when).click()
        await main.getByLabel(dayName(language, day)).check()
        await press(t.show)
        await main.getByRole('link', { name: nameZh, exact: true }).click()
        // Until the room's page is here, the first link that books is one of another walk's room.
        await expect(main.getByRole('heading', { level: 1, name: nameZh })).toBeVisible()
        await main.getByRole('link', { name: t.book }).first().click()
        await press(t.hold)
        await heldOn(/\/my\/consent/)
        await press(t.agree)
        await heldOn(/\/my\/children\/new/)
        await main.getByLabel(t.childName, { exact: true }).fill('豆豆')
        await main.getByLabel(t.birthDate).fill(monthsAgo(18))
        await main.getByLabel(t.mother).check()
        await press(t.add)
        await heldOn(new RegExp(`/book/${slotIds[0]}`))
        // The place it holds itself is free to it.
        await expect(main.getByText(t.free)).toBeVisible()
        await press(t.confirm)
        await expect(main.getByRole('status').getByText(t.done, { exact: true })).toBeVisible()
        expect(await claimsIn(slotIds[0])).toEqual(['cancelled', 'confirmed'])
      })
    })
  }
}

test('who signs up on the way to a slot has its place held from the first step on', async ({
  page,
}) => {
  const { slotIds } = await makeOwnSlots(1)
  const phone = `138${randomInt(10_000_000, 99_999_999)}`
  const main = page.getByRole('main')
  await page.goto(`/book/${slotIds[0]}`)
  await main.getByLabel('手机号').fill(phone)
  await main.getByRole('button', { name: '发送验证码' }).click()
  await expect(main.getByLabel('六位验证码')).toBeVisible()
  await main.getByLabel('六位验证码').fill(await readCode(page, phone))
  await main.getByRole('button', { name: '登录', exact: true }).click()
  await main.getByLabel('姓名或称呼').fill('王芳')
  await main.getByRole('button', { name: '保存，下一步' }).click()
  await expect(page).toHaveURL(/\/my\/consent/)
  await expect(main.getByRole('region', { name: '为您保留的名额' })).toBeVisible()
  expect(await claimsIn(slotIds[0])).toEqual(['held'])
})

test('moving between the steps, or loading one again, keeps the place', async ({
  page,
  signIn,
}) => {
  const { slotIds } = await makeOwnSlots(1)
  await signIn((await makeOwnFamily([], { consent: false })).phone, { consent: false })
  const main = page.getByRole('main')
  const timer = main.getByRole('timer')
  await page.goto(`/book/${slotIds[0]}`)
  await main.getByRole('button', { name: '保留名额，看说明并决定' }).click()
  await expect(timer).toBeVisible()
  await main.getByRole('link', { name: '阅读完整规则' }).click()
  await expect(page).toHaveURL(/\/privacy/)
  await page.goBack()
  await expect(timer).toBeVisible()
  await takenUp(page, slotIds[0], () => page.reload())
  await expect(timer).toBeVisible()
  const until = await heldUntil(slotIds[0])
  await expect.poll(() => liveHolds(slotIds[0])).toBe(1)
  await takenUp(page, slotIds[0], () => page.reload())
  await expect(timer).toBeVisible()
  await takenUp(page, slotIds[0], () => page.goto(`/book/${slotIds[0]}`))
  await expect(timer).toBeVisible()
  await page.getByRole('link', { name: '看说明并决定' }).click()
  await expect(page).toHaveURL(/\/my\/consent/)
  await expect(timer).toBeVisible()
  // Gone elsewhere and come back in time, the place is held on to, no longer than before.
  await page.goto('about:blank')
  await expect.poll(() => liveHolds(slotIds[0])).toBe(0)
  await takenUp(page, slotIds[0], () => page.goBack())
  await expect(timer).toBeVisible()
  await expect.poll(() => liveHolds(slotIds[0])).toBe(1)
  expect(await heldUntil(slotIds[0])).toEqual(until)
})

for (const way of ['by a link', 'to another site', 'by closing it'] as const) {
  test(`leaving the page ${way} frees the place, as another family sees`, async ({
    page,
    signIn,
    browser,
    baseURL,
  }) => {
    const { slotIds } = await makeOwnSlots(1)
    const path = `/book/${slotIds[0]}`
    await signIn((await makeOwnFamily([])).phone)
    await page.goto(path)
    await page.getByRole('button', { name: '保留名额，登记孩子' }).click()
    await expect(page).toHaveURL(/\/my\/children\/new/)
    await expect(page.getByRole('timer')).toBeVisible()

    const other = await otherFamily(browser, baseURL ?? '')
    await other.goto(path)
    await expect(other.getByText(/现在没有空余名额/)).toBeVisible()
    if (way === 'by a link') await page.getByRole('banner').getByRole('link').first().click()
    else if (way === 'to another site') await page.goto('about:blank')
    else await page.close({ runBeforeUnload: true })
    await expect(async () => {
      await other.reload()
      await expect(other.getByText('现在还有 1 个名额')).toBeVisible({ timeout: 500 })
    }).toPass()
    await other.getByRole('button', { name: '确认预约' }).click()
    await expect(other.getByText('约好了', { exact: true })).toBeVisible()
    await other.context().close()
  })
}

test('a place that cannot be held is said, and the way goes on without it', async ({
  page,
  signIn,
  browser,
  baseURL,
  checkAccessibility,
}) => {
  const { slotIds } = await makeOwnSlots(1)
  const other = await otherFamily(browser, baseURL ?? '')
  await other.goto(`/book/${slotIds[0]}`)
  await signIn((await makeOwnFamily([])).phone)
  await page.goto(`/book/${slotIds[0]}`)
  await other.getByRole('button', { name: '确认预约' }).click()
  await expect(other.getByText('约好了', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '保留名额，登记孩子' }).click()
  await expect(page.getByRole('alert').getByText(/名额刚刚约满/)).toBeVisible()
  await checkAccessibility()
  await page.getByRole('link', { name: '不保留，直接继续' }).click()
  await expect(page).toHaveURL(/\/my\/children\/new/)
  await expect(page.getByRole('region', { name: '为您保留的名额' })).toHaveCount(0)
  await other.context().close()
})

test('the end is told by the server’s clock, nothing typed is lost, and it can be held again', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { slotIds } = await makeOwnSlots(1)
  await signIn((await makeOwnFamily([])).phone)
  // A device that is a year ahead.
  await page.addInitScript(() => {
    const real = Date.now
    Date.now = () => real() + 31_536_000_000
  })
  await page.goto(`/book/${slotIds[0]}`)
  await page.getByRole('button', { name: '保留名额，登记孩子' }).click()
  await expect(page.getByRole('timer')).toHaveText(/^[34]:\d\d$/)
  await endIn(slotIds[0], 8)
  await page.reload()
  await page.getByLabel('姓名', { exact: true }).fill('豆豆')
  const band = page.getByRole('region', { name: '为您保留的名额' })
  await expect(band.getByText(/保留时间到了，名额已经放回。您填写的内容都还在/)).toBeVisible()
  await expect(band.getByRole('status').filter({ hasText: '保留时间到了' })).toHaveCount(1)
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('豆豆')
  await checkAccessibility()
  await band.getByRole('button', { name: '再保留一次' }).click()
  await expect(page.getByRole('timer')).toHaveText(/^[34]:\d\d$/)
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('豆豆')
})

for (const javaScriptEnabled of [true, false]) {
  test.describe(`given back ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled })

    test('the place is free at once, and the step stays', async ({ page, signIn }) => {
      const { slotIds } = await makeOwnSlots(1)
      await signIn((await makeOwnFamily([])).phone)
      await page.goto(`/book/${slotIds[0]}`)
      await page.getByRole('button', { name: '保留名额，登记孩子' }).click()
      await page.getByRole('button', { name: '不要了，放回名额' }).click()
      await expect(page.getByText('名额已经放回，别的家庭可以预约。')).toBeVisible()
      await expect(page).toHaveURL(/\/my\/children\/new/)
      expect(await claimsIn(slotIds[0])).toEqual(['cancelled'])
    })
  })
}

test('only a page of this site, for the family itself, releases a place', async ({
  page,
  signIn,
  browser,
  baseURL,
}) => {
  const { slotIds } = await makeOwnSlots(1)
  await signIn((await makeOwnFamily([])).phone)
  await page.goto(`/book/${slotIds[0]}`)
  await page.getByRole('button', { name: '保留名额，登记孩子' }).click()
  await expect(page.getByRole('timer')).toBeVisible()
  const id = await page.locator('input[name="holdId"]').getAttribute('value')
  const form = { hold: id ?? '' }
  const post = (on: Page, origin: string) =>
    on.request.post('/api/holds/release', { form, headers: { origin } })
  const own = new URL(baseURL ?? '').origin
  expect((await post(page, 'https://elsewhere.test')).status()).toBe(403)
  const other = await otherFamily(browser, own)
  expect((await post(other, own)).status()).toBe(404)
  await other.context().clearCookies()
  expect((await post(other, own)).status()).toBe(401)
  expect(await claimsIn(slotIds[0])).toEqual(['held'])
  expect((await post(page, own)).status()).toBe(204)
  expect(await claimsIn(slotIds[0])).toEqual(['cancelled'])
  await other.context().close()
})

/** Another family with a child, in a browser of its own. */
async function otherFamily(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
  await addSession(context, baseURL, (await makeOwnFamily(['米粒'])).phone)
  return context.newPage()
}

async function liveHolds(slotId: string | undefined): Promise<number> {
  return (await claimsIn(slotId)).filter((status) => status === 'held').length
}

/** Opens a page that was left, until it has taken its place up again and knows the new hold. */
async function takenUp(page: Page, slotId: string | undefined, open: () => Promise<unknown>) {
  const before = await lastHold(slotId)
  await open()
  await expect.poll(() => lastHold(slotId)).not.toBe(before)
  const known = page.locator('input[name="holdId"]')
  await expect.poll(async () => (await known.inputValue()) === (await lastHold(slotId))).toBe(true)
}

async function lastHold(slotId: string | undefined): Promise<string | undefined> {
  const db = siteDatabase()
  const [row] = await db.read.execute<{ id: string }>(sql`
    select id from bookings where slot_id = ${slotId} order by claimed_at desc, id desc limit 1`)
  return row?.id
}

/** Until when the last hold in a slot keeps its place. */
async function heldUntil(slotId: string | undefined): Promise<string | undefined> {
  const db = siteDatabase()
  const rows = await db.read.execute<{ until: string }>(sql`
    select date_trunc('milliseconds', expires_at)::text as until from bookings where slot_id = ${slotId}
    order by claimed_at desc limit 1`)
  return rows[0]?.until
}

/** Lets what is held in a slot end in so many seconds. */
async function endIn(slotId: string | undefined, seconds: number): Promise<void> {
  const db = siteDatabase()
  await db.transaction((tx) =>
    tx.execute(sql`
      update bookings set expires_at = now() + make_interval(secs => ${seconds})
      where slot_id = ${slotId} and status = 'held'`),
  )
}
