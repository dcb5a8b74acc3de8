import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { makeOwnRoom } from '../support/site/own-room'
import { expect, test } from './support/fixtures'
import { addSession } from './support/session-cookie'

test('an invitation’s link is copied by its button, and accepting leads to the room', async ({
  page,
  browser,
  baseURL,
  signIn,
  checkAccessibility,
}) => {
  const { room, phone } = await makeOwnRoom()
  const invitedPhone = `+86138${randomInt(10_000_000, 99_999_999)}`
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(phone)
  await page.goto('/manage/people/invite?role=caregiver')
  await page.getByLabel('姓名或称呼').fill('新来的同事')
  await page.getByRole('button', { name: '发出邀请' }).click()
  await expect(page.getByText('有 1 处需要改一下')).toBeVisible()
  await expect(page.getByLabel('姓名或称呼')).toHaveValue('新来的同事')
  await checkAccessibility()
  await page.getByLabel('手机号').fill(invitedPhone)
  await page.getByRole('button', { name: '发出邀请' }).click()
  await expect(page.getByText('邀请已发出')).toBeVisible()
  await checkAccessibility()
  const link = await page.getByLabel('邀请链接').inputValue()
  await page.getByRole('button', { name: '复制链接' }).click()
  await expect(page.getByRole('status').filter({ hasText: '已复制' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)

  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  await addSession(context, baseURL ?? '', invitedPhone)
  const theirs = await context.newPage()
  await theirs.goto(link)
  await theirs.getByRole('button', { name: '接受' }).click()
  await expect(theirs).toHaveURL(new RegExp(`/manage/rooms/${room.code}$`))
  await context.close()
})

test('a second factor is set up on one page, which shows the recovery codes at its end', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { phone } = await makeOwnRoom('caregiver')
  await signIn(phone)
  await page.goto('/sign-in/second-factor')
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
  await expect(page.getByRole('list', { name: '恢复码' }).getByRole('listitem')).toHaveCount(10)
  await checkAccessibility()
  await page.getByRole('link', { name: '我已保存，继续' }).click()
  await expect(page).not.toHaveURL(/second-factor/)
})
