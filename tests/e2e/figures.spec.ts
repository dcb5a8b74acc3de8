import { expect, test } from './support/fixtures'

/** The number of the city's administrator in the demo. */
const city = '+8613800000003'

test('a district is opened from the drawing of all, which the paper has without the buttons', {
  tag: '@both',
}, async ({ page, signIn }) => {
  await signIn(city)
  await page.goto('/manage/figures/city?period=year')
  await expect(page.getByRole('img', { name: /下表有每一个数字/ }).first()).toBeVisible()
  await page.getByRole('link', { name: /^徐汇区：/ }).click()
  await expect(page).toHaveURL(/\/manage\/figures\/310104\?period=year$/)
  const drawing = page.getByRole('img', { name: /下表有每一个数字/ }).first()
  await expect(drawing).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('link', { name: /下载 CSV/ }).first()).toBeHidden()
  await expect(drawing).toBeVisible()
})
