import { expect, test } from './support/fixtures'

test('nothing is asked of another host, no font and no picture', async ({ page, baseURL }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  for (const path of ['/', '/rooms', '/proof', '/en']) {
    await page.goto(path, { waitUntil: 'networkidle' })
  }
  expect(asked.length).toBeGreaterThan(4)
  expect(
    asked.filter((url) => !url.startsWith(baseURL ?? '') && !/^(data|blob):/.test(url)),
  ).toEqual([])
})
