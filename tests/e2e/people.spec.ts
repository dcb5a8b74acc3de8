import { randomInt } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { makeOwnRoom } from '../support/site/own-room'
import { siteDatabase } from '../support/site/running'
import { makeStaff } from '../support/staff'
import { expect, test } from './support/fixtures'
import { addSession } from './support/session-cookie'

const newPhone = () => `+86138${randomInt(10_000_000, 99_999_999)}`

/** Another phone, signed in with a number; its console is not watched. */
async function otherPhone(browser: Browser, baseURL: string, phone: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  await addSession(context, baseURL, phone)
  return context.newPage()
}

/** A colleague of a room, made without the pages. */
async function colleague(roomId: string) {
  const db = siteDatabase()
  return await makeStaff(db, { role: 'caregiver', roomId })
}

test('a manager invites a caregiver, who sees the room at once, and nothing once removed', async ({
  page,
  browser,
  baseURL,
  signIn,
  checkAccessibility,
}) => {
  const { room, phone } = await makeOwnRoom()
  const invitedPhone = newPhone()
  await signIn(phone)
  await page.goto('/manage/people')
  await expect(page.getByText('第二步验证：已关闭')).toBeVisible()
  await checkAccessibility()
  await page.getByRole('link', { name: '邀请一位' }).click()
  await expect(page.getByRole('link', { name: '街镇管理员' })).toHaveCount(0)
  await page.getByRole('link', { name: '照护人员' }).click()
  await expect(page).toHaveURL(/role=caregiver/)
  await page.getByRole('button', { name: '发出邀请' }).click()
  await expect(page.getByText('有 2 处需要改一下')).toBeVisible()
  await checkAccessibility()
  await page.getByLabel('姓名或称呼').fill('新来的同事')
  await page.getByLabel('手机号').fill(invitedPhone)
  await page.getByRole('button', { name: '发出邀请' }).click()
  await expect(page.getByText('邀请已发出')).toBeVisible()
  await checkAccessibility()
  const link = await page.getByLabel('邀请链接').inputValue()
  expect(link).toMatch(/\/invitations\/[\w-]{43}$/)

  const theirs = await otherPhone(browser, baseURL ?? '', invitedPhone)
  await theirs.goto(link)
  await theirs.getByRole('button', { name: '接受' }).click()
  await expect(theirs).toHaveURL(new RegExp(`/manage/rooms/${room.code}$`))
  await theirs.goto(link)
  await expect(theirs.getByText('您已经接受了这个邀请。')).toBeVisible()

  await page.goto('/manage/people')
  await page.getByLabel('找人').fill(invitedPhone.slice(3))
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: '试用者' }).click()
  await expect(page.getByRole('heading', { name: '移除职务' })).toBeVisible()
  await checkAccessibility()
  await page.getByRole('button', { name: '移除' }).click()
  await expect(page.getByText('请写一下原因。').first()).toBeVisible()
  await page.getByLabel('原因').fill('合同到期')
  await page.getByRole('button', { name: '移除' }).click()
  await expect(page.getByText('职务已移除，马上生效。')).toBeVisible()
  const answer = await theirs.goto(`/manage/rooms/${room.code}`)
  expect(answer?.status()).toBe(404)
  await theirs.context().close()
})

test('an invitation taken back, or for another number, cannot be accepted', async ({
  page,
  browser,
  baseURL,
  signIn,
  checkAccessibility,
}) => {
  const { phone } = await makeOwnRoom()
  await signIn(phone)
  await page.goto('/en/manage/people/invite?role=caregiver')
  await page.getByLabel('Name, or what you call them').fill('A colleague with quite a long name')
  await page.getByLabel('Mobile number').fill(newPhone())
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  const link = await page.getByLabel('Link of the invitation').inputValue()
  await page.goto(link)
  await expect(page.getByRole('button', { name: /接受|Accept/ })).toHaveCount(0)
  await checkAccessibility()

  const visitor = await browser.newPage({ baseURL, locale: 'en' })
  await visitor.goto(link)
  await expect(visitor.getByRole('link', { name: 'Sign in to accept' })).toHaveAttribute(
    'href',
    /sign-in\?next=%2Finvitations%2F/,
  )
  await page.goto('/en/manage/people')
  await page.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText('The invitation is taken back')).toBeVisible()
  await checkAccessibility()
  await visitor.reload()
  await expect(visitor.getByText('This invitation was taken back')).toBeVisible()
  await visitor.close()
})

test('a second factor is set up from the profile, asked in the next session, and reset', async ({
  page,
  browser,
  baseURL,
  signIn,
  checkAccessibility,
}) => {
  const { room, phone: managerPhone } = await makeOwnRoom()
  const { phone, accountId } = await colleague(room.id)
  await signIn(phone)
  await page.goto('/my/profile')
  await expect(page.getByText('本站现在不要求第二步验证（已关闭）')).toBeVisible()
  await page.getByRole('link', { name: '设置第二步验证' }).click()
  await expect(page.getByRole('heading', { name: '设置第二步验证' })).toBeVisible()
  await checkAccessibility()
  await page.getByRole('button', { name: '开始设置' }).click()
  await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible()
  await page.getByText('扫不了？').click()
  const shown = (await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).textContent()) ?? ''
  await page.getByLabel('应用显示的六位动态码').fill('12')
  await page.getByRole('button', { name: '确认' }).click()
  await expect(page.getByText('有 1 处需要改一下')).toBeVisible()
  await checkAccessibility()
  const secret = Secret.fromBase32(shown.replaceAll(' ', ''))
  await page.getByLabel('应用显示的六位动态码').fill(TOTP.generate({ secret }))
  await page.getByRole('button', { name: '确认' }).click()
  await expect(page.getByText('第二步验证已设好')).toBeVisible()
  const codes = await page
    .getByRole('list', { name: '恢复码' })
    .getByRole('listitem')
    .allTextContents()
  expect(codes).toHaveLength(10)
  await checkAccessibility()
  await page.getByRole('link', { name: '我已保存，继续' }).click()
  await expect(page.getByText('还剩 10 个恢复码')).toBeVisible()

  const again = await otherPhone(browser, baseURL ?? '', phone)
  await again.goto('/en/my/profile')
  await again.getByRole('link', { name: 'Give it now' }).click()
  await again.getByLabel('Code of the app').fill('000000')
  await again.getByRole('button', { name: 'Go on' }).click()
  await expect(again.getByText('That is not right.').first()).toBeVisible()
  await again.getByLabel('Code of the app').fill(codes[0] ?? '')
  await again.getByRole('button', { name: 'Go on' }).click()
  await expect(again.getByText('9 recovery codes are left')).toBeVisible()

  const boss = await otherPhone(browser, baseURL ?? '', managerPhone)
  await boss.goto(`/manage/people/${accountId}`)
  await boss.getByText('重置第二步验证').click()
  await boss.getByLabel('原因').last().fill('手机丢了')
  await boss.getByRole('button', { name: '重置', exact: true }).click()
  await expect(boss.getByText('第二步验证已重置。')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('link', { name: '设置第二步验证' })).toBeVisible()
  await again.context().close()
  await boss.context().close()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an invitation is sent and its link stands in a field', async ({ page, signIn }) => {
    const { phone } = await makeOwnRoom()
    await signIn(phone)
    await page.goto('/manage/people/invite?role=room_manager')
    await page.getByLabel('姓名或称呼').fill('新园长')
    await page.getByLabel('手机号').fill('123')
    await page.getByRole('button', { name: '发出邀请' }).click()
    await expect(page.getByLabel('姓名或称呼')).toHaveValue('新园长')
    await page.getByLabel('手机号').fill(newPhone())
    await page.getByRole('button', { name: '发出邀请' }).click()
    await expect(page.getByLabel('邀请链接')).toHaveValue(/\/invitations\/[\w-]{43}$/)
    await expect(page.getByLabel('邀请链接')).toHaveAttribute('readonly', '')
  })

  test('the recovery codes are shown after the second factor is set up', async ({
    page,
    signIn,
  }) => {
    const { phone } = await makeOwnRoom()
    await signIn(phone)
    await page.goto('/sign-in/second-factor')
    await page.getByRole('button', { name: '开始设置' }).click()
    await page.getByText('扫不了？').click()
    const shown = (await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).textContent()) ?? ''
    const secret = Secret.fromBase32(shown.replaceAll(' ', ''))
    await page.getByLabel('应用显示的六位动态码').fill(TOTP.generate({ secret }))
    await page.getByRole('button', { name: '确认' }).click()
    await expect(page.getByRole('list', { name: '恢复码' }).getByRole('listitem')).toHaveCount(10)
  })
})

test.describe('what is not theirs', () => {
  test.use({ expectedErrors: [/404/] })

  test('is not there: people for a caregiver, somebody of another room, a made-up link', async ({
    page,
    browser,
    baseURL,
    signIn,
  }) => {
    const mine = await makeOwnRoom('caregiver')
    const theirs = await makeOwnRoom()
    const far = await colleague(theirs.room.id)
    await signIn(mine.phone)
    for (const path of [
      '/manage/people',
      '/manage/people/invite',
      `/invitations/${'x'.repeat(43)}`,
    ]) {
      expect((await page.goto(path))?.status()).toBe(404)
    }
    const other = await makeOwnRoom()
    const manager = await otherPhone(browser, baseURL ?? '', other.phone)
    expect((await manager.goto(`/manage/people/${far.accountId}`))?.status()).toBe(404)
    await manager.context().close()
  })
})
