import { Secret, TOTP } from 'otpauth'
import { makeOwnRoom } from '../support/site/own-room'
import { siteDatabase } from '../support/site/running'
import { makeStaff } from '../support/staff'
import { expect, test } from './support/fixtures'
import type { Page } from './support/page'

/** The code that an authenticator shows for the secret written on the page. */
function codeShown(page: Page): string {
  const shown = page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).textContent()
  return TOTP.generate({ secret: Secret.fromBase32(shown.replaceAll(' ', '')) })
}

test('a second factor is set up from the profile, asked in the next session, and reset', async ({
  page,
  otherPage,
  signIn,
}) => {
  const { room, phone: managerPhone } = await makeOwnRoom()
  const { phone, accountId } = await makeStaff(siteDatabase(), {
    role: 'caregiver',
    roomId: room.id,
  })
  await signIn(phone)
  await page.goto('/my/profile')
  expect(page.getByText('本站现在不要求第二步验证（已关闭）')).toBeVisible()
  await page.getByRole('link', { name: '设置第二步验证' }).click()
  expect(page.getByRole('heading', { name: '设置第二步验证' })).toBeVisible()
  await page.getByText('开始设置', { exact: true }).click()
  expect(page.getByRole('img', { name: /二维码/ })).toBeVisible()
  await page.getByText('扫不了？').click()
  const code = codeShown(page)
  await page.getByLabel('应用显示的六位动态码').fill('12')
  await page.getByText('确认', { exact: true }).click()
  expect(page.getByText('有 1 处需要改一下')).toBeVisible()
  await page.getByLabel('应用显示的六位动态码').fill(code)
  await page.getByText('确认', { exact: true }).click()
  expect(page.getByText('第二步验证已设好')).toBeVisible()
  const codes = page.getByRole('list', { name: '恢复码' }).locator('li').allTextContents()
  expect(codes).toHaveLength(10)
  await page.getByText('我已保存，继续').click()
  expect(page.getByText('还剩 10 个恢复码')).toBeVisible()

  const again = await otherPage(phone)
  await again.goto('/en/my/profile')
  await again.getByRole('link', { name: 'Give it now' }).click()
  await again.getByLabel('Code of the app').fill('000000')
  await again.getByRole('button', { name: 'Go on' }).click()
  expect(again.getByText('That is not right.').first()).toBeVisible()
  await again.getByLabel('Code of the app').fill(codes[0] ?? '')
  await again.getByRole('button', { name: 'Go on' }).click()
  expect(again.getByText('9 recovery codes are left')).toBeVisible()

  const boss = await otherPage(managerPhone)
  await boss.goto(`/manage/people/${accountId}`)
  await boss.locator('summary').filter({ hasText: '重置第二步验证' }).click()
  await boss.getByLabel('原因').last().fill('手机丢了')
  await boss.getByRole('button', { name: '重置', exact: true }).click()
  expect(boss.getByText('第二步验证已重置。')).toBeVisible()
  await page.reload()
  expect(page.getByRole('link', { name: '设置第二步验证' })).toBeVisible()
})
