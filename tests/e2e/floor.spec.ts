import { needed } from '@/lib/floor'
import { claimsIn, makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { expect, test } from './support/fixtures'

for (const missing of needed) {
  test(`a browser without ${missing} gets the site without scripts: nothing counts down, and forms work`, async ({
    page,
    signIn,
  }) => {
    await page.addInitScript(`delete ${missing}`)
    const { slotIds } = await makeOwnSlots(1)
    await signIn((await makeOwnFamily([], { consent: false })).phone, { consent: false })
    const main = page.getByRole('main')
    await page.goto(`/book/${slotIds[0]}`)
    await main.getByRole('button', { name: '保留名额，看说明并决定' }).click()
    await expect(page).toHaveURL(/\/my\/consent/)
    await expect(main.getByText(/名额为您保留到 \d\d:\d\d/).first()).toBeVisible()
    await expect(main.getByRole('timer')).toHaveCount(0)
    await main.getByRole('button', { name: '不要了，放回名额' }).click()
    await expect.poll(() => claimsIn(slotIds[0])).toEqual(['cancelled'])
    expect(await page.evaluate('Array.isArray(self.TURBOPACK)')).toBe(false)
  })
}
