import { randomInt } from 'node:crypto'
import type { Browser } from '@playwright/test'
import { readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'

const newPhone = () => `137${randomInt(10_000_000, 99_999_999)}`

const words = {
  zh: {
    prefix: '',
    phone: '手机号',
    send: '发送验证码',
    code: '六位验证码',
    enter: '登录',
    name: '姓名或称呼',
    save: '保存，下一步',
    refuse: '不同意',
    refused: '表示不同意',
    agree: '同意，继续',
    childName: '姓名',
    birthDate: '出生日期',
    father: '爸爸',
    add: '添加',
    months: '个月',
  },
  en: {
    prefix: '/en',
    phone: 'Mobile number',
    send: 'Send me a code',
    code: 'Six-digit code',
    enter: 'Sign in',
    name: 'Name, or what we may call you',
    save: 'Save and go on',
    refuse: 'I do not agree',
    refused: 'You did not agree',
    agree: 'I agree, go on',
    childName: 'Name',
    birthDate: 'Birth date',
    father: 'Father',
    add: 'Add',
    months: 'months',
  },
}

for (const [language, w] of Object.entries(words)) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`signing up, ${language}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
      test.use({ javaScriptEnabled })

      test('leads from a number to a child, by way of a no and a yes', async ({
        page,
        checkAccessibility,
      }) => {
        const main = page.getByRole('main')
        const press = (name: string) => main.getByRole('button', { name, exact: true }).click()
        const check = () => (javaScriptEnabled ? checkAccessibility() : undefined)
        const phone = newPhone()

        await page.goto(`${w.prefix}/my/children`)
        await expect(page).toHaveURL(/\/sign-in\?next=%2Fmy%2Fchildren$/)
        await main.getByLabel(w.phone).fill('123')
        await press(w.send)
        await expect(main.getByLabel(w.phone)).toHaveAttribute('aria-invalid', 'true')
        await expect(main.getByLabel(w.phone)).toHaveValue('123')
        await check()
        await main.getByLabel(w.phone).fill(phone)
        await press(w.send)
        await expect(page).toHaveURL(/\/sign-in\/code$/)
        await check()
        await main.getByLabel(w.code).fill(await readCode(page, phone))
        await press(w.enter)

        await expect(page).toHaveURL(/\/my\/profile\?first=1/)
        await main.getByLabel(w.name).fill('好'.repeat(200))
        await press(w.save)
        await expect(main.getByLabel(w.name)).toHaveValue('好'.repeat(200))
        await check()
        await main.getByLabel(w.name).fill('王芳 👩')
        await press(w.save)

        await expect(page).toHaveURL(/\/my\/consent\?first=1/)
        await check()
        await press(w.refuse)
        await expect(main.getByText(w.refused)).toBeVisible()
        await press(w.agree)

        await expect(page).toHaveURL(/\/my\/children\/new\?first=1/)
        await main.getByLabel(w.childName, { exact: true }).fill('豆豆')
        await main.getByLabel(w.birthDate).fill('2199-01-01')
        await main.getByLabel(w.father).check()
        await press(w.add)
        await expect(main.getByLabel(w.birthDate)).toHaveAttribute('aria-invalid', 'true')
        await expect(main.getByLabel(w.childName, { exact: true })).toHaveValue('豆豆')
        await expect(main.getByLabel(w.father)).toBeChecked()
        await check()
        await main.getByLabel(w.birthDate).fill(lastYear())
        await press(w.add)

        await expect(page).toHaveURL(/\/my\/children$/)
        await expect(main.getByRole('listitem').filter({ hasText: '豆豆' })).toContainText(w.months)
        await check()
      })
    })
  }
}

function lastYear(): string {
  return new Date(Date.now() - 500 * 24 * 3600 * 1000).toISOString().slice(0, 10)
}

async function otherBrowser(browser: Browser, baseURL: string | undefined) {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
  return { context, page: await context.newPage() }
}

test('signing out everywhere ends the other browser’s session at its next request', async ({
  page,
  context,
  browser,
  baseURL,
  signIn,
}) => {
  const phone = `+86${newPhone()}`
  await signIn(phone)
  const other = await otherBrowser(browser, baseURL)
  await other.context.addCookies(await context.cookies())
  await other.page.goto('/my/children')
  await expect(other.page).toHaveURL(/\/my\/children$/)

  await page.goto('/my/profile')
  await page.getByRole('button', { name: '在所有设备上退出' }).click()
  await expect(page).toHaveURL(/\/$/)
  await other.page.goto('/my/children')
  await expect(other.page).toHaveURL(/\/sign-in\?next=/)
  await other.context.close()
})

test('a forged, a foreign and a missing cookie are a visitor’s', async ({
  page,
  context,
  baseURL,
}) => {
  const url = baseURL ?? ''
  for (const value of ['x', 'eyJhbGciOiJkaXIifQ..a.b.c']) {
    await context.addCookies([{ name: 'authjs.session-token', value, url }])
    await page.goto('/my/profile')
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fmy%2Fprofile$/)
  }
})

test.describe('somebody else’s child', () => {
  test.use({ expectedErrors: [/status of 404/] })

  test('is not found, even by a forged form', async ({ page, signIn }) => {
    await signIn(`+86${newPhone()}`)
    await page.goto('/my/children/new')
    await page.getByLabel('姓名', { exact: true }).fill('豆豆')
    await page.getByLabel('出生日期').fill(lastYear())
    await page.getByLabel('妈妈').check()
    await page.getByRole('button', { name: '添加', exact: true }).click()
    await page.getByRole('link', { name: '豆豆' }).click()
    await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('豆豆')
    await page
      .locator('input[name=childId]')
      .first()
      .evaluate((input: HTMLInputElement) => {
        input.value = '019ab000-0000-7000-8000-000000000000'
      })
    await page.getByRole('button', { name: '保存修改' }).click()
    await expect(page.getByRole('heading', { name: '没有找到这一页' })).toBeVisible()
  })
})

test('a form sent after the session has ended leads to the sign-in and back', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(`+86${newPhone()}`)
  await page.goto('/en/my/profile')
  await context.clearCookies({ name: 'authjs.session-token' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(/\/en\/sign-in\?next=%2Fmy%2Fprofile$/)
})

test('the session’s cookie is out of scripts’ reach and tells them nothing', async ({
  page,
  context,
  signIn,
}) => {
  await signIn(`+86${newPhone()}`)
  await page.goto('/my/profile')
  const session = (await context.cookies()).find(({ name }) => name === 'authjs.session-token')
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  const answer = await (await page.request.get('/api/auth/session')).json()
  expect(answer?.user).toBeUndefined()
})

test('the child-data rule reads in both languages', async ({ page, checkAccessibility }) => {
  for (const address of ['/privacy', '/en/privacy']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(7)
    await checkAccessibility()
  }
})
