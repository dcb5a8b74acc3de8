import { addDays, dayOf, weekdayOf } from '@/domain/shared/time'
import { makeOwnPattern } from '../support/site/own-pattern'
import { expect, test } from './support/fixtures'
import { Page } from './support/page'

test('a manager moves a pattern: what stays is named first, then saved and told', async ({
  page,
  signIn,
}) => {
  const { room, day, phone, timetableId } = await makeOwnPattern()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/timetables`)
  expect(page.getByRole('heading', { name: '一周的样子' })).toBeVisible()
  expect(page.locator('[role="img"][aria-label*="一周开放时段图"]')).toHaveCount(1)
  await page
    .getByRole('link', { name: /09:00–11:00/ })
    .first()
    .click()
  expect(page).toHaveURL(new RegExp(timetableId))
  await page.getByLabel('开始').selectOption('13:00')
  await page.getByLabel('结束').selectOption('13:30')
  await page.getByText('先看看影响', { exact: true }).first().click()
  expect(page.getByRole('alert').getByText(/太短了/)).toBeVisible()
  await page.getByLabel('结束').selectOption('15:00')
  await page.getByText('先看看影响', { exact: true }).first().click()
  const would = page.getByRole('status').filter({ hasText: '保存后会这样' })
  expect(would.getByText('1 场不动，要您自己看一看')).toBeVisible()
  expect(would.getByText(/1 个预约，照原来的时间和条件保留/)).toBeVisible()
  // Changed after the preview: shown again, not saved.
  await page.getByLabel('每场最多同时几名幼儿').fill('6')
  await page.getByText('就这样保存', { exact: true }).click()
  expect(page.getByText(/和您刚才看到的不一样了/)).toBeVisible()
  await page.getByText('就这样保存', { exact: true }).click()
  expect(page.getByRole('status').filter({ hasText: '时段已修改。' })).toBeVisible()
  expect(page.getByText('1 场不动，要您自己看一看')).toBeVisible()
  expect(page.getByLabel('每场最多同时几名幼儿')).toHaveValue('6')
  await page.goto(`/manage/rooms/${room.code}?day=${day}`)
  expect(page.getByText('09:00–11:00').first()).toBeVisible()
})

test('a single slot is added beside another when sharing is meant, and removed again', async ({
  page,
  signIn,
}) => {
  const { room, day, phone } = await makeOwnPattern()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}?day=${day}`)
  await page.getByRole('link', { name: '加一场' }).first().click()
  expect(page.getByRole('heading', { name: /加一场/ })).toBeVisible()
  await page.getByLabel('开始').selectOption('10:00')
  await page.getByLabel('结束').selectOption('12:00')
  await page.getByText('添加这一场', { exact: true }).click()
  expect(page.getByRole('alert').getByText('请写一下原因。')).toBeVisible()
  await page.getByLabel('为什么加这一场').fill('多开一场')
  await page.getByText('添加这一场', { exact: true }).click()
  expect(page.getByRole('alert').getByText(/和 09:00–11:00 的场次同时开放/)).toBeVisible()
  expect(page.getByLabel('为什么加这一场')).toHaveValue('多开一场')
  expect(await page.violations()).toEqual([])
  await page.getByLabel('可与同时开放的场次共用名额').check()
  await page.getByText('添加这一场', { exact: true }).click()
  expect(page.getByText('这一场已添加，按规则放号。')).toBeVisible()
  expect(page.getByText('还没有人约过。')).toBeVisible()
  await page.locator('summary').filter({ hasText: '删除这一场' }).click()
  await page.getByLabel('删除原因').fill('加错了')
  await page.locator('button').filter({ hasText: '删除这一场' }).click()
  expect(page.getByText('这一场已删除。')).toBeVisible()
})

test('in English a pattern is added beside another', async ({ page, signIn }) => {
  const { room, phone } = await makeOwnPattern()
  await signIn(phone)
  await page.goto(`/en/manage/rooms/${room.code}/timetables/new`)
  await page.getByRole('checkbox', { name: 'Wed' }).check()
  await page.getByLabel('From', { exact: true }).selectOption('10:00')
  await page.getByLabel('To', { exact: true }).selectOption('12:00')
  await page.getByText('See what it does', { exact: true }).click()
  expect(page.getByRole('alert').getByText(/09:00–11:00 is open at the same time/)).toBeVisible()
  await page.getByLabel(/May be open beside other patterns/).check()
  await page.getByText('See what it does', { exact: true }).click()
  expect(page.getByText('Nothing is saved yet.').first()).toBeVisible()
  await page.getByText('Save it like this', { exact: true }).click()
  expect(page.getByText('The pattern is added.')).toBeVisible()
  await page.goto(`/en/manage/rooms/${room.code}/timetables`)
  expect(page.getByText(/share the room’s 10 places/)).toBeVisible()
})

test('the month tells holidays, and days without a calendar', async ({ page, signIn }) => {
  const { room, phone } = await makeOwnPattern()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/timetables?month=2099-01`)
  expect(page.getByText(/有 31 天还没有日历/)).toBeVisible()
  const today = dayOf(new Date())
  const sunday = addDays(today, 7 - weekdayOf(today))
  await page.goto(`/manage/rooms/${room.code}/slots/new?day=${sunday}`)
  expect(page.getByText(/这天是(周末|节假日|调休上班日)/)).toBeVisible()
})

test('of two tabs that change a pattern the second is told, keeps what was typed, and saves it then', async ({
  page,
  signIn,
}) => {
  const { room, phone, timetableId } = await makeOwnPattern()
  await signIn(phone)
  const tab = new Page(page.visitor)
  for (const [on, cap] of [
    [page, '6'],
    [tab, '5'],
  ] as const) {
    await on.goto(`/manage/rooms/${room.code}/timetables/${timetableId}`)
    await on.getByLabel('每场最多同时几名幼儿').fill(cap)
    await on.getByText('先看看影响', { exact: true }).first().click()
  }
  await page.getByText('就这样保存', { exact: true }).click()
  expect(page.getByText('时段已修改。').first()).toBeVisible()
  await tab.getByText('就这样保存', { exact: true }).click()
  expect(tab.getByText(/有人改了这个时段/).first()).toBeVisible()
  expect(tab.getByLabel('每场最多同时几名幼儿')).toHaveValue('5')
  await tab.getByText('先看看影响', { exact: true }).first().click()
  await tab.getByText('就这样保存', { exact: true }).click()
  expect(tab.getByText('时段已修改。').first()).toBeVisible()
  expect(tab.getByLabel('每场最多同时几名幼儿')).toHaveValue('5')
})
