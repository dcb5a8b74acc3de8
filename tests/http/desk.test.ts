import { randomInt } from 'node:crypto'
import { addDays, dayOf } from '@/domain/shared/time'
import { makeOwnDesk } from '../support/site/own-desk'
import { makeOwnFamily } from '../support/site/own-slot'
import { readOut } from './support/first-steps'
import { expect, test } from './support/fixtures'

const newNumber = () => `139${randomInt(10_000_000, 99_999_999)}`

test('a manager books for a family that is new, and the family finds everything', async ({
  page,
  otherPage,
  signIn,
}) => {
  const { manager, slotPath, nameZh } = await makeOwnDesk(13)
  const number = newNumber()
  await signIn(manager)
  await page.goto(slotPath)
  await page.getByRole('link', { name: '为家庭代约' }).click()
  await page.getByLabel('监护人手机号').fill('123')
  await page.getByText('查找家庭', { exact: true }).click()
  expect(page.getByText(/这不是有效的手机号/).first()).toBeVisible()
  await page.getByLabel('监护人手机号').fill(number)
  await page.getByText('查找家庭', { exact: true }).click()
  expect(page.getByText('验证码已发出。')).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.getByLabel(/^验证码或预约码/).fill('12')
  await page.getByText('核对并打开', { exact: true }).click()
  expect(page.getByText('验证码是六位数字，预约码是八位。').first()).toBeVisible()
  await readOut(page, number, otherPage)
  expect(page.getByRole('heading', { name: '登记家庭' })).toBeVisible()
  expect(page.getByText('这个号码还没有注册。')).toBeVisible()
  await page.getByLabel('监护人姓名').fill('李女士')
  await page.getByLabel('孩子的姓名').fill('李小果')
  await page.getByLabel('孩子的出生日期').fill(addDays(dayOf(new Date()), -540))
  await page.getByLabel('妈妈').check()
  await page.getByLabel(/监护人听过以上内容/).check()
  await page.getByText('登记并继续', { exact: true }).click()
  expect(page.getByText('用 1 次免费额度')).toBeVisible()
  await page.getByText('确认代约', { exact: true }).click()
  expect(page.getByText('已为家庭约好，家庭会收到消息。')).toBeVisible()
  expect(page.getByText('园方代约')).toBeVisible()
  expect(await page.violations()).toEqual([])

  const family = await otherPage(`+86${number}`)
  await family.goto('/my')
  const visit = family.getByRole('listitem').filter({ hasText: nameZh })
  await visit.getByRole('link').first().click()
  expect(family.getByText('宝宝屋前台代您预约')).toBeVisible()
})

test('in English, a manager cancels for a family that calls', async ({
  page,
  otherPage,
  signIn,
}) => {
  const { manager, slotPath } = await makeOwnDesk(13)
  const { phone } = await makeOwnFamily(['Mia Lopez'])
  await signIn(manager)
  await page.goto(`/en${slotPath}/desk`)
  await page.getByLabel('Guardian’s mobile number').fill(phone)
  await page.getByText('Find the family', { exact: true }).click()
  await readOut(page, phone, otherPage)
  await page.getByText('Book for the family', { exact: true }).click()
  expect(page.getByText('Booked for the family; it gets a message.')).toBeVisible()
  await page.getByRole('link', { name: /^Cancel for the family\s*Mia Lopez$/ }).click()
  expect(page.getByRole('heading', { name: 'Cancel for a family' })).toBeVisible()
  await page.getByLabel(/ill/i).check()
  await page.getByText('Cancel this booking', { exact: true }).click()
  expect(page.getByText('Cancelled for the family; it gets a message.')).toBeVisible()
})

test('an office above the room sets a release aside with a reason; the manager cannot', async ({
  page,
  otherPage,
  signIn,
}) => {
  const { manager, office, slotPath } = await makeOwnDesk(20)
  const { phone } = await makeOwnFamily(['示例·小果'])
  const find = async (known: boolean) => {
    await page.goto(`${slotPath}/desk`)
    await page.getByLabel('监护人手机号').fill(phone)
    await page.getByText('查找家庭', { exact: true }).click()
    if (!known) await readOut(page, phone, otherPage)
    expect(page.getByText(/还没有放号/).first()).toBeVisible()
  }
  await signIn(manager)
  await find(false)
  expect(page.getByRole('button', { name: /约/ })).toHaveCount(0)
  await signIn(office)
  await find(true)
  await page.getByText('按例外约上', { exact: true }).click()
  expect(page.getByText(/这条规则要写明理由才能越过/).first()).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.getByLabel('例外的理由').fill('家中急事')
  await page.getByText('按例外约上', { exact: true }).click()
  expect(page.getByText(/已按例外约好/)).toBeVisible()
  expect(page.getByText('家中急事')).toBeVisible()
  expect(page.getByText('名单只显示姓氏和月龄')).toBeVisible()
  await page.getByText('说明理由，打开当天名单').click()
  await page.getByLabel('处理投诉').check()
  await page.getByLabel('理由').fill('核对例外')
  await page.getByText('打开名单', { exact: true }).click()
  expect(page.getByText('示例·小果').first()).toBeVisible()
  expect(await page.violations()).toEqual([])
})

test('a record opens with a reason, and the guardian reads it', async ({
  page,
  otherPage,
  signIn,
}) => {
  const { manager, slotPath } = await makeOwnDesk(13)
  const name = `Zoe${randomInt(1e9)}`
  const { phone } = await makeOwnFamily([name])
  await signIn(manager)
  await page.goto(`/en${slotPath}/desk`)
  await page.getByLabel('Guardian’s mobile number').fill(phone)
  await page.getByText('Find the family', { exact: true }).click()
  await readOut(page, phone, otherPage)
  await page.getByText('Book for the family', { exact: true }).click()
  expect(page.getByText('Booked for the family; it gets a message.')).toBeVisible()

  await page.goto('/en/manage/families')
  const search = page.getByLabel(/^Mobile number or child/)
  await search.fill(name)
  await page.locator('form').filter({ has: search }).locator('button').first().click()
  expect(page.getByText('1 child found')).toBeVisible()
  expect(page.getByText(`••• ${phone.slice(-4)}`)).toBeVisible()
  expect(await page.violations()).toEqual([])
  await page.getByRole('link', { name: 'Z…', exact: true }).click()
  expect(page.getByRole('heading', { name: 'Why do you open this record?' })).toBeVisible()
  await page.getByLabel('Calling the family', { exact: true }).check()
  const reason = page.getByLabel(/^Reason/)
  await reason.fill('Asking about allergies')
  await page.locator('form').filter({ has: reason }).locator('button').click()
  expect(page.getByText(/Open until \d\d:\d\d/)).toBeVisible()
  expect(await page.violations()).toEqual([])

  const guardian = await otherPage(phone)
  await guardian.goto('/en/my/children')
  await guardian.getByRole('link', { name }).click()
  expect(guardian.getByText('Reason: Asking about allergies')).toBeVisible()
  expect(guardian.getByText(/calling the family/)).toBeVisible()
})
