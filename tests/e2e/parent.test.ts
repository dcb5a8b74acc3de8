import { randomInt } from 'node:crypto'
import type { Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import ICAL from 'ical.js'
import { dayName } from '../support/site/day-name'
import { makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { monthsAgo, readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'
import { tabTo } from './support/keyboard'
import { sideways } from './support/measures'

/** Where no other test makes rooms: a page of the list has room for all of these. */
const subdistrictCode = '310106022'
const texts = {
  zh: {
    prefix: '',
    show: '查找名额',
    when: /^时间：/,
    where: '在哪里',
    book: /^预约/,
    phone: '手机号',
    send: '发送验证码',
    code: '六位验证码',
    enter: '登录',
    name: '姓名或称呼',
    save: '保存，下一步',
    agree: '同意，继续',
    childName: '姓名',
    birthDate: '出生日期',
    mother: '妈妈',
    add: '添加',
    free: '用 1 次免费额度 · 用后今年还剩 11 次',
    confirm: '确认预约',
    done: '约好了',
    calendar: '加到日历（.ics）',
    my: '回到我的预约',
    left: '还剩 11 次，共 12 次',
    all: '还剩 12 次，共 12 次',
    cancel: '取消预约',
    reason: '计划有变',
    cancelNow: '取消这次预约',
    returned: '免费额度已退回。',
    chooseReason: '请选一个原因。',
  },
  en: {
    prefix: '/en',
    show: 'Find places',
    when: /^When:/,
    where: 'Where',
    book: /^Book/,
    phone: 'Mobile number',
    send: 'Send me a code',
    code: 'Six-digit code',
    enter: 'Sign in',
    name: 'Name, or what we may call you',
    save: 'Save and go on',
    agree: 'I agree, go on',
    childName: 'Name',
    birthDate: 'Birth date',
    mother: 'Mother',
    add: 'Add',
    free: 'Uses 1 free visit · 11 left this year after it',
    confirm: 'Confirm booking',
    done: 'Booked',
    calendar: 'Add to calendar (.ics)',
    my: 'Back to my bookings',
    left: '11 of 12 left',
    all: '12 of 12 left',
    cancel: 'Cancel the booking',
    reason: 'Plans changed',
    cancelNow: 'Cancel this booking',
    returned: 'The free visit came back.',
    chooseReason: 'Please choose a reason.',
  },
}

for (const language of ['zh', 'en'] as const) {
  const t = texts[language]
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
      test.use({ javaScriptEnabled })

      test('a parent goes from the front page to a cancelled booking', async ({
        page,
        checkAccessibility,
      }) => {
        test.slow()
        const { nameZh, code, day } = await makeOwnSlots(10, subdistrictCode)
        const main = page.getByRole('main')
        const press = (name: string) => main.getByRole('button', { name, exact: true }).click()
        const check = async () => {
          if (javaScriptEnabled) {
            await page.waitForLoadState()
            expect(await sideways(page)).toEqual({ by: 0, out: [] })
          }
          if (javaScriptEnabled) await checkAccessibility()
        }

        await page.goto(`${t.prefix}/`)
        await main.getByLabel(t.where).selectOption(subdistrictCode)
        await main.getByText(t.when).click()
        await main.getByLabel(dayName(language, day)).check()
        await press(t.show)
        await expect(page).toHaveURL(new RegExp(`division=${subdistrictCode}`))
        await check()
        await main.getByRole('link', { name: nameZh, exact: true }).click()
        await expect(page).toHaveURL(new RegExp(`/rooms/${code}`))
        await check()
        await main.getByRole('link', { name: t.book }).first().click()

        const phone = `138${randomInt(10_000_000, 99_999_999)}`
        await main.getByLabel(t.phone).fill(phone)
        await press(t.send)
        await expect(main.getByLabel(t.code)).toBeVisible()
        await main.getByLabel(t.code).fill(await readCode(page, phone))
        await press(t.enter)
        await main.getByLabel(t.name).fill('王芳')
        await press(t.save)
        await press(t.agree)
        await main.getByLabel(t.childName, { exact: true }).fill('豆豆')
        await main.getByLabel(t.birthDate).fill(monthsAgo(18))
        await main.getByLabel(t.mother).check()
        await press(t.add)

        await expect(main.getByText(t.free)).toBeVisible()
        await check()
        await expect(main.getByLabel('豆豆')).toBeChecked()
        await press(t.confirm)
        await expect(main.getByRole('status').getByText(t.done, { exact: true })).toBeVisible()
        await check()
        const file = await main.getByRole('link', { name: t.calendar }).getAttribute('href')
        const event = await readEvent(page, file ?? '')
        expect(event.summary).toContain(nameZh)
        // Calendars are shared and copied: they never name the child.
        expect(event.summary).not.toContain('豆豆')
        expect(event.startDate.toJSDate().toISOString()).toBe(`${day}T01:00:00.000Z`)

        await main.getByRole('link', { name: t.my }).click()
        await expect(main.getByText(t.left)).toBeVisible()
        await check()
        await main.getByRole('listitem').filter({ hasText: nameZh }).getByRole('link').click()
        await main.getByText(t.cancel, { exact: true }).click()
        await press(t.cancelNow)
        await expect(main.getByText(t.chooseReason).first()).toBeVisible()
        await check()
        await main.getByLabel(t.reason).check()
        await press(t.cancelNow)
        await expect(main.getByText(t.returned)).toBeVisible()
        await check()
        await main.getByRole('link', { name: t.my }).click()
        await expect(main.getByText(t.all)).toBeVisible()
      })
    })
  }
}

test('a known family books with the keyboard alone', async ({ page, signIn }) => {
  const { code, day } = await makeOwnSlots()
  const { phone } = await makeOwnFamily(['豆豆', '米粒'])
  await signIn(phone)
  await page.goto(`/rooms/${code}?day=${day}`)
  const main = page.getByRole('main')
  await tabTo(page, main.getByRole('link', { name: texts.zh.book }).first())
  await page.keyboard.press('Enter')
  await tabTo(page, main.getByLabel('豆豆'))
  await page.keyboard.press('Space')
  await tabTo(page, main.getByLabel('米粒'))
  await page.keyboard.press('Space')
  await tabTo(page, main.getByRole('button', { name: texts.zh.confirm }))
  await page.keyboard.press('Enter')
  await expect(main.getByText('约好了', { exact: true })).toBeVisible()
  await expect(main.getByText(/一起预约的还有/)).toBeVisible()
})

test('pressing twice books once', async ({ page, signIn }) => {
  const { slotIds, id } = await makeOwnSlots()
  const { phone } = await makeOwnFamily(['豆豆'])
  await signIn(phone)
  await page.goto(`/book/${slotIds[0]}`)
  await page.getByRole('button', { name: '确认预约' }).dblclick()
  await expect(page.getByText('约好了', { exact: true })).toBeVisible()
  await page.goto(`/book/${slotIds[0]}`)
  await expect(page.getByText('豆豆这段时间已经有预约。')).toBeVisible()
  expect(await bookingsIn(id)).toBe(1)
})

test.describe('a lost connection', () => {
  test.use({ expectedErrors: [/ERR_FAILED/] })

  test('books once what is chosen, though the answer is lost', async ({ page, signIn }) => {
    const { slotIds, id } = await makeOwnSlots()
    const { phone } = await makeOwnFamily(['豆豆', '米粒'])
    await signIn(phone)
    await page.goto(`/book/${slotIds[0]}`)
    await page.getByLabel('米粒').check()
    // The request arrives and books; only the answer is lost. The page sends it again by itself.
    let lost = 0
    await page.route('**/book/**', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue()
      lost++
      await route.fetch({ maxRedirects: 0 })
      await route.abort('failed')
    })
    await page.getByRole('button', { name: '确认预约' }).click()
    await expect(page.getByText('这次预约之前已经办好，没有重复。')).toBeVisible()
    expect(lost).toBe(1)
    expect(await bookingsIn(id)).toBe(1)
  })
})

test('a slot that filled while the form was open is refused, and the choice is kept', async ({
  page,
  signIn,
}) => {
  const { slotIds, id } = await makeOwnSlots(1)
  const { phone } = await makeOwnFamily(['豆豆', '米粒'])
  await signIn(phone)
  await page.goto(`/book/${slotIds[0]}`)
  await page.getByLabel('米粒').check()
  const other = await page.context().newPage()
  await other.goto(`/book/${slotIds[0]}`)
  await other.getByLabel('豆豆').check()
  await other.getByRole('button', { name: '确认预约' }).click()
  await expect(other.getByText('约好了', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '确认预约' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('名额刚刚约满')
  await expect(page.getByLabel('米粒')).toBeChecked()
  await expect(page.getByText('现在没有空余名额')).toBeVisible()
  expect(await bookingsIn(id)).toBe(1)
})

test('somebody else’s booking and a forged one are not there', async ({ page, signIn }) => {
  await signIn((await makeOwnFamily([])).phone)
  const { slotIds } = await makeOwnSlots()
  for (const path of [`/bookings/${slotIds[0]}`, '/bookings/not-a-number', '/book/not-a-number']) {
    const answer = await page.request.get(path)
    expect(answer.status(), path).toBe(404)
  }
})

async function readEvent(page: Page, address: string) {
  const answer = await page.request.get(address)
  expect(answer.headers()['content-type']).toContain('text/calendar')
  const root = new ICAL.Component(ICAL.parse(await answer.text()))
  const component = root.getFirstSubcomponent('vevent')
  if (!component) throw new Error('no event in the calendar file')
  return new ICAL.Event(component)
}

async function bookingsIn(roomId: string): Promise<number> {
  const db = siteDatabase()
  const [row] = await db.read.execute<{ count: number }>(sql`
    select count(*)::int as count from bookings where room_id = ${roomId} and status = 'confirmed'`)
  return row?.count ?? 0
}
