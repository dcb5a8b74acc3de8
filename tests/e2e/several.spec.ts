import type { Page } from '@playwright/test'
import { makeOwnFamily } from '../support/site/own-slot'
import { dayText, makeOwnWeek, weekdayText } from '../support/site/own-week'
import { expect, test } from './support/fixtures'

const morning = (day: string) => `${dayText(day)}09:00–11:00`

/** Opens every week, whatever is folded away. */
async function openWeeks(page: Page) {
  const folded = page.locator('form details:not([open]) > summary')
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click()
  await expect(folded).toHaveCount(0)
}

const tick = (page: Page, day: string, time: string) =>
  page.getByRole('group', { name: dayText(day) }).getByRole('checkbox', { name: time })

test('a family books several mornings at once and is told which of them not, and why', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const room = await makeOwnWeek()
  const { phone } = await makeOwnFamily(['小满'])
  await signIn(phone)
  await page.goto(`/rooms/${room.code}`)
  await page.getByRole('link', { name: '一次约多天' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '一次约多天' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: '小满' })).toBeChecked()
  await openWeeks(page)
  const later = page.getByRole('checkbox', { name: '09:00–11:00' }).and(page.locator(':disabled'))
  await expect(later).toHaveAccessibleDescription(/开始预约/)
  await checkAccessibility()
  for (const day of room.days.slice(0, 4)) await tick(page, day, '09:00–11:00').check()
  await page.getByRole('button', { name: '看看能不能约' }).click()

  const plan = page.getByRole('region', { name: '您选了 4 场' })
  await expect(plan.getByRole('listitem').filter({ hasText: '能约' }).first()).toContainText(
    '用 1 次免费额度',
  )
  await expect(plan.getByRole('listitem').filter({ hasText: '不能约' })).toContainText(
    '小满已有 3 个还没开始的预约',
  )
  await expect(plan).toContainText('能约 3 场，共 3 人次')
  await expect(plan.getByRole('radio', { name: '能约几场约几场' })).toBeChecked()
  await checkAccessibility()

  await plan.getByRole('radio', { name: '全部约到才约' }).check()
  await plan.getByRole('button', { name: '一起预约' }).click()
  await expect(page.getByRole('alert').first()).toContainText('一场也没有约')
  await expect(page.getByRole('alert').first()).toContainText(morning(room.days[3] ?? ''))
  await expect(plan.getByRole('radio', { name: '全部约到才约' })).toBeChecked()

  await plan.getByRole('radio', { name: '能约几场约几场' }).check()
  await plan.getByRole('button', { name: '一起预约' }).click()
  await expect(page.getByRole('status')).toContainText('约好了 3 场')
  const booked = page.getByRole('region', { name: '约好的' })
  await expect(booked.getByRole('listitem')).toHaveCount(3)
  await expect(page.getByRole('region', { name: '没有约上的' })).toContainText(
    morning(room.days[3] ?? ''),
  )
  await checkAccessibility()
  await booked.getByRole('link', { name: morning(room.days[1] ?? '') }).click()
  await expect(page.getByRole('heading', { level: 1, name: '预约', exact: true })).toBeVisible()
  await expect(page.getByText('已约好')).toBeVisible()
})

test('an address edited by hand still gives a useful page', async ({ page, signIn }) => {
  const room = await makeOwnWeek()
  const { phone } = await makeOwnFamily(['小满'])
  await signIn(phone)
  await page.goto('/book/several?room=nowhere')
  await expect(page.getByRole('heading', { level: 1, name: '没有找到这间宝宝屋' })).toBeVisible()
  await page.goto('/book/several')
  await expect(page.getByRole('link', { name: '找宝宝屋' }).last()).toBeVisible()
  const many = Array.from({ length: 500 }, (_, n) => `slot=${n}`).join('&')
  await page.goto(`/book/several?room=${room.code}&weekday=9&time=31-02&from=25:00&to=1&${many}`)
  await expect(page.getByText('地址里有几项对不上')).toBeVisible()
  await expect(page.getByRole('button', { name: '看看能不能约' })).toBeVisible()
  await page.goto(`/en/book/several?room=${room.code}&slot=${room.slotIds[0]}&from=13:00&to=15:00`)
  await expect(page.getByRole('region', { name: 'You chose 1 slot' })).toContainText('Can be had')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('brothers and sisters are booked by the week, once however often it is sent', async ({
    page,
    signIn,
  }) => {
    const room = await makeOwnWeek()
    const { phone } = await makeOwnFamily(['小满', '小雪'])
    await signIn(phone)
    await page.goto(`/book/several?room=${room.code}`)
    const [first = '', , third = ''] = room.days
    const weekly = page.getByRole('region', { name: '按每周选' })
    for (const day of [first, third]) {
      await weekly.getByRole('checkbox', { name: weekdayText(day) }).check()
    }
    await weekly.getByLabel('哪一场').selectOption('09:00-11:00')
    await page.getByRole('button', { name: '看看能不能约' }).click()
    await expect(page.getByText('请至少选一个孩子。')).toBeVisible()

    for (const day of [first, third]) await expect(tick(page, day, '09:00–11:00')).toBeChecked()
    await page.getByRole('checkbox', { name: '小满' }).check()
    await page.getByRole('checkbox', { name: '小雪' }).check()
    await page.getByRole('button', { name: '看看能不能约' }).click()
    const plan = page.getByRole('region', { name: /^您选了/ })
    await expect(plan.getByRole('listitem').filter({ hasText: morning(first) })).toContainText(
      '小雪：用 1 次免费额度',
    )
    const wish = plan.getByRole('radio', { name: '能约几场约几场' })
    await wish.check()
    await plan.getByRole('button', { name: '一起预约' }).click()
    const booked = page.getByRole('region', { name: '约好的' })
    await expect(booked.getByRole('listitem').filter({ hasText: morning(first) })).toHaveCount(2)
    await expect(booked.getByRole('listitem').filter({ hasText: morning(third) })).toHaveCount(2)
    await expect(page.getByText('名额已经为您留好。')).toBeVisible()
  })
})
