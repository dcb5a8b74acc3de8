import type { Browser, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { claimsIn, makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { monthsAgo } from './support/first-steps'
import { expect, test } from './support/fixtures'
import { addSession } from './support/session-cookie'

test('with scripts too, a new family holds the last place until it is booked, and sees the time run', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { nameZh, slotIds } = await makeOwnSlots(1)
  const { phone } = await makeOwnFamily([], { consent: false })
  await signIn(phone, { consent: false })
  const main = page.getByRole('main')
  const press = (name: string) => main.getByRole('button', { name, exact: true }).click()
  const band = main.getByRole('region', { name: '为您保留的名额' })
  const told = /名额为您保留到 \d\d:\d\d，快到时间会提醒您/
  const heldOn = async (path: RegExp) => {
    await expect(page).toHaveURL(path)
    await expect(band.getByText(/名额为您保留到 \d\d:\d\d/).first()).toBeVisible()
    await expect(band).toContainText(nameZh)
    await expect(band.getByRole('timer')).toHaveText(/^[34]:\d\d$/)
    await expect(band.getByRole('status').filter({ hasText: told })).toHaveCount(1)
    await checkAccessibility()
  }

  await page.goto(`/book/${slotIds[0]}`)
  await press('保留名额，看说明并决定')
  await heldOn(/\/my\/consent/)
  await press('同意，继续')
  await heldOn(/\/my\/children\/new/)
  await main.getByLabel('姓名', { exact: true }).fill('豆豆')
  await main.getByLabel('出生日期').fill(monthsAgo(18))
  await main.getByLabel('妈妈').check()
  await press('添加')
  await heldOn(new RegExp(`/book/${slotIds[0]}`))
  // The place it holds itself is free to it.
  await expect(main.getByText('现在还有 1 个名额')).toBeVisible()
  await press('确认预约')
  await expect(main.getByRole('status').getByText('约好了', { exact: true })).toBeVisible()
  expect(await claimsIn(slotIds[0])).toEqual(['cancelled', 'confirmed'])
})

test('moving between the steps, or loading one again, keeps the place; given back it is free at once', async ({
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

  await page.getByRole('button', { name: '不要了，放回名额' }).click()
  await expect(page.getByText('名额已经放回，别的家庭可以预约。')).toBeVisible()
  await expect(page).toHaveURL(/\/my\/consent/)
  expect(await liveHolds(slotIds[0])).toBe(0)
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

test('the end is told by the server’s clock, nothing typed is lost, and it can be held again', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { slotIds } = await makeOwnSlots(1)
  await signIn((await makeOwnFamily([])).phone)
  // A device that is a year ahead.
  await page.clock.install({ time: Date.now() + 31_536_000_000 })
  await page.goto(`/book/${slotIds[0]}`)
  await page.getByRole('button', { name: '保留名额，登记孩子' }).click()
  const timer = page.getByRole('timer')
  await expect(timer).toHaveText(/^[34]:\d\d$/)
  await endIn(slotIds[0], 60)
  await takenUp(page, slotIds[0], () => page.reload())
  await expect(timer).toHaveText(/^0:\d\d$/)
  await page.getByLabel('姓名', { exact: true }).fill('豆豆')
  await endIn(slotIds[0], 0)
  await page.clock.fastForward('01:00')
  const band = page.getByRole('region', { name: '为您保留的名额' })
  await expect(band.getByText(/保留时间到了，名额已经放回。您填写的内容都还在/)).toBeVisible()
  await expect(band.getByRole('status').filter({ hasText: '保留时间到了' })).toHaveCount(1)
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('豆豆')
  await checkAccessibility()
  await band.getByRole('button', { name: '再保留一次' }).click()
  await expect(timer).toHaveText(/^[34]:\d\d$/)
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('豆豆')
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

/** The instant until which the last hold in a slot keeps its place. */
async function heldUntil(slotId: string | undefined): Promise<string | undefined> {
  const db = siteDatabase()
  const rows = await db.read.execute<{ until: string }>(sql`
    select date_trunc('milliseconds', expires_at)::text as until from bookings where slot_id = ${slotId}
    order by claimed_at desc limit 1`)
  return rows[0]?.until
}

/** Makes what is held in a slot end in `seconds`. */
async function endIn(slotId: string | undefined, seconds: number): Promise<void> {
  await siteDatabase().transaction((tx) =>
    tx.execute(sql`
      update bookings set expires_at = now() + make_interval(secs => ${seconds})
      where slot_id = ${slotId} and status = 'held'`),
  )
}
