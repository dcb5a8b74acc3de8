import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { makeOwnPattern } from '../support/site/own-pattern'
import { makeOwnAdministrator } from '../support/site/own-subdistrict'
import { siteDatabase } from '../support/site/running'
import { expect, test } from './support/fixtures'
import { Page } from './support/page'

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
    page.getByText(/^日历已保存：新增 \d+ 场，去掉 \d+ 场，停开 0 场，已通知 0 个家庭。$/),
  ).toBeVisible()
  expect(page.getByText(new RegExp(`测试假日${own}，节假日`)).first()).toBeVisible()
  await page.goto('/en/manage/calendar?year=2040')
  expect(page.getByText(new RegExp(`Test holiday ${own}, holiday`)).first()).toBeVisible()
})

test('a day that closes a booked slot is saved only after its slots were seen', async ({
  page,
  signIn,
}) => {
  const { day, timetableId } = await makeOwnPattern()
  // Only this room’s timetable leaves the day of the week out: nobody else’s day changes.
  await siteDatabase().transaction((tx) =>
    tx.execute(sql`update timetables
      set weekdays = array_remove(weekdays, extract(isodow from ${day}::date)::smallint)
      where id = ${timetableId}`),
  )
  await signIn(await makeOwnAdministrator())
  await page.goto('/manage/calendar')
  await page.getByLabel('从哪一天').fill(day)
  await page.getByLabel('这些天是').selectOption('plain')
  await page.getByText('保存日历', { exact: true }).click()
  const asked = page.getByRole('status').filter({ hasText: '1 场会停开，涉及 1 个预约' })
  expect(asked).toBeVisible()
  expect(asked.getByRole('link')).toHaveCount(1)
  expect(page.getByLabel('从哪一天')).toHaveValue(day)
  expect(await page.violations()).toEqual([])
  await page.getByText('停开这 1 场并保存', { exact: true }).click()
  expect(page.getByText(/停开 1 场，已通知 1 个家庭。$/)).toBeVisible()
})

test('of two tabs that enter one day the second is told, keeps what was typed, and saves it then', async ({
  page,
  signIn,
}) => {
  await signIn(await makeOwnAdministrator())
  const tab = new Page(page.visitor)
  const day = `2041-${randomInt(10, 13)}-${randomInt(10, 29)}`
  const own = randomInt(1e6)
  for (const [on, name] of [
    [page, `甲节${own}`],
    [tab, `乙节${own}`],
  ] as const) {
    await on.goto('/manage/calendar?year=2041')
    await on.getByLabel('从哪一天').fill(day)
    await on.getByLabel('中文名称').fill(name)
    // Nothing is saved that nobody has seen the effect of.
    await on.getByText('保存日历', { exact: true }).click()
    expect(on.getByText(/^还没有保存。/).first()).toBeVisible()
  }
  await page.getByText('保存日历', { exact: true }).click()
  expect(page.getByText(/^日历已保存/)).toBeVisible()
  await tab.getByText('保存日历', { exact: true }).click()
  expect(tab.getByText(/别人改过这些天的日历/).first()).toBeVisible()
  expect(tab.getByLabel('中文名称')).toHaveValue(`乙节${own}`)
  expect(tab.getByText(new RegExp(`甲节${own}，节假日`)).first()).toBeVisible()
  await tab.getByText('保存日历', { exact: true }).click()
  expect(tab.getByText(new RegExp(`乙节${own}，节假日`)).first()).toBeVisible()
})
