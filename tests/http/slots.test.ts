import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'
import { Page } from './support/page'

test('a manager comes to the own room, sees who comes, and reads why it is full', async ({
  page,
  signIn,
}) => {
  const { room, day, phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto('/manage')
  expect(page).toHaveURL(new RegExp(`/manage/rooms/${room.code}$`))
  await page.goto(`/manage/rooms/${room.code}?day=${day}`)
  const morning = page.getByRole('listitem').filter({ hasText: '09:00–11:00' }).first()
  expect(morning.getByText('已约 9 / 10')).toBeVisible()
  expect(morning.getByText('过敏：花生')).toHaveCount(1)
  expect(morning.getByText(/^拨打 \+86/).first()).toBeHidden()
  await morning.getByText('联系家长').first().click()
  expect(morning.getByText(/^拨打 \+86/).first()).toBeVisible()
  await morning.getByText('场次设置，为什么满了').click()
  expect(page.getByRole('heading', { name: '为什么满了？' })).toBeVisible()
  expect(page.getByText('满了：剩下的为当日保留')).toBeVisible()
  const cap = page.getByRole('definition').filter({ hasText: '卡在这里' })
  expect(cap).toContainText('10；已约 9 + 保留 1 = 10剩余 0')
  expect(page.getByText('2 名照护人员 × 5 = 10；已约 9 + 保留 1 = 10')).toBeVisible()
  await page.getByLabel('看别的一刻钟').selectOption('10:30')
  await page.getByText('看这一刻', { exact: true }).click()
  expect(page.getByText('10:30–10:45 这一刻钟')).toBeVisible()
})

test('in English too the day tells how many are booked, and the slot why it is full', async ({
  page,
  signIn,
}) => {
  const { room, day, phone, slotPath } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/en/manage/rooms/${room.code}?day=${day}`)
  expect(page.getByText('9 / 10 booked').first()).toBeVisible()
  expect(page.getByText('Allergies: 花生')).toBeVisible()
  await page.goto(`/en${slotPath}`)
  expect(page.getByText(/2 caregivers × 5 = 10; 9 booked \+ 1 kept = 10/)).toBeVisible()
})

test('a cap needs a reason, and below the bookings an agreement too; the room then tells a shortfall', async ({
  page,
  signIn,
}) => {
  const { room, phone, slotPath } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(slotPath)
  await page.getByText('调整本场上限').click()
  await page.getByLabel('本场最多同时几名幼儿').fill('8')
  await page.getByText('保存上限', { exact: true }).click()
  expect(page.getByRole('alert').getByText('请写一下原因。')).toBeVisible()
  await page.getByLabel('原因', { exact: true }).fill('一间活动室在维修')
  await page.getByText('保存上限', { exact: true }).click()
  expect(page.getByRole('alert').getByText(/已约 9 名，超过新的上限 8/)).toBeVisible()
  expect(page.getByLabel('本场最多同时几名幼儿')).toHaveValue('8')
  await page.getByLabel(/我知道上限低于已约人数/).check()
  await page.getByText('保存上限', { exact: true }).click()
  expect(page.getByText('上限已保存。')).toBeVisible()
  await page.goto(`/manage/rooms/${room.code}`)
  expect(page.getByText('1 处缺口')).toBeVisible()
  expect(page.getByText(/超出本场上限 1 名幼儿/)).toBeVisible()
})

test('a form gone stale shows the slot as it is now and keeps what was typed', async ({
  page,
  signIn,
  otherPage,
}) => {
  const { phone, slotPath } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(slotPath)
  const other = await otherPage(phone)
  await other.goto(slotPath)
  await other.getByText('调整本场上限').click()
  await other.getByLabel('本场最多同时几名幼儿').fill('11')
  await other.getByLabel('原因', { exact: true }).fill('多一间活动室')
  await other.getByText('保存上限', { exact: true }).click()
  expect(other.getByText('上限已保存。')).toBeVisible()
  await page.getByText('调整本场上限').click()
  await page.getByLabel('本场最多同时几名幼儿').fill('12')
  await page.getByLabel('原因', { exact: true }).fill('多两间活动室')
  await page.getByText('保存上限', { exact: true }).click()
  expect(page.getByText(/您打开页面以后，这一场变了/)).toBeVisible()
  expect(page.getByLabel('原因', { exact: true })).toHaveValue('多两间活动室')
})

test('a slot with bookings is closed with a reason and a promise to call, and opened again', async ({
  page,
  signIn,
}) => {
  const { phone, slotPath } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(slotPath)
  await page.getByText('关闭这一场', { exact: true }).first().click()
  expect(page.getByText(/有 9 个预约，关闭后都保留/)).toBeVisible()
  await page.getByLabel('关闭原因').fill('停水')
  await page.getByLabel(/我会逐个联系这 9 个预约的家庭/).check()
  await page.getByRole('button', { name: '关闭这一场' }).click()
  expect(page.getByText('这一场已关闭，家庭会收到消息')).toBeVisible()
  expect(page.getByText('原因：停水')).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.getByText('重新开放这一场', { exact: true }).click()
  expect(page.getByText('这一场已重新开放。')).toBeVisible()
})

test('a form whose slot somebody closed or opened meanwhile still says so, and keeps what was typed', async ({
  page,
  signIn,
}) => {
  const { phone, slotPath } = await makeOwnRoom()
  await signIn(phone)
  const [closing, capping] = [new Page(page.visitor), new Page(page.visitor)]
  for (const on of [page, closing, capping]) await on.goto(slotPath)
  const close = async (on: Page, reason: string) => {
    await on.getByLabel('关闭原因').fill(reason)
    const form = on.locator('form').filter({ has: on.locator('[name=closeReason]') })
    await form.locator('[name=closeConfirmed]').check()
    await form.locator('button').click()
  }
  await close(page, '台风')
  expect(page.getByText(/^这一场已关闭/).first()).toBeVisible()
  const [first, second] = [new Page(page.visitor), new Page(page.visitor)]
  for (const on of [first, second]) await on.goto(slotPath)

  await close(closing, '停水')
  expect(closing.getByRole('alert')).toContainText('关闭')
  expect(closing.locator('[name=closeReason]')).toHaveValue('停水')
  await capping.locator('[name=cap]').fill('8')
  await capping.locator('[name=capReason]').fill('维修')
  await capping.getByText('保存上限', { exact: true }).click()
  expect(capping.getByRole('alert')).toContainText('关闭')
  expect(capping.locator('[name=capReason]')).toHaveValue('维修')

  for (const on of [first, second]) await on.getByText('重新开放这一场', { exact: true }).click()
  expect(first.getByRole('alert')).toHaveCount(0)
  expect(second.getByRole('alert')).toContainText('开放')
})

test('a mistake in a form does not make it forget which slot it was shown', async ({
  page,
  signIn,
}) => {
  const { phone, slotPath } = await makeOwnRoom()
  await signIn(phone)
  const tab = new Page(page.visitor)
  for (const on of [page, tab]) await on.goto(slotPath)
  const save = async (on: Page, cap: string) => {
    await on.locator('[name=cap]').fill(cap)
    await on.locator('[name=capReason]').fill('维修')
    await on.getByText('保存上限', { exact: true }).click()
  }
  await save(page, '11')
  await save(tab, '十二')
  await save(tab, '12')
  expect(tab.getByRole('alert')).toContainText(/这一场变了/)
  await save(tab, '12')
  expect(tab.getByText('上限已保存。')).toBeVisible()
})
