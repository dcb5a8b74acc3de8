import { randomInt } from 'node:crypto'
import { monthsAgo } from '../support/site/birth-date'
import { readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'

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
  test(`signing up leads from a number to a child, by way of a no and a yes, ${language}`, async ({
    page,
  }) => {
    const main = page.getByRole('main')
    const press = (name: string) => main.getByRole('button', { name, exact: true }).click()
    const phone = `137${randomInt(10_000_000, 99_999_999)}`

    await page.goto(`${w.prefix}/my/children`)
    expect(page).toHaveURL(/\/sign-in\?next=%2Fmy%2Fchildren$/)
    await main.getByLabel(w.phone).fill('123')
    await press(w.send)
    expect(main.getByLabel(w.phone)).toHaveAttribute('aria-invalid', 'true')
    expect(main.getByLabel(w.phone)).toHaveValue('123')
    await main.getByLabel(w.phone).fill(phone)
    await press(w.send)
    expect(page).toHaveURL(/\/sign-in\/code$/)
    await main.getByLabel(w.code).fill(await readCode(page, phone))
    await press(w.enter)

    expect(page).toHaveURL(/\/my\/profile\?first=1/)
    await main.getByLabel(w.name).fill('好'.repeat(200))
    await press(w.save)
    expect(main.getByLabel(w.name)).toHaveValue('好'.repeat(200))
    await main.getByLabel(w.name).fill('王芳 👩')
    await press(w.save)

    expect(page).toHaveURL(/\/my\/consent\?first=1/)
    await press(w.refuse)
    expect(main.getByText(w.refused)).toBeVisible()
    await press(w.agree)

    expect(page).toHaveURL(/\/my\/children\/new\?first=1/)
    await main.getByLabel(w.childName, { exact: true }).fill('豆豆')
    await main.getByLabel(w.birthDate).fill('2199-01-01')
    await main.getByLabel(w.father).check()
    await press(w.add)
    expect(main.getByLabel(w.birthDate)).toHaveAttribute('aria-invalid', 'true')
    expect(main.getByLabel(w.childName, { exact: true })).toHaveValue('豆豆')
    expect(main.getByLabel(w.father)).toBeChecked()
    await main.getByLabel(w.birthDate).fill(monthsAgo(16))
    await press(w.add)

    expect(page).toHaveURL(/\/my\/children$/)
    expect(main.getByRole('listitem').filter({ hasText: '豆豆' })).toContainText(w.months)
  })
}

test('a press for another code too early is told how long, and the code sent still counts', async ({
  page,
}) => {
  const phone = `137${randomInt(10_000_000, 99_999_999)}`
  await page.goto('/sign-in')
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '发送验证码', exact: true }).click()
  expect(page.getByText('没有收到？1 分钟后可以重新发送。')).toBeVisible()
  await page.getByRole('button', { name: '重新发送', exact: true }).click()
  expect(page).toHaveURL(/\/sign-in\/code/)
  expect(page.getByText(/验证码刚刚发出，请先看看短信；\d+ 秒后可以再发一条/)).toBeVisible()
  expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByLabel('六位验证码').fill(await readCode(page, phone))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  expect(page).toHaveURL(/\/my\/profile/)
})
