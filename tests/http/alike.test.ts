import { addDays, dayOf } from '@/domain/shared/time'
import { newName } from '../support/site/new-name'
import { makeOwnFamily } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { makeStaff } from '../support/staff'
import { expect, test } from './support/fixtures'

test('a child that may be registered already waits for its free visits until the city has seen its paper', async ({
  page,
  signIn,
  otherPage,
}) => {
  const name = newName()
  await makeOwnFamily([name])
  const { phone } = await makeOwnFamily([])
  const family = await otherPage(phone)
  await family.goto('/my/children/new')
  await family.getByLabel('姓名', { exact: true }).fill(`${name.slice(0, 2)}·${name.slice(2)}`)
  await family.getByLabel('出生日期').fill(addDays(dayOf(new Date()), -540))
  await family.getByLabel('妈妈').check()
  await family.getByRole('button', { name: '添加', exact: true }).click()
  await family.goto('/my')
  expect(family.getByText(/^免费额度暂时不能用：/)).toBeVisible()
  expect(await family.violations()).toEqual([])

  await signIn((await makeStaff(siteDatabase(), { role: 'city_administrator' })).phone)
  await page.goto('/manage/families/alike')
  const waiting = () => page.locator('main section').filter({ hasText: phone.slice(-4) })
  await waiting().getByRole('button', { name: '是两个孩子' }).click()
  expect(page.getByText('请写看了哪些证件。').first()).toBeVisible()
  await waiting().getByLabel('看了哪些证件').fill('看了出生证明原件')
  await waiting().getByRole('button', { name: '是两个孩子' }).click()
  expect(page.getByText('已记下。').first()).toBeVisible()
  expect(waiting()).toHaveCount(0)

  await family.goto('/my')
  expect(family.getByText(/^免费额度暂时不能用：/)).toHaveCount(0)
})

test('nobody below the city finds that page', async ({ page, signIn }) => {
  const office = { role: 'district_administrator', districtCode: '310106' } as const
  await signIn((await makeStaff(siteDatabase(), office)).phone)
  expect((await page.goto('/manage/families/alike')).status()).toBe(404)
})
