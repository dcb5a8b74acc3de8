import { addDays, weekdayOf } from '@/domain/shared/time'
import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'

const mondayOf = (day: string) => addDays(day, 1 - weekdayOf(day))

test('a week is copied, kept as a template, and the template used on days chosen', async ({
  page,
  signIn,
}) => {
  const { room, day, phone } = await makeOwnRoom()
  const nextMonday = addDays(mondayOf(day), 14)
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/week?day=${day}`)
  expect(page.locator('[role="img"][aria-label*="最多同时 9 名幼儿"]')).toHaveCount(1)

  const open = (name: string) => page.locator('summary').filter({ hasText: name }).click()
  await open('存成模板')
  await page.locator('button').filter({ hasText: '存成模板' }).click()
  // What the page folds away is folded again when the answer comes.
  await open('存成模板')
  expect(page.getByRole('alert').getByText('请给模板起个名称')).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.getByLabel('模板名称').fill('平日')
  await page.locator('button').filter({ hasText: '存成模板' }).click()
  expect(page.getByText('模板已保存。')).toBeVisible()

  await page.getByLabel('抄到哪一周').selectOption(nextMonday)
  await page.getByText('照抄这一周', { exact: true }).click()
  expect(page.getByText('这一周的排班已照抄过来')).toBeVisible()

  await open('套用模板')
  await page.getByText('套用', { exact: true }).click()
  await open('套用模板')
  expect(page.getByRole('alert').getByText('请选至少一天。')).toBeVisible()
  const days = page.getByRole('group', { name: '套用到哪几天' }).locator('input[type=checkbox]')
  expect(days).toHaveCount(7)
  for (const one of days.all()) await one.check()
  await page.getByText('套用', { exact: true }).click()
  expect(page.getByText('模板已套用')).toBeVisible()
  await page.goto(`/manage/rooms/${room.code}/roster/${nextMonday}`)
  expect(page.getByLabel('上班').first()).toHaveValue('08:00')
})

test('the why page explains any time of the day', async ({ page, signIn }) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/why?at=${day}T09:00`)
  expect(page.getByText('满了：剩下的为当日保留')).toBeVisible()
  expect(page.getByRole('heading', { name: '每个数字谁最后改的' })).toBeVisible()
  await page.getByLabel('几点').selectOption('12:30')
  await page.getByText('看这一刻', { exact: true }).click()
  expect(page.getByText('这一刻没有场次')).toBeVisible()
  expect(await page.violations()).toEqual([])
})

test('in English somebody is put on duty, and nothing falls short', async ({ page, signIn }) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/en/manage/rooms/${room.code}/week?day=${addDays(day, 7)}`)
  await page.locator('select[name="who"]').selectOption({ label: '照护人员1' })
  await page.locator('input[name="days"]').first().check()
  await page.locator('select[name="from"]').selectOption('08:00')
  await page.locator('select[name="to"]').selectOption('12:00')
  await page.getByText('Put on duty', { exact: true }).click()
  expect(page.getByText('The roster is saved; places follow.')).toBeVisible()
  await page.goto('/en/manage/shortfalls')
  expect(page.getByRole('heading', { name: 'Nothing falls short' })).toBeVisible()
})

test('a caregiver sees the week and changes nothing', async ({ page, signIn }) => {
  const { room, day, phone } = await makeOwnRoom('caregiver')
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/week?day=${day}`)
  expect(page.getByRole('heading', { name: '人员', exact: true })).toBeVisible()
  expect(page.getByText('您可以查看排班').first()).toBeVisible()
  expect(page.getByText('排上', { exact: true })).toHaveCount(0)
  expect(page.getByText('登记一名人员')).toHaveCount(0)
  await page.goto(`/manage/rooms/${room.code}/why?at=${day}T09:00`)
  expect(page.getByRole('heading', { name: '这一刻的账' })).toBeVisible()
})

test('of two tabs the second is told that the shift was changed, and keeps what was typed', async ({
  page,
  signIn,
  otherPage,
}) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  const tabs = [page, await otherPage(phone)] as const
  for (const tab of tabs) await tab.goto(`/manage/rooms/${room.code}/week?day=${addDays(day, 7)}`)
  const put = async (tab: typeof page, from: string) => {
    await tab.locator('select[name="who"]').selectOption({ label: '照护人员1' })
    await tab.locator('input[name="days"]').first().check()
    await tab.locator('select[name="from"]').selectOption(from)
    await tab.locator('select[name="to"]').selectOption('18:00')
    await tab.getByText('排上', { exact: true }).click()
  }
  await put(tabs[0], '09:00')
  expect(tabs[0].getByText('排班已保存')).toBeVisible()
  await put(tabs[1], '11:00')
  expect(tabs[1].getByRole('alert').getByText(/别人改过这里。您填写的内容还在/)).toBeVisible()
  expect(tabs[1].locator('select[name="from"]')).toHaveValue('11:00')
  await tabs[1].getByText('排上', { exact: true }).click()
  expect(tabs[1].getByText('排班已保存')).toBeVisible()
})
