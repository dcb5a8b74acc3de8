import { sql } from 'drizzle-orm'
import { makeReleasingRoom, nextRelease } from '../support/site/own-release'
import { makeOwnFamily } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { expect, test } from './support/fixtures'
import { sideways } from './support/measures'

const moment = /下次放号：\d+月\d+日（周.）09:00/
const hand = /还有 (?:(\d+) 天 )?(\d\d):(\d\d):(\d\d)/

test('with scripts too, a family marks a room, sees the time to its release run, and lets it go', async ({
  page,
  signIn,
  checkAccessibility,
}) => {
  const { code, nameZh } = await makeReleasingRoom()
  await signIn((await makeOwnFamily([])).phone)
  await page.goto(`/rooms/${code}`)
  await page.getByRole('button', { name: '收藏', exact: true }).click()
  await expect(page.getByRole('button', { name: '取消收藏' })).toBeVisible()

  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/my')
  const mine = page.getByRole('region', { name: '收藏的宝宝屋' })
  const card = mine.getByRole('listitem').filter({ hasText: nameZh })
  await expect(card.getByText(hand)).toBeVisible()
  expect(await sideways(page)).toEqual({ by: 0, out: [] })
  await checkAccessibility()
  await card.getByRole('button', { name: `取消收藏 ${nameZh}` }).click()
  await expect(mine.getByText(/还没有收藏/)).toBeVisible()
})

test('the countdown goes by the server, on a device in another year and zone; one ahead of the server asks', async ({
  page,
}) => {
  const { code } = await makeReleasingRoom()
  await page.clock.install({ time: '2001-02-03T04:05:06' })
  await page.goto(`/rooms/${code}`)
  const count = page.getByText(hand)
  await expect(count).toBeVisible()
  const shown = (await count.textContent()) ?? ''
  const [, days = '0', hours, minutes, seconds] = hand.exec(shown) ?? []
  const left = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
  const due = (nextRelease().getTime() - Date.now()) / 1000
  expect(Math.abs(left - due), `${shown}, due in ${due} s`).toBeLessThan(20)
  await expect(count).not.toHaveText(shown)

  const asked = page.waitForRequest((request) => request.url().includes('_rsc'))
  await page.clock.fastForward('48:00:00')
  await asked
  await expect(count).toBeVisible()
})

test('at its end it says so and shows the released places', async ({
  page,
  checkAccessibility,
}) => {
  const { code, id, releasedDay } = await makeReleasingRoom()
  await page.clock.install({ time: '2031-02-03T04:05:06' })
  await page.goto(`/rooms/${code}?day=${releasedDay}`)
  await expect(page.getByText(hand)).toBeVisible()
  const book = page.getByRole('link', { name: /^预约.*14:00–16:00/ })
  await expect(book).toHaveCount(0)
  await siteDatabase().transaction((tx) =>
    tx.execute(sql`update policies set release_days_ahead = 20 where room_id = ${id}`),
  )
  await page.clock.pauseAt('2031-02-03T04:30:00')
  await page.clock.fastForward('48:00:00')
  await expect(page.getByRole('status').filter({ hasText: '到放号时间了' })).toBeVisible()
  await expect(page.getByText(hand)).toHaveCount(0)
  await page.clock.resume()
  await expect(book).toBeVisible()
  await expect(page.getByText(moment)).toHaveCount(0)
  await checkAccessibility()
})
