import { addDays } from '@/domain/shared/time'
import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'
import { tabTo } from './support/keyboard'

test('a shortfall is told in the week before it is made, and gone once a way out is taken', {
  tag: '@both',
}, async ({ page, signIn, checkAccessibility }) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/week?day=${day}`)
  await expect(page.getByRole('img', { name: /最多同时 9 名幼儿/ })).toBeVisible()
  await page.locator('summary', { hasText: '登记一名人员' }).click()
  await page.getByLabel('姓名').last().fill('替班老师')
  await page.getByLabel('资格').last().selectOption('childcare_worker')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText('人员已登记。')).toBeVisible()

  await page.getByLabel('谁').selectOption({ label: '照护人员1' })
  const days = page.getByRole('group', { name: '哪几天' })
  await days.locator(`input[value="${day}"]`).check()
  await page.getByRole('button', { name: '这几天不排' }).click()
  await expect(page.getByText('这样会留下缺口')).toBeVisible()
  await expect(days.locator(`input[value="${day}"]`)).toBeChecked()
  await checkAccessibility()
  await page.getByLabel(/我知道会留下这些缺口/).check()
  await page.getByRole('button', { name: '这几天不排' }).click()
  await expect(page.getByText('排班已保存，名额已跟着更新。')).toBeVisible()
  await expect(page.getByText('不够', { exact: true }).first()).toBeVisible()

  await page.goto('/manage/shortfalls')
  await page.getByRole('link', { name: '测试宝宝屋' }).click()
  const stand = page.getByRole('listitem').filter({ hasText: '替班老师' })
  await checkAccessibility()
  await stand.getByRole('link', { name: '给替班老师排班' }).click()
  await page.getByLabel('上班').selectOption('08:00')
  await page.getByLabel('下班').selectOption('18:00')
  await page.getByRole('button', { name: '排上' }).click()
  await expect(page.getByText('排班已保存，名额已跟着更新。')).toBeVisible()
  await page.goto('/manage/shortfalls')
  await expect(page.getByRole('heading', { name: '没有缺口' })).toBeVisible()
})

test('with the keyboard alone somebody is put on duty in the week', async ({ page, signIn }) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/en/manage/rooms/${room.code}/week?day=${addDays(day, 7)}`)
  await tabTo(page, page.locator('select[name="who"]'))
  await page.keyboard.press('ArrowDown')
  await tabTo(page, page.locator('input[name="days"]').first())
  await page.keyboard.press('Space')
  await tabTo(page, page.locator('select[name="from"]'))
  await page.keyboard.type('08:00')
  await tabTo(page, page.locator('select[name="to"]'))
  await page.keyboard.type('12:00')
  await tabTo(page, page.getByRole('button', { name: 'Put on duty' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('The roster is saved; places follow.')).toBeVisible()
})
