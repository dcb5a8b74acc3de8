import { randomInt } from 'node:crypto'
import { expect, test } from './support/fixtures'

for (const [device, years] of [
  ['fast', 1],
  ['slow', -1],
] as const) {
  test(`another code is counted down to by the server’s clock on a ${device} device, then has its button`, async ({
    page,
    checkAccessibility,
  }) => {
    await page.clock.install({ time: Date.now() + years * 31_536_000_000 })
    await page.goto('/sign-in')
    await page.getByLabel('手机号').fill(`137${randomInt(10_000_000, 99_999_999)}`)
    await page.getByRole('button', { name: '发送验证码' }).click()
    const timer = page.getByRole('timer')
    await expect(timer).toHaveText(/^[1-6]?\d 秒后可以重新发送。$/)
    const again = page.getByRole('button', { name: '重新发送' })
    await expect(again).toHaveCount(0)
    await checkAccessibility()
    await page.getByLabel('六位验证码').fill('123')
    await page.clock.fastForward('01:01')
    await expect(again).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: '现在可以重新发送' })).toHaveCount(1)
    await expect(page.getByLabel('六位验证码')).toHaveValue('123')
  })
}
