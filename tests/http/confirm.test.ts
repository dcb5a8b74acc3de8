import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { siteDatabase } from '../support/site/running'
import { readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'
import type { Page } from './support/page'

const newPhone = () => `137${randomInt(10_000_000, 99_999_999)}`

/** Lets the codes of a number's sessions be six minutes old. */
async function age(phone: string): Promise<void> {
  await siteDatabase().read.execute(sql`
    update sessions set confirmed_at = confirmed_at - interval '6 minutes'
    from accounts a where a.id = account_id and a.phone = ${`+86${phone}`}`)
}

async function confirm(page: Page, messages: Page, phone: string): Promise<void> {
  await page.getByRole('button', { name: '发送验证码', exact: true }).click()
  await page.getByLabel('六位验证码').fill(await readCode(messages, phone))
  await page.getByRole('button', { name: '确认', exact: true }).click()
}

test('a password is set once a fresh code has shown who it is', async ({
  page,
  signIn,
  otherPage,
}) => {
  const phone = newPhone()
  await signIn(`+86${phone}`)
  await age(phone)
  await page.goto('/my/profile')
  expect(page.getByLabel('新密码')).toHaveCount(0)
  await page.getByRole('link', { name: '设置密码' }).click()
  expect(page).toHaveURL(/\/my\/confirm\?next=%2Fmy%2Fprofile$/)
  await confirm(page, await otherPage(), phone)
  expect(page).toHaveURL('/my/profile')
  await page.getByLabel('新密码').fill('a fairly long password')
  await page.getByRole('button', { name: '设置密码' }).click()
  expect(page.getByText('密码已设好。')).toBeVisible()
})

test('a form that waited too long says so, keeps what was typed and leads to the code', async ({
  page,
  signIn,
}) => {
  const phone = newPhone()
  await signIn(`+86${phone}`)
  await page.goto('/my/number')
  await page.getByLabel('新手机号').fill('13800138000')
  await age(phone)
  await page.getByRole('button', { name: '发送验证码', exact: true }).click()
  expect(page.getByLabel('新手机号')).toHaveValue('13800138000')
  await page.getByRole('link', { name: '去确认' }).click()
  expect(page).toHaveURL(/\/my\/confirm\?next=%2Fmy%2Fnumber$/)
})

test('a number is changed by a code to each, and the other browser is signed out', async ({
  page,
  signIn,
  otherPage,
}) => {
  const [before, after] = [newPhone(), newPhone()]
  await signIn(`+86${before}`)
  const other = await otherPage(`+86${before}`)
  const messages = await otherPage()
  await age(before)
  await page.goto('/my/profile')
  await page.getByRole('link', { name: '换手机号' }).click()
  expect(page).toHaveURL(/\/my\/confirm/)
  await confirm(page, messages, before)
  expect(page).toHaveURL('/my/number')
  await page.getByLabel('新手机号').fill(before)
  await page.getByRole('button', { name: '发送验证码', exact: true }).click()
  expect(page.getByText('这就是现在的手机号。').first()).toBeVisible()
  await page.getByLabel('新手机号').fill(after)
  await page.getByRole('button', { name: '发送验证码', exact: true }).click()
  await page.getByLabel('六位验证码').fill(await readCode(messages, after))
  await page.getByRole('button', { name: '确认', exact: true }).click()
  expect(page.getByText('手机号已换好')).toBeVisible()
  expect(page.getByRole('main')).toContainText(after.slice(-4))
  await other.goto('/my/profile')
  expect(other).toHaveURL(/\/sign-in/)
})

test('a family sees where it is signed in, and ends one browser or all others', async ({
  page,
  signIn,
  otherPage,
}) => {
  const phone = `+86${newPhone()}`
  await signIn(phone)
  const [one, two] = [await otherPage(phone), await otherPage(phone)]
  await page.goto('/my/profile')
  expect(page.getByText('现在用的这个浏览器')).toBeVisible()
  const end = page.getByRole('button', { name: /^退出 / })
  expect(end).toHaveCount(2)
  await end.first().click()
  expect(page.getByText('已退出。')).toBeVisible()
  expect(page.getByRole('button', { name: /^退出 / })).toHaveCount(1)
  await page.getByRole('button', { name: '退出其他浏览器' }).click()
  expect(page.getByRole('button', { name: /^退出 / })).toHaveCount(0)
  for (const browser of [one, two]) {
    await browser.goto('/my/profile')
    expect(browser).toHaveURL(/\/sign-in/)
  }
})
