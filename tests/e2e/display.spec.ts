import type { BrowserContext } from '@playwright/test'
import { makeOwnFamily, makeOwnSlots } from '../support/site/own-slot'
import { runningSite } from '../support/site/running'
import { expect, test } from './support/fixtures'
import { longestMotion } from './support/measures'
import { addSession } from './support/session-cookie'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a grandparent switches to large type, comes back to it, and books by it', async ({
      page,
      browser,
      baseURL,
    }) => {
      const { code, day } = await makeOwnSlots()
      const { phone } = await makeOwnFamily(['豆豆'])
      const html = page.locator('html')
      await page.goto(`/rooms/${code}?day=${day}`)
      await expect(html).toHaveAttribute('data-type', 'normal')
      await expect(page.getByRole('heading', { name: '这里的规则' })).toBeVisible()
      await page.getByRole('banner').getByRole('button', { name: '适老版' }).click()
      await expect(html).toHaveAttribute('data-type', 'large')
      await expect(page).toHaveURL(`/rooms/${code}?day=${day}`)
      await expect(page.getByText('这里的规则').first()).toBeVisible()
      await expect(page.getByText('怎么照护')).toBeHidden()

      const storageState = await page.context().storageState()
      const later = await browser.newContext({ storageState, baseURL, javaScriptEnabled })
      const again = await later.newPage()
      await addSession(later, baseURL ?? '', phone)
      await again.goto(`/rooms/${code}?day=${day}`)
      await expect(again.locator('html')).toHaveAttribute('data-type', 'large')
      await again.getByRole('link', { name: /^预约/ }).first().click()
      await expect(again.getByText('不记分').first()).toBeVisible()
      await again.getByRole('button', { name: '确认预约' }).click()
      await expect(again.getByText('约好了', { exact: true })).toBeVisible()
      await again.getByRole('banner').getByRole('button', { name: '标准版' }).click()
      await expect(again.locator('html')).toHaveAttribute('data-type', 'normal')
      expect((await later.cookies()).map(({ name }) => name)).not.toContain('baobaowu_display')
      await later.close()
    })

    test('theme and motion are chosen, kept, and lead back', async ({ page }) => {
      await page.goto('/privacy')
      await page.getByRole('link', { name: '显示设置' }).click()
      const main = page.getByRole('main')
      await main.getByRole('radio', { name: /^深色/ }).check()
      await main.getByLabel('不要动画').check()
      await main.getByRole('button', { name: '保存' }).click()
      await expect(page).toHaveURL('/privacy')
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      await expect(page.locator('html')).toHaveAttribute('data-motion', 'off')
      await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(27, 23, 19)')
      await expect(page.locator('meta[name="theme-color"]')).toHaveAttribute('content', '#1b1713')
      await page.emulateMedia({ media: 'print' })
      await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
      await expect(page.locator('body')).toHaveCSS('color', 'rgb(0, 0, 0)')
      await page.emulateMedia({ media: 'screen' })
      await page.goto('/en/display')
      await expect(main.getByRole('radio', { name: /^Dark/ })).toBeChecked()
      await expect(main.getByLabel('No motion')).toBeChecked()
    })
  })
}

test('the sign-in keeps where it leads when the type is switched', async ({ page }) => {
  await page.goto('/sign-in?next=%2Fmy')
  await page.getByRole('banner').getByRole('button', { name: '适老版' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-type', 'large')
  await expect(page).toHaveURL('/sign-in?next=%2Fmy')
})

test('nothing moves for those who ask for it, on the device or here', async ({ page, context }) => {
  await page.goto('/look')
  expect(await longestMotion(page), 'something can move at all').toBeGreaterThan(0)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await longestMotion(page), 'on the device').toBe(0)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await choose(context, 'normal.device.off')
  await page.reload()
  expect(await longestMotion(page), 'here').toBe(0)
})

test('a forged choice counts as none', async ({ page, context }) => {
  await choose(context, 'huge.<b>.device')
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('data-type', 'normal')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'device')
})

test.describe('a lost connection', () => {
  test.use({ expectedErrors: [/ERR_FAILED/] })

  test('leaves the page as it is and says so', async ({ page }) => {
    await page.goto('/')
    await page.route('**/*', (route) =>
      route.request().method() === 'POST' ? route.abort('failed') : route.continue(),
    )
    await page.getByRole('banner').getByRole('button', { name: '适老版' }).click()
    await expect(page.getByRole('alert').filter({ hasText: '没有换成' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-type', 'normal')
  })
})

/** A choice as an earlier visit left it. */
function choose(context: BrowserContext, value: string): Promise<void> {
  const url = runningSite().address
  return context.addCookies([{ name: 'baobaowu_display', value, url }])
}
