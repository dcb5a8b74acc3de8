import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'

test('a shortfall is told before it is made, listed with its ways out, and gone once one is taken', async ({
  page,
  signIn,
}) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/week?day=${day}`)
  await page.locator('summary').filter({ hasText: '登记一名人员' }).click()
  await page.getByLabel('姓名').last().fill('替班老师')
  await page.getByLabel('资格').last().selectOption('childcare_worker')
  await page.getByText('登记', { exact: true }).click()
  expect(page.getByText('人员已登记。')).toBeVisible()

  await page.locator('select[name="who"]').selectOption({ label: '照护人员1' })
  await page.locator(`input[name="days"][value="${day}"]`).check()
  await page.getByText('这几天不排', { exact: true }).click()
  expect(page.getByText('这样会留下缺口')).toBeVisible()
  expect(page.getByText(/在岗照护人员不到最低人数，还差 1 名/)).toBeVisible()
  await page.getByLabel(/我知道会留下这些缺口/).check()
  await page.getByText('这几天不排', { exact: true }).click()
  expect(page.getByText('排班已保存，名额已跟着更新。')).toBeVisible()
  expect(page.getByText('不够', { exact: true }).first()).toBeVisible()

  await page.goto('/manage/shortfalls')
  await page.getByRole('link', { name: '测试宝宝屋' }).click()
  expect(page.getByRole('heading', { name: '怎么来的' })).toBeVisible()
  expect(page.getByText(/改了一个人的班/)).toBeVisible()
  const stand = page.getByRole('listitem').filter({ hasText: '替班老师' })
  expect(stand.getByText('一个人就够')).toBeVisible()
  expect(page.getByText(/最少 9 个预约/)).toBeVisible()
  await stand.getByText('给替班老师排班').click()
  expect(page.locator('select[name="who"]')).not.toHaveValue('')
  await page.locator('select[name="from"]').selectOption('08:00')
  await page.locator('select[name="to"]').selectOption('18:00')
  await page.getByText('排上', { exact: true }).click()
  expect(page.getByText('排班已保存，名额已跟着更新。')).toBeVisible()
  await page.goto('/manage/shortfalls')
  expect(page.getByRole('heading', { name: '没有缺口' })).toBeVisible()
  await page.getByText('已解决', { exact: true }).click()
  expect(page.getByRole('link', { name: '测试宝宝屋' })).toBeVisible()
})
