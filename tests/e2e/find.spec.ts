import { expect, test } from './support/fixtures'

test('the list can be searched with the keyboard alone', async ({ page }) => {
  await page.goto('/rooms')
  await page.getByLabel('在哪里').focus()
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('哪一天')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('20')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/age=20/)
})
