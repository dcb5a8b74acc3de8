import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'
import { Page } from './support/page'

test('a roster that leaves children without caregivers is refused, explained, and saved when agreed to', async ({
  page,
  signIn,
}) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/roster/${day}`)
  await page.getByLabel('下班').first().selectOption('07:00')
  await page.getByText('保存排班', { exact: true }).click()
  expect(page.getByRole('alert').getByText('下班时间要晚于上班时间。')).toBeVisible()
  expect(page.getByLabel('下班').first()).toHaveValue('07:00')
  expect(await page.violations()).toEqual([])
  await page.getByLabel('下班').first().selectOption('10:00')
  await page.getByText('保存排班', { exact: true }).click()
  expect(page.getByText('这样排班会留下缺口')).toBeVisible()
  expect(page.getByText(/10:00–11:00 在岗照护人员不到最低人数，还差 1 名/)).toBeVisible()
  await page.getByLabel(/我知道会留下这些缺口/).check()
  await page.getByText('仍然保存', { exact: true }).click()
  expect(page.getByText('排班已保存，名额已跟着更新。')).toBeVisible()
  expect(page.getByText('1 处缺口')).toBeVisible()
})

test('the roster gains a row and is saved', async ({ page, signIn }) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/roster/${day}`)
  expect(page.getByLabel('人员')).toHaveCount(3)
  await page.getByText('再加一行', { exact: true }).click()
  expect(page.getByLabel('人员')).toHaveCount(4)
  await page.getByLabel('下班').first().selectOption('17:00')
  await page.getByText('保存排班', { exact: true }).click()
  expect(page.getByText('排班已保存，名额已跟着更新。')).toBeVisible()
  expect(page.getByText(/08:00–17:00/)).toBeVisible()
})

test('in English the roster of the day is named', async ({ page, signIn }) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/en/manage/rooms/${room.code}/roster/${day}`)
  expect(page.getByRole('heading', { level: 1 })).toContainText('Roster of')
})

test('a caregiver sees the day and its roster and changes nothing', async ({ page, signIn }) => {
  const { room, day, phone, slotPath } = await makeOwnRoom('caregiver')
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}?day=${day}`)
  expect(page.getByText('过敏：花生')).toBeVisible()
  await page.getByRole('link', { name: '查看排班' }).click()
  expect(page.getByText('您可以查看排班')).toBeVisible()
  expect(page.getByRole('button', { name: '保存排班' })).toHaveCount(0)
  await page.goto(slotPath)
  expect(page.getByRole('heading', { name: '为什么满了？' })).toBeVisible()
  expect(page.getByText('关闭这一场')).toHaveCount(0)
})

test('another row does not make the form forget the roster it was shown, and pressed again it saves', async ({
  page,
  signIn,
}) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  const tab = new Page(page.visitor)
  for (const on of [page, tab]) {
    await on.goto(`/manage/rooms/${room.code}/roster/${day}`)
    await on.getByLabel('下班').first().selectOption('17:00')
  }
  await page.getByText('保存排班', { exact: true }).click()
  expect(page.getByText('排班已保存，名额已跟着更新。')).toBeVisible()
  await tab.getByLabel('下班').first().selectOption('18:00')
  await tab.getByText('再加一行', { exact: true }).click()
  await tab.getByText('保存排班', { exact: true }).click()
  expect(tab.getByText(/别人改过这一天的排班/).first()).toBeVisible()
  expect(tab.getByLabel('下班').first()).toHaveValue('18:00')
  await tab.getByText('保存排班', { exact: true }).click()
  expect(tab.getByText('排班已保存，名额已跟着更新。')).toBeVisible()
})
