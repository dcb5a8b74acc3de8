import { addDays, weekdayOf } from '@/domain/shared/time'
import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'

const mondayOf = (day: string) => addDays(day, 1 - weekdayOf(day))

test('a manager copies a week and uses a template', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { room, day, phone } = await makeOwnRoom()
  const nextMonday = addDays(mondayOf(day), 14)
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/week?day=${day}`)
  await expect(page.getByRole('img', { name: /最多同时 9 名幼儿/ })).toBeVisible()
  await checkAccessibility()

  await page.locator('summary', { hasText: '存成模板' }).click()
  await page.getByRole('button', { name: '存成模板' }).click()
  await expect(page.getByRole('alert').getByText('请给模板起个名称')).toBeVisible()
  await page.getByLabel('模板名称').fill('平日')
  await page.getByRole('button', { name: '存成模板' }).click()
  await expect(page.getByText('模板已保存。')).toBeVisible()

  await page.getByLabel('抄到哪一周').selectOption(nextMonday)
  await page.getByRole('button', { name: '照抄这一周' }).click()
  await expect(page.getByText('这一周的排班已照抄过来')).toBeVisible()

  await page.locator('summary', { hasText: '套用模板' }).click()
  await page.getByRole('button', { name: '套用', exact: true }).click()
  await expect(page.getByRole('alert').getByText('请选至少一天。')).toBeVisible()
  const days = page.getByRole('group', { name: '套用到哪几天' })
  for (const n of [0, 1, 2, 3, 4, 5, 6]) await days.getByRole('checkbox').nth(n).check()
  await page.getByRole('button', { name: '套用', exact: true }).click()
  await expect(page.getByText('模板已套用')).toBeVisible()
  await page.goto(`/manage/rooms/${room.code}/roster/${nextMonday}`)
  await expect(page.getByLabel('上班').first()).toHaveValue('08:00')
})

test('a shortfall is told before it is made, listed with its ways out, and gone once one is taken', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/week?day=${day}`)
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
  await expect(page.getByText(/在岗照护人员不到最低人数，还差 1 名/)).toBeVisible()
  await checkAccessibility()
  await page.getByLabel(/我知道会留下这些缺口/).check()
  await page.getByRole('button', { name: '这几天不排' }).click()
  await expect(page.getByText('排班已保存，名额已跟着更新。')).toBeVisible()
  await expect(page.getByText('不够', { exact: true }).first()).toBeVisible()

  await page.goto('/manage/shortfalls')
  await checkAccessibility()
  await page.getByRole('link', { name: '测试宝宝屋' }).click()
  await expect(page.getByRole('heading', { name: '怎么来的' })).toBeVisible()
  await expect(page.getByText(/改了一个人的班/)).toBeVisible()
  const stand = page.getByRole('listitem').filter({ hasText: '替班老师' })
  await expect(stand.getByText('一个人就够')).toBeVisible()
  await expect(page.getByText(/最少 9 个预约/)).toBeVisible()
  await checkAccessibility()
  await stand.getByRole('link', { name: '给替班老师排班' }).click()
  await expect(page.getByLabel('谁')).not.toHaveValue('')
  await page.getByLabel('上班').selectOption('08:00')
  await page.getByLabel('下班').selectOption('18:00')
  await page.getByRole('button', { name: '排上' }).click()
  await expect(page.getByText('排班已保存，名额已跟着更新。')).toBeVisible()
  await page.goto('/manage/shortfalls')
  await expect(page.getByRole('heading', { name: '没有缺口' })).toBeVisible()
  await page.getByRole('link', { name: '已解决' }).click()
  await expect(page.getByRole('link', { name: '测试宝宝屋' })).toBeVisible()
})

test('the why page explains any time, and with the keyboard alone in English', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/why?at=${day}T09:00`)
  await expect(page.getByText('满了：剩下的为当日保留')).toBeVisible()
  await expect(page.getByRole('heading', { name: '每个数字谁最后改的' })).toBeVisible()
  await checkAccessibility()
  await page.getByLabel('几点').selectOption('12:30')
  await page.getByRole('button', { name: '看这一刻' }).click()
  await expect(page.getByText('这一刻没有场次')).toBeVisible()
  await checkAccessibility()

  await page.goto(`/en/manage/rooms/${room.code}/week?day=${addDays(day, 7)}`)
  await checkAccessibility()
  const reach = async (id: string) => {
    for (let n = 0; n < 120; n += 1) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate(() => {
        const at = document.activeElement
        return at?.getAttribute('name') ?? at?.textContent ?? ''
      })
      if (here === id) return
    }
    throw new Error(`the keyboard does not reach ${id}`)
  }
  await reach('who')
  await page.keyboard.press('ArrowDown')
  await reach('days')
  await page.keyboard.press('Space')
  await reach('from')
  await page.keyboard.type('08:00')
  await reach('to')
  await page.keyboard.type('12:00')
  await reach('Put on duty')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The roster is saved; places follow.')).toBeVisible()
  await page.goto('/en/manage/shortfalls')
  await expect(page.getByRole('heading', { name: 'Nothing falls short' })).toBeVisible()
  await checkAccessibility()
})

test('a caregiver sees the week and changes nothing', async ({ page, signIn }) => {
  const { room, day, phone } = await makeOwnRoom('caregiver')
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/week?day=${day}`)
  await expect(page.getByRole('heading', { name: '人员', exact: true })).toBeVisible()
  await expect(page.getByText('您可以查看排班').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '排上' })).toHaveCount(0)
  await expect(page.getByText('登记一名人员')).toHaveCount(0)
  await page.goto(`/manage/rooms/${room.code}/why?at=${day}T09:00`)
  await expect(page.getByRole('heading', { name: '这一刻的账' })).toBeVisible()
})
