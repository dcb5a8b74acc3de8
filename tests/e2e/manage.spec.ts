import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'
import { tabTo } from './support/keyboard'

const words = {
  zh: {
    booked: '已约 9 / 10',
    reach: '联系家长',
    call: /拨打 \+86/,
    settings: '场次设置，为什么满了',
    why: '为什么满了？',
    change: '调整本场上限',
    cap: '本场最多同时几名幼儿',
    reason: '原因',
    saveCap: '保存上限',
    noReason: '请写一下原因。',
    below: /已约 9 名，超过新的上限 8/,
    agreeCap: /我知道上限低于已约人数/,
    capSaved: '上限已保存。',
    short: '1 处缺口',
    above: /超出本场上限 1 名幼儿/,
    until: '下班',
    add: '再加一行',
    saveRoster: '保存排班',
    reversed: '下班时间要晚于上班时间。',
    leaves: '这样排班会留下缺口',
    agreeRoster: /我知道会留下这些缺口/,
    saveAnyway: '仍然保存',
    rosterSaved: '排班已保存，名额已跟着更新。',
    seeRoster: '查看排班',
    readOnly: '您可以查看排班',
    notHere: '没有找到这一页',
  },
  en: {
    booked: '9 / 10 booked',
    reach: 'Reach the family',
    call: /Call \+86/,
    settings: 'Settings, and why it is full',
    why: 'Why is it full?',
    change: 'Change the cap',
    cap: 'Most children at once in this slot',
    reason: 'Reason',
    saveCap: 'Save the cap',
    noReason: 'Please give a reason.',
    below: /9 are booked, more than the new cap of 8/,
    agreeCap: /I know that the cap is below what is booked/,
    capSaved: 'The cap is saved.',
    short: '1 shortfall',
    above: /1 child above the slot’s cap/,
    until: 'To',
    add: 'Add a row',
    saveRoster: 'Save the roster',
    reversed: 'The shift must end after it begins.',
    leaves: 'This roster would leave a shortfall',
    agreeRoster: /I know that this falls short/,
    saveAnyway: 'Save it all the same',
    rosterSaved: 'The roster is saved, and the limits have followed.',
    seeRoster: 'See the roster',
    readOnly: 'You can see the roster',
    notHere: 'This page is not here',
  },
} as const

/** Each language at one width: Chinese on the phone, English at the desk. */
const languageOn = (project: string) =>
  project === 'phone'
    ? ({ t: words.zh, prefix: '' } as const)
    : ({ t: words.en, prefix: '/en' } as const)

test(
  'a manager sees who comes, reads why it is full, and changes cap and roster',
  {
    tag: '@both',
  },
  async ({ page, signIn, checkAccessibility }, { project }) => {
    const { t, prefix } = languageOn(project.name)
    const { room, day, phone } = await makeOwnRoom()
    await signIn(phone)
    await page.goto(`${prefix}/manage`)
    await expect(page).toHaveURL(new RegExp(`${prefix}/manage/rooms/${room.code}$`))
    await page.goto(`${prefix}/manage/rooms/${room.code}?day=${day}`)
    const morning = page.getByRole('listitem').filter({ hasText: '09:00–11:00' }).first()
    await expect(morning.getByText(t.booked)).toBeVisible()
    await expect(morning.getByRole('link', { name: t.call }).first()).toBeHidden()
    await morning.getByText(t.reach).first().click()
    await expect(morning.getByRole('link', { name: t.call }).first()).toBeVisible()
    await checkAccessibility()

    await morning.getByRole('link', { name: t.settings }).click()
    await expect(page.getByRole('heading', { name: t.why })).toBeVisible()
    await page.getByText(t.change, { exact: true }).click()
    await page.getByLabel(t.cap).fill('8')
    await page.getByRole('button', { name: t.saveCap }).click()
    await expect(page.getByRole('alert').getByText(t.noReason)).toBeVisible()
    await page.getByLabel(t.reason, { exact: true }).fill('一间活动室在维修')
    await page.getByRole('button', { name: t.saveCap }).click()
    await expect(page.getByRole('alert').getByText(t.below)).toBeVisible()
    await expect(page.getByLabel(t.cap)).toHaveValue('8')
    await checkAccessibility()
    await page.getByLabel(t.agreeCap).check()
    await page.getByRole('button', { name: t.saveCap }).click()
    await expect(page.getByText(t.capSaved)).toBeVisible()
    await page.goto(`${prefix}/manage/rooms/${room.code}`)
    await expect(page.getByText(t.short)).toBeInViewport()
    await expect(page.getByText(t.above)).toBeInViewport()

    await page.goto(`${prefix}/manage/rooms/${room.code}/roster/${day}`)
    const until = page.getByLabel(t.until, { exact: true })
    const rows = await until.count()
    await until.first().selectOption('07:00')
    await page.getByRole('button', { name: t.add }).click()
    await expect(until).toHaveCount(rows + 1)
    await expect(until.first()).toHaveValue('07:00')
    await page.getByRole('button', { name: t.saveRoster }).click()
    await expect(page.getByRole('alert').getByText(t.reversed)).toBeVisible()
    await until.first().selectOption('10:00')
    await page.getByRole('button', { name: t.saveRoster }).click()
    await expect(page.getByText(t.leaves)).toBeVisible()
    await checkAccessibility()
    await page.getByLabel(t.agreeRoster).check()
    await page.getByRole('button', { name: t.saveAnyway }).click()
    await expect(page.getByText(t.rosterSaved)).toBeVisible()
  },
)

test('with the keyboard alone a manager opens a form, is told at its field, and changes a cap', async ({
  page,
  signIn,
}) => {
  const { phone, slotPath } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(`/en${slotPath}`)
  await tabTo(page, page.locator('summary').filter({ hasText: 'Change the cap' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Most children at once in this slot'))
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  const summary = page.getByRole('alert').filter({ has: page.getByRole('link') })
  await expect(summary).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Reason', { exact: true })).toBeFocused()
  await page.keyboard.type('Two rooms are open')
  await tabTo(page, page.getByRole('button', { name: 'Save the cap' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('The cap is saved.')).toBeVisible()
})

test(
  'a caregiver sees the day and its roster and changes nothing',
  { tag: '@both' },
  async ({ page, signIn }, { project }) => {
    const { t, prefix } = languageOn(project.name)
    const { room, day, phone } = await makeOwnRoom('caregiver')
    await signIn(phone)
    await page.goto(`${prefix}/manage/rooms/${room.code}?day=${day}`)
    await expect(page.getByText(t.booked).first()).toBeVisible()
    await page.getByRole('link', { name: t.seeRoster }).click()
    await expect(page.getByText(t.readOnly)).toBeVisible()
    await expect(page.getByRole('button', { name: t.saveRoster })).toHaveCount(0)
  },
)

test.describe('other rooms', () => {
  test.use({ expectedErrors: [/404/] })

  test('are said not to be there', async ({ page, signIn }) => {
    const mine = await makeOwnRoom()
    const theirs = await makeOwnRoom()
    await signIn(mine.phone)
    const answer = await page.goto(theirs.slotPath)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: words.zh.notHere })).toBeVisible()
  })
})
