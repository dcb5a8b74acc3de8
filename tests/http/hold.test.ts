import { randomInt } from 'node:crypto'
import { addDays, dayOf } from '@/domain/shared/time'
import { dayName } from '../support/site/day-name'
import { claimsIn, makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { expect, test } from './support/fixtures'
import type { Page } from './support/page'

/** A subdistrict in which no other test makes rooms. */
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

  test(`a new family holds the last place from the front page until it is booked, ${language}`, async ({
    page,
    signIn,
  }) => {
    const { nameZh, slotIds, day } = await makeOwnSlots(1, subdistrictCode)
    const { phone } = await makeOwnFamily([], { consent: false })
    await signIn(phone, { consent: false })
    const main = page.getByRole('main')
    const press = (name: string) => main.getByRole('button', { name, exact: true }).click()
    const band = main.getByRole('region', { name: t.band })
    const heldOn = (path: RegExp) => {
      expect(page).toHaveURL(path)
      expect(band.getByText(t.kept).first()).toBeVisible()
      expect(band).toContainText(nameZh)
      expect(band.getByRole('timer')).toHaveCount(0)
    }

    await page.goto(`${t.prefix}/`)
    await main.getByLabel(t.where).selectOption(subdistrictCode)
    await main.getByText(t.when).click()
    await main.getByLabel(dayName(language, day)).check()
    await press(t.show)
    await main.getByRole('link', { name: nameZh, exact: true }).click()
    await main.getByRole('link', { name: t.book }).first().click()
    await press(t.hold)
    heldOn(/\/my\/consent/)
    await press(t.agree)
    heldOn(/\/my\/children\/new/)
    await main.getByLabel(t.childName, { exact: true }).fill('豆豆')
    await main.getByLabel(t.birthDate).fill(addDays(dayOf(new Date()), -540))
    await main.getByLabel(t.mother).check()
    await press(t.add)
    heldOn(new RegExp(`/book/${slotIds[0]}`))
    // The place it holds itself is free to it.
    expect(main.getByText(t.free)).toBeVisible()
    await press(t.confirm)
    expect(main.getByRole('status').getByText(t.done, { exact: true })).toBeVisible()
    expect(await claimsIn(slotIds[0])).toEqual(['cancelled', 'confirmed'])
  })
}

test('who signs up on the way to a slot has its place held from the first step on', async ({
  page,
  otherPage,
}) => {
  const { slotIds } = await makeOwnSlots(1)
  const phone = `138${randomInt(10_000_000, 99_999_999)}`
  const main = page.getByRole('main')
  await page.goto(`/book/${slotIds[0]}`)
  await main.getByLabel('手机号').fill(phone)
  await main.getByRole('button', { name: '发送验证码' }).click()
  await main.getByLabel('六位验证码').fill(await readCode(await otherPage(), phone))
  await main.getByRole('button', { name: '登录', exact: true }).click()
  await main.getByLabel('姓名或称呼').fill('王芳')
  await main.getByRole('button', { name: '保存，下一步' }).click()
  expect(page).toHaveURL(/\/my\/consent/)
  expect(main.getByRole('region', { name: '为您保留的名额' })).toBeVisible()
  expect(await claimsIn(slotIds[0])).toEqual(['held'])
})

test('a place that cannot be held is said, and the way goes on without it', async ({
  page,
  signIn,
  otherPage,
}) => {
  const { slotIds } = await makeOwnSlots(1)
  const other = await otherPage((await makeOwnFamily(['米粒'])).phone)
  await other.goto(`/book/${slotIds[0]}`)
  await signIn((await makeOwnFamily([])).phone)
  await page.goto(`/book/${slotIds[0]}`)
  await other.getByRole('button', { name: '确认预约' }).click()
  expect(other.getByText('约好了', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '保留名额，登记孩子' }).click()
  expect(page.getByRole('alert').getByText(/名额刚刚约满/)).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.getByRole('link', { name: '不保留，直接继续' }).click()
  expect(page).toHaveURL(/\/my\/children\/new/)
  expect(page.getByRole('region', { name: '为您保留的名额' })).toHaveCount(0)
})

test('a place given back is free at once, and the step stays', async ({ page, signIn }) => {
  const { slotIds } = await makeOwnSlots(1)
  await signIn((await makeOwnFamily([])).phone)
  await page.goto(`/book/${slotIds[0]}`)
  await page.getByRole('button', { name: '保留名额，登记孩子' }).click()
  await page.getByRole('button', { name: '不要了，放回名额' }).click()
  expect(page.getByText('名额已经放回，别的家庭可以预约。')).toBeVisible()
  expect(page).toHaveURL(/\/my\/children\/new/)
  expect(await claimsIn(slotIds[0])).toEqual(['cancelled'])
})

test('only a page of this site, for the family itself, releases a place', async ({
  page,
  signIn,
  otherPage,
  baseURL,
}) => {
  const { slotIds } = await makeOwnSlots(1)
  await signIn((await makeOwnFamily([])).phone)
  await page.goto(`/book/${slotIds[0]}`)
  await page.getByRole('button', { name: '保留名额，登记孩子' }).click()
  const hold = page.locator('input[name="holdId"]').getAttribute('value') ?? ''
  const post = async ({ visitor }: Page, from: string) => {
    const headers = { Origin: from }
    const body = new URLSearchParams({ hold })
    return (await visitor.fetch('/api/holds/release', { method: 'POST', headers, body })).status
  }
  const own = new URL(baseURL).origin
  expect(await post(page, 'https://elsewhere.test')).toBe(403)
  expect(await post(await otherPage((await makeOwnFamily(['米粒'])).phone), own)).toBe(404)
  expect(await post(await otherPage(), own)).toBe(401)
  expect(await claimsIn(slotIds[0])).toEqual(['held'])
  expect(await post(page, own)).toBe(204)
  expect(await claimsIn(slotIds[0])).toEqual(['cancelled'])
})

/** The code on the demo's message page, as its reader would find it. */
async function readCode(messages: Page, phone: string): Promise<string> {
  await messages.goto('/demo/messages')
  const mine = messages.getByRole('listitem').filter({ hasText: phone.slice(-4) })
  return /\b\d{6}\b/.exec(mine.first().textContent())?.[0] ?? ''
}
