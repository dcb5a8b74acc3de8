import { randomInt } from 'node:crypto'
import { addDays } from '@/domain/shared/time'
import { elsewhere } from '@/lib/form-state'
import { makeOwnRoom } from '../support/site/own-room'
import { readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'

test('a refused form keeps its lists, boxes, dates and texts, and so does the next refusal', async ({
  page,
  signIn,
}) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/timetables/new`)
  const weekday = (n: number) => page.locator(`input[name="weekdays"][value="${n}"]`)
  const month = page.getByLabel('预览哪个月')
  await weekday(2).check()
  await weekday(4).check()
  await page.getByLabel('开始', { exact: true }).selectOption('13:00')
  await page.getByLabel('结束', { exact: true }).selectOption('13:15')
  await page.getByLabel('家庭可自选起止时间').check()
  await page.getByLabel('每场最多同时几名幼儿').fill('6')
  await page.getByLabel('从哪天起').fill('')
  await page.getByLabel('到哪天止').fill(addDays(day, 60))
  await page.getByLabel('可与别的时段同时开放').check()
  await month.selectOption({ index: 2 })
  const chosen = await month.inputValue()

  const stands = async () => {
    await expect(page.getByRole('alert').filter({ has: page.getByRole('link') })).toBeFocused()
    for (const n of [1, 2, 3, 4, 5, 6, 7]) {
      await expect(weekday(n)).toBeChecked({ checked: n === 2 || n === 4 })
    }
    await expect(page.getByLabel('开始', { exact: true })).toHaveValue('13:00')
    await expect(page.getByLabel('结束', { exact: true })).toHaveValue('13:15')
    await expect(page.getByLabel('家庭可自选起止时间')).toBeChecked()
    await expect(page.getByLabel('每场最多同时几名幼儿')).toHaveValue('6')
    await expect(page.getByLabel('到哪天止')).toHaveValue(addDays(day, 60))
    await expect(page.getByLabel('可与别的时段同时开放')).toBeChecked({ checked: shares })
    await expect(month).toHaveValue(chosen)
  }
  let shares = true
  await page.getByRole('button', { name: '先看看影响' }).click()
  await expect(page.getByLabel('从哪天起')).toHaveAttribute('aria-invalid', 'true')
  await stands()

  shares = false
  await page.getByLabel('可与别的时段同时开放').uncheck()
  await page.getByLabel('从哪天起').fill(addDays(day, 1))
  await page.getByRole('button', { name: '先看看影响' }).click()
  await expect(page.getByLabel('结束', { exact: true })).toHaveAccessibleDescription(/整半小时/)
  await stands()
  await expect(page.getByLabel('从哪天起')).toHaveValue(addDays(day, 1))
})

test('a refused form keeps which of several was chosen', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { slotPath, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`${slotPath}/desk`)
  const number = `139${randomInt(10_000_000, 99_999_999)}`
  await page.getByLabel('监护人手机号').fill(number)
  await page.getByRole('button', { name: '查找家庭' }).click()
  const code = page.getByLabel(/^验证码或预约码/)
  await code.waitFor()
  await code.fill(await readCode(page, number))
  await page.getByRole('button', { name: '核对并打开' }).click()
  const register = page.locator('form').filter({ hasText: '请读给监护人听' })
  await register.getByLabel('监护人姓名').fill('李女士')
  await register.getByLabel('English').check()
  await register.getByLabel('爸爸').check()
  await register.getByRole('button', { name: '登记并继续' }).click()
  await expect(register.getByText(/没有监护人的同意不能登记/).first()).toBeVisible()
  await checkAccessibility()
  await register.getByLabel(/口头表示同意/).check()
  await register.getByRole('button', { name: '登记并继续' }).click()
  await expect(register.getByLabel('孩子的姓名')).toHaveAttribute('aria-invalid', 'true')
  await expect(register.getByLabel('监护人姓名')).toHaveValue('李女士')
  await expect(register.getByLabel('English')).toBeChecked()
  await expect(register.getByLabel('爸爸')).toBeChecked()
  await expect(register.getByLabel(/口头表示同意/)).toBeChecked()
})

test.describe('a form that the site’s server does not take from this page', () => {
  test.use({ expectedErrors: [/status of 403/] })

  test('says so and keeps what was typed', async ({ page }) => {
    await page.goto('/sign-in')
    await page.route('**/sign-in', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 403, contentType: 'text/plain', body: elsewhere })
        : route.continue(),
    )
    await page.getByLabel('手机号').fill('13712345678')
    await page.getByRole('button', { name: '发送验证码' }).click()
    await expect(
      page.getByRole('alert').filter({ hasText: '没有说明这张表单来自本站' }),
    ).toBeVisible()
    await expect(page.getByLabel('手机号')).toHaveValue('13712345678')
  })
})
