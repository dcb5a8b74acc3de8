import { randomInt } from 'node:crypto'
import type { Page } from '@playwright/test'
import { addDays, dayOf } from '@/domain/shared/time'
import { makeRoom } from '../support/room'
import { makeOwnFamily } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { makeStaff } from '../support/staff'
import { expect, test } from './support/fixtures'

/** A room nobody else's test knows, with one morning some days ahead, its manager and its office. */
async function makeDesk(daysAhead: number) {
  const db = siteDatabase()
  const day = addDays(dayOf(new Date()), daysAhead)
  const nameZh = `前台 ${randomInt(1e9)} 宝宝屋`
  const room = await makeRoom(db, { nameZh, slots: [{ day, from: '09:00', to: '11:00' }] })
  const subdistrictCode = '310106006'
  const manager = await makeStaff(db, { role: 'room_manager', roomId: room.id })
  const office = await makeStaff(db, { role: 'subdistrict_administrator', subdistrictCode })
  const slotPath = `/manage/rooms/${room.code}/slots/${room.slotIds[0]}`
  return { room, nameZh, manager: manager.phone, office: office.phone, slotPath }
}

const newNumber = () => `139${randomInt(10_000_000, 99_999_999)}`
const born = () => addDays(dayOf(new Date()), -540)

/** Tabs until what has the focus is called so. */
async function reach(page: Page, name: RegExp) {
  for (let n = 0; n < 80; n += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      const { activeElement: at } = document
      const field = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement
      return (field ? at.labels?.[0]?.textContent : at?.textContent) ?? ''
    })
    if (name.test(here)) return
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

test('a manager books for a family that is new, and the family finds everything', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { manager, slotPath, nameZh } = await makeDesk(13)
  const number = newNumber()
  await signIn(manager)
  await page.goto(slotPath)
  await page.getByRole('link', { name: '为家庭代约' }).click()
  await page.getByLabel('监护人手机号').fill(number)
  await page.getByRole('button', { name: '查找家庭' }).click()
  await expect(page.getByText('这个号码还没有注册。')).toBeVisible()
  await page.getByLabel('监护人姓名').fill('李女士')
  await page.getByLabel('孩子的姓名').fill('李小果')
  await page.getByLabel('孩子的出生日期').fill(born())
  await page.getByLabel('妈妈').check()
  await page.getByRole('button', { name: '登记并继续' }).click()
  await expect(page.getByText(/没有监护人的同意不能登记/).first()).toBeVisible()
  await expect(page.getByLabel('孩子的姓名')).toHaveValue('李小果')
  await checkAccessibility()
  await page.getByLabel(/监护人听过以上内容/).check()
  await page.getByRole('button', { name: '登记并继续' }).click()
  await expect(page.getByText('用 1 次免费额度')).toBeVisible()
  await checkAccessibility()
  await page.getByRole('button', { name: '确认代约' }).click()
  await expect(page.getByText('已为家庭约好，家庭会收到消息。')).toBeVisible()
  await expect(page.getByText('园方代约')).toBeVisible()
  await checkAccessibility()

  await signIn(`+86${number}`)
  await page.goto('/my')
  await page.getByRole('listitem').filter({ hasText: nameZh }).getByRole('link').first().click()
  await expect(page.getByText('宝宝屋前台代您预约')).toBeVisible()
})

test('in English, a manager cancels for a family that calls', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { manager, slotPath } = await makeDesk(13)
  const { phone } = await makeOwnFamily(['Mia Lopez'])
  await signIn(manager)
  await page.goto(`/en${slotPath}/desk`)
  await page.getByLabel('Guardian’s mobile number').fill(phone)
  await page.getByRole('button', { name: 'Find the family' }).click()
  await page.getByRole('button', { name: 'Book for the family' }).click()
  await expect(page.getByText('Booked for the family; it gets a message.')).toBeVisible()
  await page.getByRole('link', { name: 'Cancel for the family Mia Lopez' }).click()
  await expect(page.getByRole('heading', { name: 'Cancel for a family' })).toBeVisible()
  await checkAccessibility()
  await page.getByLabel(/ill/i).check()
  await page.getByRole('button', { name: 'Cancel this booking' }).click()
  await expect(page.getByText('Cancelled for the family; it gets a message.')).toBeVisible()
})

test('an office above the room sets a release aside with a reason; the manager cannot', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { manager, office, slotPath } = await makeDesk(20)
  const { phone } = await makeOwnFamily(['示例·小果'])
  const find = async () => {
    await page.goto(`${slotPath}/desk`)
    await page.getByLabel('监护人手机号').fill(phone)
    await page.getByRole('button', { name: '查找家庭' }).click()
    await expect(page.getByText(/还没有放号/).first()).toBeVisible()
  }
  await signIn(manager)
  await find()
  await expect(page.getByRole('button', { name: /约/ })).toHaveCount(0)
  await signIn(office)
  await find()
  await checkAccessibility()
  await page.getByRole('button', { name: '按例外约上' }).click()
  await expect(page.getByText(/这条规则要写明理由才能越过/).first()).toBeVisible()
  await page.getByLabel('例外的理由').fill('家中急事')
  await page.getByRole('button', { name: '按例外约上' }).click()
  await expect(page.getByText(/已按例外约好/)).toBeVisible()
  await expect(page.getByText('家中急事')).toBeVisible()
  await expect(page.getByText('名单只显示姓氏和月龄')).toBeVisible()
  await page.getByText('说明理由，打开当天名单').click()
  await page.getByLabel('处理投诉').check()
  await page.getByLabel('理由').fill('核对例外')
  await page.getByRole('button', { name: '打开名单' }).click()
  await expect(page.getByText('示例·小果').first()).toBeVisible()
  await checkAccessibility()
})

test('with the keyboard alone a record opens with a reason, and the guardian reads it', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { manager, slotPath } = await makeDesk(13)
  const name = `Zoe${randomInt(1e9)}`
  const { phone } = await makeOwnFamily([name])
  await signIn(manager)
  await page.goto(`/en${slotPath}/desk`)
  await page.getByLabel('Guardian’s mobile number').fill(phone)
  await page.getByRole('button', { name: 'Find the family' }).click()
  await page.getByRole('button', { name: 'Book for the family' }).click()
  await expect(page.getByText('Booked for the family; it gets a message.')).toBeVisible()

  await page.goto('/en/manage/families')
  await reach(page, /^Mobile number or child/)
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 child found')).toBeVisible()
  await expect(page.getByText(`••• ${phone.slice(-4)}`)).toBeVisible()
  await checkAccessibility()
  await reach(page, new RegExp(`^${name}$`))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Why do you open this record?' })).toBeVisible()
  await checkAccessibility()
  await reach(page, /^Care of the day$/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await reach(page, /^Reason/)
  await page.keyboard.type('Asking about allergies')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Open until \d\d:\d\d/)).toBeVisible()
  await checkAccessibility()

  await signIn(phone)
  await page.goto('/en/my/children')
  await page.getByRole('link', { name }).click()
  await expect(page.getByText('Reason: Asking about allergies')).toBeVisible()
  await expect(page.getByText(/calling the family/)).toBeVisible()
  await checkAccessibility()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a number that is not known can be registered', async ({ page, signIn }) => {
    const { manager, slotPath } = await makeDesk(13)
    await signIn(manager)
    await page.goto(`${slotPath}/desk`)
    await page.getByLabel('监护人手机号').fill('123')
    await page.getByRole('button', { name: '查找家庭' }).click()
    await expect(page.getByText(/这不是有效的手机号/).first()).toBeVisible()
    await page.getByLabel('监护人手机号').fill(newNumber())
    await page.getByRole('button', { name: '查找家庭' }).click()
    await expect(page.getByRole('heading', { name: '登记家庭' })).toBeVisible()
  })
})
