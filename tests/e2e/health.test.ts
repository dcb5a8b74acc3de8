import { expect, test } from './support/fixtures'

test('the site says that it is well', async ({ request }) => {
  const answer = await request.get('/api/health')
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toEqual({ status: 'ok' })
  expect(answer.headers()['cache-control']).toBe('no-store')
})

test('the front page opens in both languages', async ({ page, checkAccessibility }) => {
  for (const address of ['/', '/en']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await checkAccessibility()
  }
})
