import { randomInt } from 'node:crypto'
import { monthsAgo } from '../support/site/birth-date'
import { makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { makeSession } from '../support/site/session'
import { readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'

const newPhone = () => `+86137${randomInt(10_000_000, 99_999_999)}`

test('signing out everywhere ends the other browser’s session at its next request', async ({
  page,
  otherPage,
}) => {
  const phone = newPhone()
  const { name, value } = await makeSession(phone)
  const [other, same] = [await otherPage(phone), await otherPage()]
  for (const visitor of [page.visitor, same.visitor]) visitor.addCookie(name, value)
  for (const one of [other, same]) {
    await one.goto('/my/children')
    expect(one).toHaveURL('/my/children')
  }
  await page.goto('/my/profile')
  await page.getByRole('button', { name: '在所有设备上退出' }).click()
  expect(page).toHaveURL('/')
  for (const one of [page, other, same]) {
    await one.goto('/my/children')
    expect(one).toHaveURL(/\/sign-in\?next=/)
  }
})

test('a forged, a foreign and a missing cookie are a visitor’s', async ({ page }) => {
  for (const value of [null, 'x', 'eyJhbGciOiJkaXIifQ..a.b.c']) {
    if (value) page.visitor.addCookie('authjs.session-token', value)
    await page.goto('/my/profile')
    expect(page).toHaveURL(/\/sign-in\?next=%2Fmy%2Fprofile$/)
  }
})

test('somebody else’s child is not found, even by a forged form', async ({ page, signIn }) => {
  await signIn(newPhone())
  await page.goto('/my/children/new')
  await page.getByLabel('姓名', { exact: true }).fill('豆豆')
  await page.getByLabel('出生日期').fill(monthsAgo(16))
  await page.getByLabel('妈妈').check()
  await page.getByRole('button', { name: '添加', exact: true }).click()
  await page.getByRole('link', { name: '豆豆' }).click()
  const form = page.getByRole('button', { name: '保存修改' })
  expect(page.getByLabel('姓名', { exact: true })).toHaveValue('豆豆')
  await page
    .locator('form')
    .filter({ has: form })
    .locator('input[name=childId]')
    .fill('019ab000-0000-7000-8000-000000000000')
  await form.click()
  expect(page.getByRole('heading', { name: '没有找到这一页' })).toBeVisible()
})

test('somebody else’s booking and a forged one are not there', async ({ page, signIn }) => {
  const { slotIds } = await makeOwnSlots()
  await signIn((await makeOwnFamily([])).phone)
  for (const path of [`/bookings/${slotIds[0]}`, '/bookings/not-a-number', '/book/not-a-number'])
    expect((await page.visitor.ask(path)).status(), path).toBe(404)
})

test('the session’s cookie is out of scripts’ reach and tells them nothing', async ({ page }) => {
  const phone = newPhone()
  await page.goto('/sign-in')
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByLabel('六位验证码').fill(await readCode(page, phone))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  expect(page).toHaveURL(/\/my\/profile/)
  const cookies = page.visitor.cookies.getCookiesSync(page.visitor.address)
  const session = cookies.find(({ key }) => key === 'authjs.session-token')
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'lax' })
  const answer = await page.visitor.ask('/api/auth/session')
  expect(answer.status()).toBe(404)
})
