import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'

test('a manager sees who comes, reads why it is full, and changes cap, roster and slot', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { room, day, phone, slotPath } = await makeOwnRoom()
  await signIn(phone)
  await page.goto('/manage')
  await expect(page).toHaveURL(new RegExp(`/manage/rooms/${room.code}$`))
  await checkAccessibility()

  await page.goto(`/manage/rooms/${room.code}?day=${day}`)
  const morning = page.getByRole('listitem').filter({ hasText: '09:00–11:00' }).first()
  await expect(morning.getByText('已约 9 / 10')).toBeVisible()
  await expect(morning.getByText('过敏：花生')).toHaveCount(1)
  await expect(morning.getByRole('link', { name: /拨打/ }).first()).toBeHidden()
  await morning.getByText('联系家长').first().click()
  await expect(morning.getByRole('link', { name: /拨打 \+86/ }).first()).toBeVisible()
  await checkAccessibility()

  await morning.getByRole('link', { name: '场次设置，为什么满了' }).click()
  await expect(page.getByRole('heading', { name: '为什么满了？' })).toBeVisible()
  await expect(page.getByText('满了：剩下的为当日保留')).toBeVisible()
  await expect(page.getByText('2 名照护人员 × 5 = 10；已约 9 + 保留 1 = 10，剩余 0')).toBeVisible()
  await page.getByLabel('看别的一刻钟').selectOption('10:30')
  await page.getByRole('button', { name: '看这一刻' }).click()
  await expect(page.getByText('10:30–10:45 这一刻钟')).toBeVisible()
  await checkAccessibility()

  await page.getByText('调整本场上限').click()
  await page.getByLabel('本场最多同时几名幼儿').fill('8')
  await page.getByRole('button', { name: '保存上限' }).click()
  await expect(page.getByRole('alert').getByText('请写一下原因。')).toBeVisible()
  await page.getByLabel('原因', { exact: true }).fill('一间活动室在维修')
  await page.getByRole('button', { name: '保存上限' }).click()
  await expect(page.getByRole('alert').getByText(/已约 9 名，超过新的上限 8/)).toBeVisible()
  await expect(page.getByLabel('本场最多同时几名幼儿')).toHaveValue('8')
  await checkAccessibility()
  await page.getByLabel(/我知道上限低于已约人数/).check()
  await page.getByRole('button', { name: '保存上限' }).click()
  await expect(page.getByText('上限已保存。')).toBeVisible()

  await page.goto(`/manage/rooms/${room.code}`)
  await expect(page.getByText('1 处缺口')).toBeInViewport()
  await expect(page.getByText(/超出本场上限 1 名幼儿/)).toBeInViewport()

  await page.goto(`/manage/rooms/${room.code}/roster/${day}`)
  await checkAccessibility()
  await page.getByLabel('下班').first().selectOption('07:00')
  await page.getByRole('button', { name: '保存排班' }).click()
  await expect(page.getByRole('alert').getByText('下班时间要晚于上班时间。')).toBeVisible()
  await expect(page.getByLabel('下班').first()).toHaveValue('07:00')
  await checkAccessibility()
  await page.getByLabel('下班').first().selectOption('10:00')
  await page.getByRole('button', { name: '保存排班' }).click()
  await expect(page.getByText('这样排班会留下缺口')).toBeVisible()
  await expect(page.getByText(/10:00–11:00 在岗照护人员不到最低人数，还差 1 名/)).toBeVisible()
  await checkAccessibility()
  await page.getByLabel(/我知道会留下这些缺口/).check()
  await page.getByRole('button', { name: '仍然保存' }).click()
  await expect(page.getByText('排班已保存，名额已跟着更新。')).toBeVisible()
  await expect(page.getByText('2 处缺口')).toBeVisible()

  await page.goto(slotPath)
  await page.getByText('关闭这一场', { exact: true }).first().click()
  await expect(page.getByText(/有 9 个预约，关闭后都保留/)).toBeVisible()
  await page.getByLabel('关闭原因').fill('停水')
  await page.getByLabel(/我会逐个联系这 9 个预约的家庭/).check()
  await page.getByRole('button', { name: '关闭这一场' }).click()
  await expect(page.getByText('这一场已关闭，家庭会收到消息')).toBeVisible()
  await expect(page.getByText('原因：停水')).toBeVisible()
  await checkAccessibility()
  await page.getByRole('button', { name: '重新开放这一场' }).click()
  await expect(page.getByText('这一场已重新开放。')).toBeVisible()
})

test('in English, with the keyboard alone, a manager changes a cap', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { room, day, phone, slotPath } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/en/manage/rooms/${room.code}?day=${day}`)
  await expect(page.getByText('9 / 10 booked').first()).toBeVisible()
  await expect(page.getByText('Allergies: 花生')).toBeVisible()
  await checkAccessibility()
  await page.goto(`/en${slotPath}`)
  await expect(
    page.getByText(/2 caregivers × 5 = 10; 9 booked \+ 1 kept = 10, 0 left/),
  ).toBeVisible()
  const reach = async (name: RegExp) => {
    for (let n = 0; n < 80; n += 1) {
      await page.keyboard.press('Tab')
      const here = await page.evaluate(() => {
        const { activeElement: at } = document
        const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null
        return label ?? at?.textContent ?? ''
      })
      if (name.test(here)) return
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }
  await reach(/^Change the cap$/)
  await page.keyboard.press('Enter')
  await reach(/^Most children at once/)
  await page.keyboard.type('12')
  await reach(/^Reason/)
  await page.keyboard.type('Two rooms are open')
  await reach(/^I know that the cap/)
  await reach(/^Save the cap$/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('The cap is saved.')).toBeVisible()
  await page.goto(`/en/manage/rooms/${room.code}/roster/${day}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Roster of')
  await checkAccessibility()
})

test('a form gone stale shows the slot as it is now and keeps what was typed', async ({
  page,
  signIn,
}) => {
  const { phone, slotPath } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(slotPath)
  const other = await page.context().newPage()
  await other.goto(slotPath)
  await other.getByText('调整本场上限').click()
  await other.getByLabel('本场最多同时几名幼儿').fill('11')
  await other.getByLabel('原因', { exact: true }).fill('多一间活动室')
  await other.getByRole('button', { name: '保存上限' }).click()
  await expect(other.getByText('上限已保存。')).toBeVisible()
  await page.getByText('调整本场上限').click()
  await page.getByLabel('本场最多同时几名幼儿').fill('12')
  await page.getByLabel('原因', { exact: true }).fill('多两间活动室')
  await page.getByRole('button', { name: '保存上限' }).click()
  await expect(page.getByText(/您打开页面以后，这一场变了/)).toBeVisible()
  await expect(page.getByLabel('原因', { exact: true })).toHaveValue('多两间活动室')
})

test('a caregiver sees the day and its roster and changes nothing', async ({ page, signIn }) => {
  const { room, day, phone, slotPath } = await makeOwnRoom('caregiver')
  await signIn(phone)
  await page.goto(`/manage/rooms/${room.code}?day=${day}`)
  await expect(page.getByText('过敏：花生')).toBeVisible()
  await page.getByRole('link', { name: '查看排班' }).click()
  await expect(page.getByText('您可以查看排班')).toBeVisible()
  await expect(page.getByRole('button', { name: '保存排班' })).toHaveCount(0)
  await page.goto(slotPath)
  await expect(page.getByRole('heading', { name: '为什么满了？' })).toBeVisible()
  await expect(page.getByText('关闭这一场')).toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the roster gains a row and is saved', async ({ page, signIn }) => {
    const { room, day, phone } = await makeOwnRoom()
    await signIn(phone)
    await page.goto(`/manage/rooms/${room.code}/roster/${day}`)
    await expect(page.getByLabel('人员')).toHaveCount(3)
    await page.getByRole('button', { name: '再加一行' }).click()
    await expect(page.getByLabel('人员')).toHaveCount(4)
    await page.getByLabel('下班').first().selectOption('17:00')
    await page.getByRole('button', { name: '保存排班' }).click()
    await expect(page.getByText('排班已保存，名额已跟着更新。')).toBeVisible()
    await expect(page.getByText(/08:00–17:00/)).toBeVisible()
  })
})

test.describe('other rooms', () => {
  test.use({ expectedErrors: [/404/] })

  test('are not there, for a manager as for a stranger', async ({ page, signIn }) => {
    const mine = await makeOwnRoom()
    const theirs = await makeOwnRoom()
    await page.goto(theirs.slotPath)
    await expect(page).toHaveURL(/\/sign-in\?next=/)
    await signIn(mine.phone)
    const { code } = theirs.room
    for (const path of [
      `/manage/rooms/${code}`,
      `/manage/rooms/${code}/roster/${theirs.day}`,
      theirs.slotPath,
      `/manage/rooms/${mine.room.code}/slots/${theirs.room.slotIds[0]}`,
      '/manage/rooms/no-such-room',
    ]) {
      const answer = await page.goto(path)
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole('heading', { name: '没有找到这一页' })).toBeVisible()
    }
  })
})
