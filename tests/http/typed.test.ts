import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { makeOwnDesk } from '../support/site/own-desk'
import { makeOwnPattern } from '../support/site/own-pattern'
import { makeOwnRoom } from '../support/site/own-room'
import { makeOwnFamily, makeSlotsAlone } from '../support/site/own-slot'
import { makeOwnDistrictAdministrator, makeOwnSubdistrict } from '../support/site/own-subdistrict'
import { readCode, readOut } from './support/first-steps'
import { expect, test } from './support/fixtures'
import type { Page } from './support/page'

/** Ten as a Chinese keyboard types it, and as a phone's contacts wrap it. */
const ten = '\u202d１０\u202c'
/** A number with the marks that a phone's contacts put around it. */
const copied = (text: string) => `\u202d${text}\u202c`

/** Fills a field with what is pasted, which the browser must not cut. */
async function paste(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label).first()
  const most = field.getAttribute('maxlength')
  if (most !== null) expect(Number(most), label).toBeGreaterThanOrEqual(text.length)
  await field.fill(text)
}

test('signing in takes a number from the contacts and a whole message', async ({ page }) => {
  const number = `138${randomInt(10_000_000, 99_999_999)}`
  await page.goto('/sign-in')
  await paste(
    page,
    '手机号',
    copied(`${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`),
  )
  await page.getByText('发送验证码', { exact: true }).click()
  const code = await readCode(page, number)
  await paste(page, '六位验证码', `[Baobaowu] Your code is ${code}, valid for 5 minutes`)
  await page.getByText('登录', { exact: true }).last().click()
  expect(page.getByLabel('姓名或称呼')).toBeVisible()
})

test('the second factor takes a code with spaces and a recovery code out of a note', async ({
  page,
  otherPage,
  signIn,
}) => {
  const { phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto('/my/profile')
  await page.getByRole('link', { name: '设置第二步验证' }).click()
  await page.getByText('开始设置', { exact: true }).click()
  await page.getByText('扫不了？').click()
  const shown = page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).textContent()
  const code = TOTP.generate({ secret: Secret.fromBase32(shown.replaceAll(' ', '')) })
  await paste(page, '应用显示的六位动态码', copied(`${code.slice(0, 3)} ${code.slice(3)}`))
  await page.getByText('确认', { exact: true }).click()
  expect(page.getByText('第二步验证已设好')).toBeVisible()
  const [recovery = ''] = page.getByRole('list', { name: '恢复码' }).locator('li').allTextContents()
  const again = await otherPage(phone)
  await again.goto('/en/my/profile')
  await again.getByRole('link', { name: 'Give it now' }).click()
  await paste(again, 'Code of the app', `恢复码：${recovery.toUpperCase()}`)
  await again.getByRole('button', { name: 'Go on' }).click()
  expect(again.getByText('9 recovery codes are left')).toBeVisible()
})

test('the desk finds a family by a number from the contacts', async ({
  page,
  otherPage,
  signIn,
}) => {
  const { manager, slotPath } = await makeOwnDesk(13)
  const { phone } = await makeOwnFamily(['小雨'])
  await signIn(manager)
  await page.goto(`${slotPath}/desk`)
  await paste(
    page,
    '监护人手机号',
    copied(`+86 ${phone.slice(3, 6)}-${phone.slice(6, 10)}-${phone.slice(10)}`),
  )
  await page.getByText('查找家庭', { exact: true }).click()
  await readOut(page, phone, otherPage)
  expect(page.getByText('确认代约', { exact: true })).toBeVisible()
})

test('the facts of a room are typed in any width', async ({ page, signIn }) => {
  const { room } = await makeOwnRoom()
  await signIn(await makeOwnDistrictAdministrator())
  await page.goto(`/manage/rooms/${room.code}/facts`)
  await paste(page, '核定名额 *', `${ten}人`)
  await paste(page, '托额', ten)
  await paste(page, '建筑面积（平方米）', '２００㎡')
  await paste(page, '活动面积（平方米）', copied('１００．５'))
  await paste(page, '价格（元/小时）', '￥１０')
  await paste(page, '电话', '０２１－６２３４５６７８')
  await page.getByText('保存', { exact: true }).first().click()
  expect(page.getByText('资料已保存。')).toBeVisible()
  expect(page.getByLabel('托额')).toHaveValue('10')
  expect(page.getByLabel('活动面积（平方米）')).toHaveValue('100.5')
  expect(page.getByLabel('价格（元/小时）')).toHaveValue('10')
  expect(page.getByLabel('电话')).toHaveValue('021-62345678')
})

test('rules are typed in any width', async ({ page, signIn }) => {
  const { code, phone } = await makeOwnSubdistrict()
  await signIn(phone)
  await page.goto(`/manage/policies/${code}`)
  await paste(page, '一组最多人数', ten)
  await paste(page, '每名幼儿的活动面积', copied('４．５'))
  await paste(page, '免记分取消截止时间', '９：３０')
  await page.getByText('先看影响', { exact: true }).click()
  await page.getByText('保存规则', { exact: true }).click()
  expect(page.getByText('规则已保存。')).toBeVisible()
  expect(page.getByLabel('一组最多人数')).toHaveValue('10')
})

test('a cap and a pattern are typed in any width', async ({ page, signIn }) => {
  const { phone, slotPath } = await makeOwnRoom()
  await signIn(phone)
  await page.goto(slotPath)
  await page.getByText('调整本场上限').click()
  await paste(page, '本场最多同时几名幼儿', copied('１１'))
  await page.getByLabel('原因', { exact: true }).fill('试一试')
  await page.getByText('保存上限', { exact: true }).click()
  expect(page.getByText('上限已保存。')).toBeVisible()

  const own = await makeOwnPattern()
  await signIn(own.phone)
  await page.goto(`/manage/rooms/${own.room.code}/timetables/${own.timetableId}`)
  await paste(page, '每场最多同时几名幼儿', copied('６'))
  await paste(page, '从几个月', '１２')
  await paste(page, '到几个月', copied('３６'))
  await page.getByText('先看看影响', { exact: true }).first().click()
  expect(page.getByText('就这样保存', { exact: true })).toBeVisible()
})

test('numbers of children are typed in any width', async ({ page, signIn }) => {
  await signIn('+8613800000004')
  await page.goto('/manage/figures/310106/children')
  const children = 1_000 + randomInt(900)
  await paste(page, '曹家渡街道', copied(children.toLocaleString('en')))
  await page.getByText('保存幼儿数', { exact: true }).click()
  expect(page.getByText('幼儿数已保存，目标已跟着更新。')).toBeVisible()
})

test('an age is typed in any width where places are sought', async ({ page }) => {
  const { here } = await makeSlotsAlone()
  await page.goto('/')
  await page.getByLabel('在哪里').selectOption(here)
  await paste(page, '孩子几个月', copied('２０'))
  await page.getByRole('button', { name: '查找名额' }).click()
  expect(page.getByText(/月龄要填/)).toHaveCount(0)
  expect(page.getByRole('region', { name: /能约的名额/ })).toBeVisible()
})
