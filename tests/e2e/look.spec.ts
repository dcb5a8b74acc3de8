import type { BrowserContext, Page } from '@playwright/test'
import { runningSite } from '../support/site/running'
import { states } from './looks/all'
import type { State } from './looks/state'
import { expect, test } from './support/fixtures'
import { lookAtLargeType, lookAtLayout, lookInBothThemes, lookMagnified } from './support/looking'

/**
 * The layout at every width in both languages; what axe looks at, and dark colours, at every width
 * too, in Chinese on phones and in English on wider screens. Each opens at the width at which it is
 * mostly read.
 */
const languages = [
  { language: 'zh', prefix: '', lang: 'zh-Hans', widths: [390, 320], others: [768, 1280] },
  { language: 'en', prefix: '/en', lang: 'en', widths: [1280, 768], others: [390, 320] },
]

for (const state of states) {
  test.describe(() => {
    if (state.status === 404) test.use({ expectedErrors: [/404/] })

    test(`${state.name} is for everybody`, async ({ page, context, signIn }) => {
      test.slow()
      // Still, so that no colour is measured on its way from one theme to the other.
      await page.emulateMedia({ reducedMotion: 'reduce' })
      if (state.as) await signIn(await state.as())
      for (const { language, prefix, lang, widths, others } of languages) {
        await page.setViewportSize({ width: widths[0] ?? 390, height: 800 })
        await open(page, state, prefix)
        await expect(page.locator('html')).toHaveAttribute('lang', lang)
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        for (const width of widths) {
          await lookAtLayout(page, width, language)
          await lookInBothThemes(page, language)
        }
        for (const width of others) await lookAtLayout(page, width, language)
        await lookMagnified(page, language)
        await chooseLargeType(context)
        await open(page, state, prefix)
        await lookAtLargeType(page, language)
        await context.clearCookies({ name: 'baobaowu_display' })
      }
    })
  })
}

/** Opens a page and leads it to its state; fails if that ends on another page. */
async function open(page: Page, state: State, prefix: string) {
  const answer = await page.goto(`${prefix}${await state.path()}`)
  expect(answer?.status()).toBe(state.status ?? 200)
  await state.act?.(page)
  // Between two pages the framework has taken the old title away before it brings the new one.
  await expect(page).toHaveTitle(/./)
  const pattern = state.page.replace(/\/$/, '').replace(/\[\w+\]/g, '[^/]+')
  await expect(page).toHaveURL(new RegExp(`^[^/]+//[^/]+${prefix}${pattern}/?(\\?|$)`))
}

/** Large type, as an earlier visit chose it. */
function chooseLargeType(context: BrowserContext): Promise<void> {
  const url = runningSite().address
  return context.addCookies([{ name: 'baobaowu_display', value: 'large.device.device', url }])
}
