import sharp from 'sharp'
import { expect, test } from './support/fixtures'

for (const { prefix, app } of [
  { prefix: '', app: '宝宝屋' },
  { prefix: '/en', app: 'Baobaowu' },
]) {
  test(`the site can be installed, ${prefix || '/zh'}`, async ({ page }) => {
    await page.goto(`${prefix}/`)
    const address = page.locator('link[rel="manifest"]').getAttribute('href')
    const answer = await page.visitor.fetch(address ?? '')
    expect(answer.headers.get('content-type')).toContain('application/manifest+json')
    const manifest = await answer.json()
    expect(manifest).toMatchObject({
      id: '/',
      short_name: app,
      display: 'standalone',
      start_url: `${prefix || '/'}`,
    })
    expect(manifest.shortcuts).toHaveLength(2)
    expect(manifest.icons.length).toBeGreaterThan(0)
    for (const { src, sizes, type } of manifest.icons) {
      const icon = await page.visitor.fetch(src)
      expect(icon.headers.get('content-type')).toBe(type)
      const drawn = sharp(await icon.arrayBuffer()).raw()
      const { info } = await drawn.toBuffer({ resolveWithObject: true })
      expect(`${info.width}x${info.height}`).toBe(sizes)
    }
    const worker = await page.visitor.fetch('/api/worker/sw.js')
    expect(Object.fromEntries(worker.headers)).toMatchObject({
      'cache-control': 'no-cache',
      'service-worker-allowed': '/',
    })
    const touch = page.locator('link[rel="apple-touch-icon"]').getAttribute('href')
    expect((await page.visitor.fetch(touch ?? '')).ok).toBe(true)
  })
}
