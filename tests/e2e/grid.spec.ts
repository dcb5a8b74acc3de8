import type { Page } from '@playwright/test'
import { addBreak, fillPlaces, makeOwnAfternoon } from '../support/site/own-grid'
import { makeOwnFamily } from '../support/site/own-slot'
import { expect, test } from './support/fixtures'
import { tabTo } from './support/keyboard'
import { sideways } from './support/measures'

const startOf = (page: Page, from: string) =>
  page
    .getByRole('group', { name: '从几点开始' })
    .getByRole('radio', { name: new RegExp(`^${from}`) })
const endAt = (page: Page, to: string) =>
  page.getByRole('group', { name: '到几点' }).getByRole('radio', { name: `到 ${to}` })
const chosen = (page: Page) =>
  page.getByRole('main').getByRole('status').filter({ hasNotText: '正在找' })

/** Touches the row of a half hour, at its right end, where a finger may land. */
async function touch(page: Page, from: string, hasTouch: boolean | undefined) {
  const row = page.getByRole('row', { name: new RegExp(`^${from}`) })
  const box = await row.boundingBox()
  const position = { x: (box?.width ?? 40) - 20, y: (box?.height ?? 20) / 2 }
  await (hasTouch ? row.tap({ position }) : row.click({ position }))
}

const touching = 'a family touches a start, chooses an end, and books what it sees'
test(touching, { tag: '@both' }, async ({ page, signIn, hasTouch, checkAccessibility }) => {
  const { path, day } = await makeOwnAfternoon()
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto(path)
  await expect(startOf(page, '13:00')).toBeChecked()
  await expect(chosen(page)).toContainText('13:00–16:00 · 3 小时')
  expect(await sideways(page)).toEqual({ by: 0, out: [] })
  await checkAccessibility()

  await touch(page, '14:30', hasTouch)
  await expect(startOf(page, '14:30')).toBeChecked()
  await expect(chosen(page)).toContainText('14:30–17:00 · 2 小时 30 分钟')
  await expect(endAt(page, '17:00')).toBeInViewport()
  await endAt(page, '16:00').check()
  await expect(chosen(page)).toContainText('14:30–16:00 · 1 小时 30 分钟')
  await expect(chosen(page)).toContainText('2 位照护人员，最多 10 名，还剩 10 名。')
  await expect(chosen(page)).toContainText('用 1 次免费额度')
  await checkAccessibility()

  const query = `day=${day}&from=14%3A30&to=16%3A00`
  await expect(page).toHaveURL(new RegExp(`${path}\\?${query}$`))
  await page.reload()
  await expect(endAt(page, '16:00')).toBeChecked()
  await page.getByRole('button', { name: '确认预约' }).click()
  await expect(page.getByText('约好了', { exact: true })).toBeVisible()
  await expect(page.getByText(/14:30–16:00/)).toBeVisible()

  await page.goBack()
  await expect(startOf(page, '14:30')).toBeChecked()
  await expect(endAt(page, '16:00')).toBeChecked()
  await page.reload()
  await expect(page.getByText('豆豆这段时间已经有预约。')).toBeVisible()
  await startOf(page, '16:00').check()
  await expect(page.getByText('豆豆这段时间已经有预约。')).toBeHidden()
  await expect(page.getByRole('checkbox', { name: '豆豆' })).toBeEnabled()
})

test('with the keyboard alone', async ({ page, signIn }) => {
  const { path } = await makeOwnAfternoon()
  await signIn((await makeOwnFamily(['豆豆', '米粒'])).phone)
  await page.goto(path)
  await tabTo(page, startOf(page, '13:00'))
  for (const next of ['13:30', '14:00', '14:30']) {
    await page.keyboard.press('ArrowDown')
    await expect(startOf(page, next)).toBeFocused()
    await expect(startOf(page, next)).toBeChecked()
  }
  await page.keyboard.press('Tab')
  await expect(endAt(page, '17:00')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(endAt(page, '16:30')).toBeChecked()
  await expect(chosen(page)).toContainText('14:30–16:30 · 2 小时')
  await expect(chosen(page)).toContainText('每个孩子用 1 次免费额度')
  await tabTo(page, page.getByLabel('米粒'))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('button', { name: '确认预约' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('约好了', { exact: true })).toBeVisible()
  await expect(page.getByText(/14:30–16:30/)).toBeVisible()
})

test('the grid is a table: a half hour a row, its places and what limits them', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const afternoon = await makeOwnAfternoon()
  await fillPlaces(afternoon, ['13:00', '14:00'], 8)
  await fillPlaces(afternoon, ['14:30', '15:30'], 10)
  await addBreak(afternoon.shiftIds[0] ?? '', ['16:30', '17:00'])
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto(afternoon.path)
  const table = page.getByRole('table', { name: '每半小时的空余名额和当班的照护人员' })
  await expect(table.getByRole('columnheader')).toHaveText(['时间', '名额', '照护人员'])
  await expect(table.getByRole('rowheader')).toHaveCount(8)
  const cells = (from: string) =>
    table.getByRole('row', { name: new RegExp(`^${from}`) }).getByRole('cell')
  await expect(cells('13:00')).toHaveText(['2个，快满了', /^2 位，最多 10 名/])
  await expect(cells('14:00')).toHaveText(['10个名额', /之后不够 1 小时/])
  await expect(cells('14:30')).toHaveText(['没有名额', '2 位，最多 10 名'])
  await expect(cells('16:30')).toHaveText(['没有名额', '1 位，少于规定的 2 位'])
  await expect(startOf(page, '13:00')).toHaveAccessibleDescription(/2 个，快满了 2 位，最多 10 名/)
  for (const from of ['14:00', '14:30', '15:00', '16:00', '16:30']) {
    await expect(startOf(page, from)).toBeDisabled()
  }
  const why = page.getByRole('list', { name: '不能选的' }).getByRole('listitem')
  await expect(why).toHaveText([
    '到 13:30：不到 1 小时',
    '到 15:00–16:00：14:30 没有名额',
    '到 16:30–17:00：超过 3 小时',
  ])
  await expect(chosen(page)).toContainText('13:00–14:30 · 1 小时 30 分钟')
  await expect(chosen(page)).toContainText('最多 10 名，还剩 2 名')
  await endAt(page, '14:00').check()
  await startOf(page, '15:30').check()
  await expect(chosen(page)).toContainText('15:30–16:30 · 1 小时')
  await expect(chosen(page)).toContainText('最多 10 名，还剩 10 名')
  await checkAccessibility()
})

test('the price follows the end at once, without asking the server', async ({ page, signIn }) => {
  const { path } = await makeOwnAfternoon({ minutes: true })
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto(path)
  await expect(chosen(page)).toContainText('90 元，到园支付')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await endAt(page, '14:00').check()
  await expect(chosen(page)).toContainText('30 元，到园支付')
  await expect(page.getByRole('checkbox', { name: '豆豆' })).toHaveAccessibleDescription(
    '30 元，到园支付',
  )
  await startOf(page, '15:00').check()
  await endAt(page, '16:30').check()
  await expect(page.getByRole('checkbox', { name: '豆豆' })).toHaveAccessibleDescription(
    '45 元，到园支付',
  )
  await expect(page.getByText(/15:00–16:30/).last()).toBeVisible()
  expect(asked.filter((url) => url.includes('/book/'))).toEqual([])
  await page.getByRole('button', { name: '确认预约' }).click()
  await expect(page.getByText('约好了', { exact: true })).toBeVisible()
  await expect(page.getByText('45 元，到园支付')).toBeVisible()
})

test('a half hour taken meanwhile is refused, and what was chosen stays in sight', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const afternoon = await makeOwnAfternoon()
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto(afternoon.path)
  await expect(chosen(page)).toContainText('13:00–16:00')
  await fillPlaces(afternoon, ['14:00', '15:00'], 10)
  await page.getByRole('button', { name: '确认预约' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText(/照护人员|名额/)
  await expect(chosen(page)).toContainText('13:00–16:00')
  await expect(chosen(page)).toContainText('14:00 已经没有名额')
  await expect(startOf(page, '13:00')).toBeChecked()
  await expect(endAt(page, '16:00')).toBeChecked()
  await expect(page.getByLabel('豆豆')).toBeChecked()
  await checkAccessibility()
  await endAt(page, '14:00').check()
  await page.getByRole('button', { name: '确认预约' }).click()
  await expect(page.getByText('约好了', { exact: true })).toBeVisible()
  await expect(page.getByText(/13:00–14:00/)).toBeVisible()
})

test('times between the half hours are told, and the usual stretch is shown', async ({
  page,
  signIn,
}) => {
  const { path, day } = await makeOwnAfternoon()
  await signIn((await makeOwnFamily(['豆豆'])).phone)
  await page.goto(`${path}?day=${day}&from=14:15&to=15:15`)
  await expect(page.getByText(/请选半小时的整格/)).toBeVisible()
  await expect(chosen(page)).toContainText('13:00–16:00')
  await startOf(page, '14:00').check()
  await expect(page.getByText(/请选半小时的整格/)).toBeHidden()
})

test('in English, in the dark, on a small screen and in large type', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { path } = await makeOwnAfternoon({ hours: ['09:00', '17:00'] })
  await signIn((await makeOwnFamily(['Doudou', 'Mili'])).phone)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`/en${path}`)
  await page.getByRole('radio', { name: /^10:30/ }).check()
  await page.getByRole('radio', { name: 'Until 12:00' }).check()
  const status = page.getByRole('main').getByRole('status')
  await expect(status).toContainText('10:30–12:00 · 1 hour 30 minutes')
  await expect(status).toContainText('2 caregivers, 10 children at most, 10 left.')
  await expect(status).toContainText('Uses 1 free visit, each child')
  expect(await sideways(page)).toEqual({ by: 0, out: [] })
  await checkAccessibility()
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await sideways(page)).toEqual({ by: 0, out: [] })
})
