import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'

/** An invented room with a position. */
const placed = { path: '/rooms/jingansi-demo', name: '月亮船宝宝屋（示例）' }

const figureOf = (page: Page) => page.getByRole('figure', { name: /^地图：/ })
const frameOf = (page: Page) => figureOf(page).getByRole('group', { name: '地图上的宝宝屋' })
const pinOf = (page: Page) => figureOf(page).getByRole('img', { name: `${placed.name}在这里` })
const buttonOf = (page: Page, name: string) => figureOf(page).getByRole('button', { name })

/** Px of the pin from the middle of the map. */
async function pinAway(page: Page) {
  const [frame, pin] = [await frameOf(page).boundingBox(), await pinOf(page).boundingBox()]
  if (!frame || !pin) throw new Error('no map')
  return {
    x: pin.x + pin.width / 2 - frame.x - frame.width / 2,
    y: pin.y + pin.height - frame.y - frame.height / 2,
    width: pin.width,
    frame,
  }
}

/** Scrolls so that the page can go further up as well as down. */
const showMap = (page: Page) =>
  frameOf(page).evaluate((frame) => frame.scrollIntoView({ block: 'center' }))

const zoomOf = (page: Page) =>
  frameOf(page).evaluate((frame) => Number(frame.style.getPropertyValue('--map-zoom') || 1))

test('the map fits into 320 px, and its links can be touched', async ({
  page,
  checkAccessibility,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`/en${placed.path}`)
  const map = page.getByRole('figure', { name: 'Map: where Moon Boat Baby Room (demo) is' })
  await expect(map.getByText('Jing’an', { exact: true })).toBeVisible()
  const links = page.getByRole('list', { name: 'Open in a map app' }).getByRole('link')
  await expect(links).toHaveCount(4)
  for (const link of await links.all())
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  await checkAccessibility()
})

test('the code that moves the map is fetched when somebody reaches for it', async ({ page }) => {
  const scripts: string[] = []
  page.on('response', async (answer) => {
    if (!answer.url().endsWith('.js')) return
    if ((await answer.text()).includes('panzoomchange')) scripts.push(answer.url())
  })
  await page.goto(placed.path, { waitUntil: 'networkidle' })
  await expect(buttonOf(page, '放大')).toBeVisible()
  expect(scripts).toEqual([])
  await buttonOf(page, '放大').click()
  await expect.poll(() => scripts.length).toBe(1)
})

const enlarging = 'buttons enlarge about the middle; the mark keeps its size; all of it comes back'
test(enlarging, { tag: '@both' }, async ({ page }) => {
  await page.goto(placed.path)
  const before = await pinAway(page)
  await buttonOf(page, '放大').click()
  await expect.poll(() => zoomOf(page)).toBeCloseTo(1.6, 1)
  await expect(figureOf(page).getByRole('status')).toHaveText('放大 2 倍')
  const after = await pinAway(page)
  expect(after.x).toBeCloseTo(before.x * 1.6, 0)
  expect(Math.abs(after.y - before.y * 1.6)).toBeLessThan(4)
  expect(after.width).toBeCloseTo(before.width, 0)
  await buttonOf(page, '看全图').click()
  await expect.poll(() => zoomOf(page)).toBe(1)
  const back = await pinAway(page)
  expect(back.x).toBeCloseTo(before.x, 0)
  await expect(buttonOf(page, '缩小')).toHaveAttribute('aria-disabled', 'true')
})

test('with the keyboard alone: plus enlarges, arrows move, nought shows all', async ({ page }) => {
  await page.goto(placed.path)
  const before = await pinAway(page)
  await frameOf(page).focus()
  await expect(frameOf(page)).toHaveAccessibleDescription(/方向键移动/)
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect.poll(() => zoomOf(page)).toBeCloseTo(2.56, 1)
  const enlarged = await pinAway(page)
  await page.keyboard.press('ArrowRight')
  await expect
    .poll(async () => (await pinAway(page)).x)
    .toBeCloseTo(enlarged.x - before.frame.width / 4, 0)
  for (let n = 0; n < 12; n += 1) await page.keyboard.press('ArrowLeft')
  const furthest = enlarged.x + (before.frame.width * 1.56) / 2
  await expect.poll(async () => (await pinAway(page)).x).toBeCloseTo(furthest, 0)
  await page.keyboard.press('-')
  await expect.poll(() => zoomOf(page)).toBeCloseTo(1.6, 1)
  await page.keyboard.press('0')
  await expect.poll(() => zoomOf(page)).toBe(1)
  await expect.poll(async () => (await pinAway(page)).x).toBeCloseTo(before.x, 0)
})

test('with the mouse: the wheel scrolls the page until the map is meant; dragging moves it', async ({
  page,
}) => {
  await page.goto(placed.path)
  await showMap(page)
  const { frame } = await pinAway(page)
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  const scrolled = await page.evaluate(() => scrollY)
  await page.mouse.wheel(0, -60)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(scrolled)
  expect(await zoomOf(page)).toBe(1)
  await page.keyboard.down('Control')
  // Two turns within one frame reach the page as one.
  for (const more of [1.3, 1.7]) {
    await page.mouse.wheel(0, -60)
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(more)
  }
  await page.keyboard.up('Control')
  const before = await pinAway(page)
  const from = { x: before.frame.x + before.frame.width / 2, y: before.frame.y + 40 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 20, from.y, { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => (await pinAway(page)).x).toBeCloseTo(before.x + 20, 0)
  // The drag gave the map the focus: now the wheel is meant for it.
  const zoom = await zoomOf(page)
  await page.mouse.wheel(0, 60)
  await expect.poll(() => zoomOf(page)).toBeLessThan(zoom)
})

test.describe('with a touch screen', () => {
  test.use({ hasTouch: true })

  test('with fingers: one scrolls the page over the whole map, two enlarge, then one moves it', async ({
    page,
  }) => {
    await page.goto(placed.path)
    await showMap(page)
    await frameOf(page).dispatchEvent('pointerover')
    await expect(frameOf(page).locator('svg').first()).toHaveCSS('touch-action', 'pan-x pan-y')
    const fingers = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) =>
      fingers.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      })
    const { frame } = await pinAway(page)
    const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2]

    const scrolled = await page.evaluate(() => scrollY)
    await touch('touchStart', [[x, y]])
    for (let n = 1; n <= 10; n += 1) await touch('touchMove', [[x, y + n * 12]])
    await touch('touchEnd', [])
    await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(scrolled)
    expect(await zoomOf(page)).toBe(1)

    await expect(async () => {
      const [one, next] = [(await pinAway(page)).frame.y, (await pinAway(page)).frame.y]
      expect(one).toBe(next)
    }).toPass()
    const now = (await pinAway(page)).frame
    const [left, right, high] = [x - 30, x + 30, now.y + now.height / 2]
    await touch('touchStart', [[left, high]])
    await touch('touchStart', [
      [left, high],
      [right, high],
    ])
    for (let n = 1; n <= 8; n += 1) {
      await touch('touchMove', [
        [left - n * 8, high],
        [right + n * 8, high],
      ])
    }
    await touch('touchEnd', [])
    await expect.poll(() => zoomOf(page)).toBeGreaterThan(1.5)

    const enlarged = await pinAway(page)
    await expect(frameOf(page).locator('svg').first()).toHaveCSS('touch-action', 'none')
    await touch('touchStart', [[x, high]])
    for (let n = 1; n <= 5; n += 1) await touch('touchMove', [[x + n * 5, high]])
    await touch('touchEnd', [])
    await expect.poll(async () => (await pinAway(page)).x).toBeGreaterThan(enlarged.x + 10)
  })
})
