import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { siteDatabase } from '../support/site/running'
import { makeSession } from '../support/site/session'
import { makeStaff } from '../support/staff'
import { readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'
import { Page } from './support/page'

const newPhone = () => `137${randomInt(10_000_000, 99_999_999)}`
const secretOf = (page: Page) =>
  page
    .getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/)
    .textContent()
    .replaceAll(' ', '')
const codeOf = (secret: string) => TOTP.generate({ secret: Secret.fromBase32(secret) })

/** Asks for a code for a number in a tab. */
async function askFor(tab: Page, phone: string): Promise<void> {
  await tab.goto('/sign-in')
  await tab.getByLabel('手机号').fill(phone)
  await tab.getByRole('button', { name: '发送验证码' }).click()
}

async function enter(tab: Page, code: string): Promise<void> {
  await tab.getByLabel('六位验证码').fill(code)
  await tab.getByRole('button', { name: '登录', exact: true }).click()
}

test('in two tabs two numbers are signed in, each by its own code, whatever is mistyped between', async ({
  page,
  otherPage,
}) => {
  const [first, second] = [newPhone(), newPhone()]
  const messages = await otherPage()
  const tab = new Page(page.visitor)
  await askFor(page, first)
  await askFor(tab, second)
  const shown = (phone: string) => new RegExp(phone.replace(/(\d{3})(\d{4})(\d{4})/, '$1 $2 $3'))
  for (const wrong of ['12', '000000']) {
    await enter(page, wrong)
    expect(page.getByRole('main')).toContainText(shown(first))
  }
  expect(page.getByText(/还可以试 4 次/).first()).toBeVisible()
  // The other number has lost no try by that.
  await enter(tab, '000000')
  expect(tab.getByText(/还可以试 4 次/).first()).toBeVisible()
  expect(tab.getByRole('main')).toContainText(shown(second))

  await enter(page, await readCode(messages, first))
  expect(page.getByLabel('姓名或称呼')).toBeVisible()
  await page.getByLabel('姓名或称呼').fill('王芳')
  await page.getByRole('button', { name: '保存，下一步' }).click()
  await enter(tab, await readCode(messages, second))
  // A new person says first who they are.
  expect(tab.getByLabel('姓名或称呼')).toHaveValue('')
})

test('another code goes to the number of the tab it is asked for in', async ({
  page,
  otherPage,
}) => {
  const [first, second] = [newPhone(), newPhone()]
  const tab = new Page(page.visitor)
  await askFor(page, first)
  await askFor(tab, second)
  const before = await readCode(await otherPage(), second)
  await page.getByRole('button', { name: '重新发送' }).click()
  expect(page.getByRole('main')).toContainText(first.slice(-4))
  expect(await readCode(await otherPage(), second)).toBe(before)
})

test('a sign-in that has ended says so, and a forged one is none', async ({ page }) => {
  await askFor(page, newPhone())
  const form = page.locator('form').filter({ has: page.getByLabel('六位验证码') })
  await form.locator('input[name=step]').fill('v1.forged')
  await enter(page, '123456')
  expect(page.getByText(/这次登录已经过了 15 分钟/)).toBeVisible()
  await page.visitor.removeCookie('baobaowu_sign_in')
  await page.goto('/en/sign-in/code')
  expect(page.getByText(/more than 15 minutes old/)).toBeVisible()
})

test('in two tabs two secrets of a second factor are shown, each confirmed by its own code', async ({
  page,
  signIn,
}) => {
  const { phone } = await makeStaff(siteDatabase(), { role: 'city_administrator' })
  await signIn(phone)
  const tab = new Page(page.visitor)
  const begin = async (on: Page) => {
    await on.goto('/sign-in/second-factor')
    await on.getByRole('button', { name: /开始设置|换一个二维码/ }).click()
    await on.getByText('扫不了？').click()
  }
  await begin(page)
  await begin(tab)
  const [first, second] = [secretOf(page), secretOf(tab)]
  expect(first).not.toBe(second)
  const confirm = async (on: Page, code: string) => {
    await on.getByLabel('应用显示的六位动态码').fill(code)
    await on.getByRole('button', { name: '确认', exact: true }).click()
  }
  await confirm(page, '12')
  await page.getByText('扫不了？').click()
  expect(secretOf(page)).toBe(first)
  await confirm(page, codeOf(first))
  expect(page.getByText('第二步验证已设好')).toBeVisible()
})

test('a code of the second factor never counts against the account of another tab', async ({
  page,
  otherPage,
}) => {
  const db = siteDatabase()
  const [one, two] = [
    await makeStaff(db, { role: 'city_administrator' }),
    await makeStaff(db, { role: 'city_administrator' }),
  ]
  for (const { phone } of [one, two]) {
    const own = await otherPage(phone)
    await own.goto('/sign-in/second-factor')
    await own.getByRole('button', { name: '开始设置' }).click()
    await own.getByText('扫不了？').click()
    await own.getByLabel('应用显示的六位动态码').fill(codeOf(secretOf(own)))
    await own.getByRole('button', { name: '确认', exact: true }).click()
  }
  const [ofOne, ofTwo] = [await makeSession(one.phone), await makeSession(two.phone)]
  const give = async (code: string) => {
    await page.getByLabel('动态码').fill(code)
    await page.getByRole('button', { name: '继续' }).click()
  }
  // More often than an account may try.
  for (let n = 0; n < 12; n += 1) {
    page.visitor.addCookie(ofOne.name, ofOne.value)
    await page.goto('/sign-in/second-factor')
    page.visitor.addCookie(ofTwo.name, ofTwo.value)
    await give('000000')
    expect(page.getByText('现在登录的是另一个账户').first()).toBeVisible()
  }
  await page.goto('/sign-in/second-factor')
  await give('000000')
  expect(page.getByText(/^不对。/).first()).toBeVisible()
})
