import type { BrowserContext, Page } from '@playwright/test'
import { runningSite } from '../support/site/running'
import { states } from './looks/all'
import type { State } from './looks/state'
import { everyRule, spaceRules } from './support/axe'
import { expect, test } from './support/fixtures'
import { type Look, lookAt, lookLarge, lookMagnified } from './support/looking'

/**
 * Every rule at every width, in Chinese on phones and in English on wider screens, each opened at the
 * width it is read at most; the layout at every width in both. Dark colours at every width too.
 */
const languages: { language: string; prefix: string; lang: string; looks: Look[] }[] = [
  {
    ...{ language: 'zh', prefix: '', lang: 'zh-Hans' },
    looks: [
      { width: 390, light: everyRule, dark: true },
      { width: 320, light: everyRule, dark: true },
      { width: 768, light: spaceRules, dark: true },
      { width: 1280, light: spaceRules, dark: true },
    ],
  },
  {
    ...{ language: 'en', prefix: '/en', lang: 'en' },
    looks: [
      { width: 1280, light: everyRule, dark: true },
      { width: 768, light: everyRule, dark: false },
      { width: 390, light: spaceRules, dark: false },
      { width: 320, light: spaceRules, dark: false },
    ],
  },
]

for (const state of states) {
  test.describe(() => {
    if (state.status === 404) test.use({ expectedErrors: [/404/] })

    test(`${state.name} is for everybody`, async ({ page, context, signIn }) => {
      test.slow()
      // Still, so that no colour is measured on its way from one theme to the other.
      await page.emulateMedia({ reducedMotion: 'reduce' })
      if (state.as) await signIn(await state.as())
      for (const { language, prefix, lang, looks } of languages) {
        await page.setViewportSize({ width: looks[0]?.width ?? 390, height: 800 })
        await open(page, state, prefix)
        await expect(page.locator('html')).toHaveAttribute('lang', lang)
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        for (const look of looks) await lookAt(page, look, language)
        await lookMagnified(page, language)
        await chooseLargeType(context)
        await open(page, state, prefix)
        await lookLarge(page, language)
        await context.clearCookies({ name: 'baobaowu_display' })
      }
    })
  })
}

/** Opens a page and leads it to its state; fails where another page comes of it. */
async function open(page: Page, state: State, prefix: string) {
  const answer = await page.goto(`${prefix}${await state.path()}`)
  expect(answer?.status()).toBe(state.status ?? 200)
  await state.act?.(page)
  const pattern = state.page.replace(/\/$/, '').replace(/\[\w+\]/g, '[^/]+')
  await expect(page).toHaveURL(new RegExp(`^[^/]+//[^/]+${prefix}${pattern}/?(\\?|$)`))
}

/** Large type, as an earlier visit chose it. */
function chooseLargeType(context: BrowserContext): Promise<void> {
  const url = runningSite().address
  return context.addCookies([{ name: 'baobaowu_display', value: 'large.device.device', url }])
}
