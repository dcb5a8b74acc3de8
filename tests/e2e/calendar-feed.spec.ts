import { makeOwnFamily } from '../support/site/own-slot'
import { expect, test } from './support/fixtures'

test('with scripts too, a family opens, renews and ends its calendar address', async ({
  page,
  request,
  signIn,
  checkAccessibility,
}) => {
  await signIn((await makeOwnFamily([])).phone)
  await page.goto('/my/profile')
  const part = page.getByRole('region', { name: '日历订阅' })
  const address = part.getByLabel('日历地址')
  const press = (name: string) => part.getByRole('button', { name }).click()
  await press('打开日历订阅')
  await expect(part.getByText('这是您的日历地址')).toBeVisible()
  const first = await address.inputValue()
  const webcal = part.getByRole('link', { name: '在日历里打开' })
  await expect(webcal).toHaveAttribute('href', first.replace(/^https?/, 'webcal'))
  await checkAccessibility()

  await press('换一个新地址')
  await expect(address).not.toHaveValue(first)
  expect((await request.get(await address.inputValue())).status()).toBe(200)
  await press('关闭日历订阅')
  await expect(part.getByText(/日历订阅已关闭/)).toBeVisible()
  await expect(address).toHaveCount(0)
})
