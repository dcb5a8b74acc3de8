import { sql } from 'drizzle-orm'
import { siteDatabase } from '../support/site/running'
import { expect, test } from './support/fixtures'

for (const [prefix, language] of [
  ['', 'zh'],
  ['/en', 'en'],
] as const) {
  const texts = {
    zh: {
      link: '名额核对',
      none: '没有一家宝宝屋收的预约超过当时的上限',
      query: '看这条查询（SQL）',
    },
    en: {
      link: 'Limit check',
      none: 'No room has taken more bookings than its limits allowed',
      query: 'Show the query (SQL)',
    },
  }[language]

  test(`anybody finds from the foot that no room is over, and how to check it, ${language}`, async ({
    page,
    checkAccessibility,
  }) => {
    await page.goto(`${prefix}/`)
    await page.getByRole('contentinfo').getByRole('link', { name: texts.link }).click()
    await expect(page).toHaveURL(`${prefix}/proof`)
    await expect(page.getByText(texts.none)).toBeVisible()
    const asked = await page.locator('main time').first().getAttribute('datetime')
    expect(Date.now() - Date.parse(asked ?? '')).toBeLessThan(5 * 60_000)
    await expect(page.getByText('npm run db:verify')).toBeVisible()
    await page.getByText(texts.query).click()
    const shown = (await page.locator('pre').textContent()) ?? ''

    const db = siteDatabase()
    const [row] = await db.read.execute<Record<string, number>>(sql.raw(shown))
    expect(row?.quarter_hours).toBeGreaterThan(100)
    expect(row?.quarter_hours_over).toBe(0)
    await checkAccessibility()
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the check is read all the same, and the same one within its minute', async ({ page }) => {
    await page.goto('/proof')
    const first = await page.locator('main time').first().getAttribute('datetime')
    await page.getByText('看这条查询（SQL）').click()
    await expect(page.locator('pre')).toBeVisible()
    await page.goto('/en/proof')
    const second = await page.locator('main time').first().getAttribute('datetime')
    const apart = Date.parse(second ?? '') - Date.parse(first ?? '')
    expect(apart === 0 || apart >= 60_000, `${first} and ${second}`).toBe(true)
  })
})
