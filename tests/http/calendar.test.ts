import { randomInt } from 'node:crypto'
import { makeOwnAdministrator } from '../support/site/own-subdistrict'
import { expect, test } from './support/fixtures'

test('the city enters a holiday of a far year, in both languages', async ({
  page,
  otherPage,
  signIn,
}) => {
  const phone = await makeOwnAdministrator()
  await signIn(phone)
  await page.goto('/manage/calendar')
  expect(page.getByRole('table', { name: /1月/ }).first()).toBeVisible()
  await page.getByText('先看影响', { exact: true }).click()
  expect(page.getByRole('alert').getByText('请选一个日期。')).toBeVisible()
  expect(await page.violations()).toEqual([])
  // No slot lies that far ahead: nobody else's day changes.
  const day = `2040-${randomInt(10, 13)}-${randomInt(10, 29)}`
  const own = randomInt(1e6)
  await page.getByLabel('从哪一天').fill(day)
  await page.getByLabel('中文名称').fill(`测试假日${own}`)
  await page.getByLabel('英文名称').fill(`Test holiday ${own}`)
  await page.getByText('先看影响', { exact: true }).click()
  expect(page.getByRole('status').filter({ hasText: '保存后' })).toHaveCount(1)
  expect(page.getByLabel('中文名称')).toHaveValue(`测试假日${own}`)
  const other = await otherPage(phone)
  await other.goto('/manage/calendar?year=2040')
  expect(other.getByText(new RegExp(`测试假日${own}`))).toHaveCount(0)
  await page.getByText('保存日历', { exact: true }).click()
  expect(
    // The whole city's slots are made again: what others and midnight change meanwhile is counted too.
    page.getByText(/^日历已保存：新增 \d+ 场，去掉 \d+ 场，因有预约保留 0 场。$/),
  ).toBeVisible()
  expect(page.getByText(new RegExp(`测试假日${own}，节假日`)).first()).toBeVisible()
  await page.goto('/en/manage/calendar?year=2040')
  expect(page.getByText(new RegExp(`Test holiday ${own}, holiday`)).first()).toBeVisible()
})
