import { randomInt } from 'node:crypto'
import { siteDatabase } from '../support/site/running'
import { makeStaff } from '../support/staff'
import { readCode } from './support/first-steps'
import { expect, test } from './support/fixtures'

const newPhone = () => `137${randomInt(10_000_000, 99_999_999)}`
const office = { role: 'subdistrict_administrator', subdistrictCode: '310106006' } as const

test('an office notes a new number by its code, and the family stops it', async ({
  page,
  signIn,
  otherPage,
}) => {
  const [before, after] = [newPhone(), newPhone()]
  const family = await otherPage(`+86${before}`)
  const staff = await makeStaff(siteDatabase(), office)
  await signIn(staff.phone)
  await page.goto('/manage/families')
  await page.getByRole('link', { name: '家长的手机号丢了？登记新号码' }).click()
  await page.getByLabel('账户原来的手机号').fill(before)
  await page.getByLabel('新的手机号').fill(after)
  await page.getByRole('button', { name: '给新号码发验证码' }).click()
  expect(page.getByText('请写一下怎样核对的身份。').first()).toBeVisible()
  expect(page.getByLabel('账户原来的手机号')).toHaveValue(before)
  await page.getByLabel('怎样核对的身份').fill('看了身份证原件')
  await page.getByRole('button', { name: '给新号码发验证码' }).click()
  const code = await readCode(await otherPage(), after)
  await page.getByLabel('新号码收到的六位验证码').fill(code === '000000' ? '111111' : '000000')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  expect(page.getByText('验证码不对。').first()).toBeVisible()
  expect(page.getByLabel('怎样核对的身份')).toHaveValue('看了身份证原件')
  await page.getByLabel('新号码收到的六位验证码').fill(code)
  await page.getByRole('button', { name: '登记', exact: true }).click()
  expect(page.getByText('已登记。').first()).toBeVisible()

  await family.goto('/my/profile')
  expect(family.getByText(/服务台登记了新的手机号/)).toBeVisible()
  await family.getByRole('button', { name: '取消换号' }).click()
  expect(family.getByText('已取消换号。')).toBeVisible()
})

test('nobody below a subdistrict finds that page', async ({ page, signIn }) => {
  await signIn(`+86${newPhone()}`)
  expect((await page.goto('/manage/families/number')).status()).toBe(404)
})
