import { sql } from 'drizzle-orm'
import { siteDatabase } from '../support/site/running'
import { expect, test } from './support/fixtures'

const texts = {
  zh: {
    path: '/',
    proof: '/proof',
    link: '名额核对',
    none: '没有一家宝宝屋收的预约超过当时的上限',
    query: '看这条查询（SQL）',
  },
  en: {
    path: '/en',
    proof: '/en/proof',
    link: 'Limit check',
    none: 'No room has taken more bookings than its limits allowed',
    query: 'Show the query (SQL)',
  },
}

for (const [language, t] of Object.entries(texts)) {
  test(`anybody finds from the foot that no room is over, and how to check it, ${language}`, async ({
    page,
  }) => {
    await page.goto(t.path)
    await page.getByRole('contentinfo').getByRole('link', { name: t.link }).click()
    expect(page).toHaveURL(t.proof)
    expect(page.getByText(t.none)).toBeVisible()
    const asked = page.locator('main time').first().getAttribute('datetime')
    expect(Date.now() - Date.parse(asked ?? '')).toBeLessThan(5 * 60_000)
    expect(page.getByText('npm run db:verify')).toBeVisible()
    expect(page.locator('pre')).toBeHidden()
    await page.getByText(t.query).click()
    expect(page.locator('pre')).toBeVisible()

    const db = siteDatabase()
    const query = sql.raw(page.locator('pre').one().textContent)
    const [row] = await db.read.execute<Record<string, number>>(query)
    expect(row?.quarter_hours).toBeGreaterThan(100)
    expect(row?.quarter_hours_over).toBe(0)
    expect(await page.violations()).toEqual([])
  })
}

test('the check is the same one within its minute, in whatever language it is read', async ({
  page,
}) => {
  const read = async (path: string) => {
    await page.goto(path)
    return page.locator('main time').first().getAttribute('datetime') ?? ''
  }
  const [first, second] = [await read('/proof'), await read('/en/proof')]
  const apart = Date.parse(second) - Date.parse(first)
  expect(apart === 0 || apart >= 60_000, `${first} and ${second}`).toBe(true)
})
