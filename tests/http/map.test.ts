import { expect, test } from './support/fixtures'

/** An invented room with a position, and a published one of which none is known. */
const placed = { path: '/rooms/jingansi-demo', name: '月亮船宝宝屋（示例）' }
const unplaced = '/rooms/nanyang'

test('the map is drawn with the room on it, and the map apps can be opened', async ({ page }) => {
  await page.goto(placed.path)
  const figure = page.getByRole('figure', { name: /^地图：/ })
  expect(figure.getByRole('img', { name: `${placed.name}在这里` })).toBeVisible()
  const frame = figure.getByRole('group', { name: '地图上的宝宝屋' })
  expect(frame.getByText('静安', { exact: true })).toBeVisible()
  expect(figure.getByRole('button')).toHaveCount(0)
  const links = page.getByRole('list', { name: '在地图应用中打开' }).getByRole('link')
  expect(links).toHaveText(['高德地图', '百度地图', '苹果地图', '谷歌地图'])
})

test('links open map apps outside, with converted coordinates, and tell them nothing of us', async ({
  page,
}) => {
  await page.goto(placed.path)
  const links = page.getByRole('list', { name: '在地图应用中打开' }).getByRole('link')
  const hosts = ['uri.amap.com', 'api.map.baidu.com', 'maps.apple.com', 'www.google.com']
  for (const [n, host] of hosts.entries()) {
    const link = links.nth(n)
    expect(link).toHaveAttribute('rel', 'noopener noreferrer')
    expect(link).toHaveAttribute('target', '_blank')
    expect(new URL(link.getAttribute('href') ?? '').host).toBe(host)
  }
  // 31.2236, 121.4452 in WGS-84: unconverted it would stand half a kilometre away.
  const amap = new URL(links.first().getAttribute('href') ?? '')
  const [longitude, latitude] = (amap.searchParams.get('position') ?? '').split(',').map(Number)
  expect(longitude).toBeCloseTo(121.4498, 3)
  expect(latitude).toBeCloseTo(31.2217, 3)
})

test('a room of which nothing is published has neither links nor a map', async ({ page }) => {
  await page.goto(unplaced)
  expect(page.getByRole('region', { name: '这家宝宝屋' })).toBeVisible()
  expect(page.getByText('在地图应用中打开')).toHaveCount(0)
  expect(page.getByRole('figure', { name: /^地图：/ })).toHaveCount(0)
})

test('the map speaks English', async ({ page }) => {
  await page.goto(`/en${placed.path}`)
  const map = page.getByRole('figure', { name: 'Map: where Moon Boat Baby Room (demo) is' })
  expect(map.getByText('Jing’an', { exact: true })).toBeVisible()
  expect(page.getByRole('link', { name: 'Apple Maps' })).toBeVisible()
})
