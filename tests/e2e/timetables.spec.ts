import { addDays, dayOf, weekdayOf } from '@/domain/shared/time'
import { makeOwnPattern } from '../support/site/own-pattern'
import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'

test('a manager moves a pattern: what stays is named first, then saved and told', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { room, day, phone, timetableId } = await makeOwnPattern()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/timetables`)
  await expect(page.getByRole('heading', { name: '一周的样子' })).toBeVisible()
  await expect(page.getByRole('img', { name: /一周开放时段图/ })).toBeVisible()
  await checkAccessibility()

  await page
    .getByRole('link', { name: /09:00–11:00/ })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(timetableId))
  await page.getByLabel('开始').selectOption('13:00')
  await page.getByLabel('结束').selectOption('13:30')
  await page.getByRole('button', { name: '先看看影响' }).first().click()
  await expect(page.getByRole('alert').getByText(/太短了/)).toBeVisible()
  await page.getByLabel('结束').selectOption('15:00')
  await page.getByRole('button', { name: '先看看影响' }).first().click()
  const would = page.getByRole('status').filter({ hasText: '保存后会这样' })
  await expect(would.getByText('1 场不动，要您自己看一看')).toBeVisible()
  await expect(would.getByText(/1 个预约，照原来的时间和条件保留/)).toBeVisible()
  await checkAccessibility()
  // Changed after the preview: shown again, not saved.
  await page.getByLabel('每场最多同时几名幼儿').fill('6')
  await page.getByRole('button', { name: '就这样保存' }).click()
  await expect(page.getByText(/和您刚才看到的不一样了/)).toBeVisible()
  await page.getByRole('button', { name: '就这样保存' }).click()
  await expect(page.getByRole('status').filter({ hasText: '时段已修改。' })).toBeVisible()
  await expect(page.getByText('1 场不动，要您自己看一看')).toBeVisible()
  await checkAccessibility()
  await page.goto(`/manage/rooms/${room.code}?day=${day}`)
  await expect(page.getByText('09:00–11:00').first()).toBeVisible()
})

test('a single slot is added beside another when sharing is meant, and removed again', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { room, day, phone } = await makeOwnPattern()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}?day=${day}`)
  await page.getByRole('link', { name: '加一场' }).first().click()
  await expect(page.getByRole('heading', { name: /加一场/ })).toBeVisible()
  await page.getByLabel('开始').selectOption('10:00')
  await page.getByLabel('结束').selectOption('12:00')
  await page.getByRole('button', { name: '添加这一场' }).click()
  await expect(page.getByRole('alert').getByText('请写一下原因。')).toBeVisible()
  await page.getByLabel('为什么加这一场').fill('多开一场')
  await page.getByRole('button', { name: '添加这一场' }).click()
  await expect(page.getByRole('alert').getByText(/和 09:00–11:00 的场次同时开放/)).toBeVisible()
  await expect(page.getByLabel('为什么加这一场')).toHaveValue('多开一场')
  await checkAccessibility()
  await page.getByLabel('可与同时开放的场次共用名额').check()
  await page.getByRole('button', { name: '添加这一场' }).click()
  await expect(page.getByText('这一场已添加，按规则放号。')).toBeVisible()
  await expect(page.getByText('还没有人约过。')).toBeVisible()
  await page.getByText('删除这一场', { exact: true }).first().click()
  await page.getByLabel('删除原因').fill('加错了')
  await page.getByRole('button', { name: '删除这一场' }).click()
  await expect(page.getByText('这一场已删除。')).toBeVisible()
})

test('in English, with the keyboard alone, a pattern is added beside another', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { room, phone } = await makeOwnPattern()
  await signIn(phone)
  await page.goto(`/en/manage/rooms/${room.code}/timetables/new`)
  await page.getByRole('checkbox', { name: 'Wed' }).press('Space')
  await page.getByLabel('From', { exact: true }).focus()
  await page.keyboard.type('10:00')
  await page.getByLabel('To', { exact: true }).focus()
  await page.keyboard.type('12:00')
  await page.getByRole('button', { name: 'See what it does' }).press('Enter')
  await expect(
    page.getByRole('alert').getByText(/09:00–11:00 is open at the same time/),
  ).toBeVisible()
  await page.getByLabel(/May be open beside other patterns/).press('Space')
  await page.getByRole('button', { name: 'See what it does' }).press('Enter')
  await expect(page.getByText('Nothing is saved yet.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Save it like this' }).press('Enter')
  await expect(page.getByText('The pattern is added.')).toBeVisible()
  await checkAccessibility()
  await page.goto(`/en/manage/rooms/${room.code}/timetables`)
  await expect(page.getByText(/share the room’s 10 places/)).toBeVisible()
  await checkAccessibility()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the preview is read and agreed to all the same', async ({ page, signIn }) => {
    const { room, phone, timetableId } = await makeOwnPattern()
    await signIn(phone)
    await page.goto(`/manage/rooms/${room.code}/timetables/${timetableId}`)
    await page.getByLabel('每场最多同时几名幼儿').fill('4')
    await page.getByRole('button', { name: '先看看影响' }).first().click()
    await expect(page.getByText('保存后会这样')).toBeVisible()
    await page.getByRole('button', { name: '就这样保存' }).click()
    await expect(page.getByText('时段已修改。')).toBeVisible()
    await expect(page.getByLabel('每场最多同时几名幼儿')).toHaveValue('4')
  })
})

test('the month tells holidays, and days without a calendar', async ({ page, signIn }) => {
  const { room, phone } = await makeOwnPattern()
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}/timetables?month=2099-01`)
  await expect(page.getByText(/有 31 天还没有日历/)).toBeVisible()
  const sunday = addDays(dayOf(new Date()), 7 - weekdayOf(dayOf(new Date())))
  await page.goto(`/manage/rooms/${room.code}/slots/new?day=${sunday}`)
  await expect(page.getByText(/这天是(周末|节假日|调休上班日)/)).toBeVisible()
})

test.describe('other rooms', () => {
  test.use({ expectedErrors: [/404/] })

  test('and forms a caregiver may not use are not there', async ({ page, signIn }) => {
    const mine = await makeOwnRoom('caregiver')
    const theirs = await makeOwnPattern()
    await signIn(mine.phone)
    for (const path of [
      `/manage/rooms/${mine.room.code}/timetables/new`,
      `/manage/rooms/${mine.room.code}/slots/new`,
      `/manage/rooms/${theirs.room.code}/timetables`,
      `/manage/rooms/${theirs.room.code}/timetables/${theirs.timetableId}`,
    ]) {
      const answer = await page.goto(path)
      expect(answer?.status()).toBe(404)
    }
  })
})
