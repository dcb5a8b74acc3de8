import { randomInt } from 'node:crypto'
import { runningSite } from '../support/site/running'
import { readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'
import { Page } from './support/page'
import { Visitor } from './support/visitor'

const newPhone = () => `137${randomInt(10_000_000, 99_999_999)}`
const password = 'a fairly long password'
const stranger = () => new Page(new Visitor(runningSite().address))

async function askFor(page: Page, phone: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '发送验证码', exact: true }).click()
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('六位验证码').fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function enterPassword(page: Page, phone: string, typed: string): Promise<void> {
  await page.goto('/sign-in/password')
  await page.getByLabel('手机号').fill(phone)
  await page.getByLabel('密码').fill(typed)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Signs a new number in by its code, names it and gives it a password. */
async function family(page: Page, messages: Page) {
  const phone = newPhone()
  await askFor(page, phone)
  await enterCode(page, await readCode(messages, phone))
  await page.getByLabel('姓名或称呼').fill('王芳')
  await page.getByRole('button', { name: '保存，下一步' }).click()
  await page.goto('/my/profile')
  await page.getByLabel('新密码').fill(password)
  await page.getByRole('button', { name: '设置密码' }).click()
  expect(page.getByText('密码已设好。')).toBeVisible()
  await page.getByRole('button', { name: '退出登录', exact: true }).click()
  return phone
}

test('a family signs in by password and by code where it did before, whatever strangers tried', async ({
  page,
  otherPage,
}) => {
  const messages = await otherPage()
  const phone = await family(page, messages)
  const other = stranger()
  for (let n = 0; n < 8; n++) await enterPassword(other, phone, `guess number ${n}`)
  expect(other.getByText(/这个号码试得太多了/).first()).toBeVisible()
  for (let n = 0; n < 12; n++) await askFor(stranger(), phone)

  await enterPassword(page, phone, password)
  expect(page).toHaveURL(/\/my$/)
  await page.goto('/my/profile')
  await page.getByRole('button', { name: '退出登录', exact: true }).click()
  await askFor(page, phone)
  await enterCode(page, await readCode(messages, phone))
  expect(page).toHaveURL(/\/my$/)
})

test('a code works in the browser that asked for it, and another one says why not', async ({
  page,
  otherPage,
}) => {
  const phone = newPhone()
  await askFor(page, phone)
  const code = await readCode(await otherPage(), phone)
  const other = stranger()
  await askFor(other, phone)
  expect(other.getByText(/只能在那里用。\d+ 秒后可以在这里再发送/).first()).toBeVisible()
  expect(other.getByLabel('手机号')).toHaveValue(phone)
  await enterCode(page, code)
  expect(page.getByLabel('姓名或称呼')).toBeVisible()
})

test('a number of a country that gets no messages is refused at the field', async ({ page }) => {
  await askFor(page, '+33612345678')
  expect(page.getByLabel('手机号')).toHaveAttribute('aria-invalid', 'true')
  expect(page.getByLabel('手机号')).toHaveValue('+33612345678')
  expect(page.getByText(/不能给这个国家或地区的号码发短信/).first()).toBeVisible()
})
