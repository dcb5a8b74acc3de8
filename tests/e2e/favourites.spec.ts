import { sql } from 'drizzle-orm'
import { mostFavourites } from '@/domain/favourites/rules'
import { addDays, dayOf, instantOf } from '@/domain/shared/time'
import { makeRoom } from '../support/room'
import { makeOwnFamily } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { expect, test } from './support/fixtures'

const today = dayOf(new Date())
/** Tomorrow at nine the slots in fifteen days are released. */
const release = instantOf(addDays(today, 1), '09:00')
const moment = /下次放号：\d+月\d+日（周.）09:00/

/** A room that no other test knows, with a morning to book and one whose release is to come. */
async function makeOwnRoom() {
  const db = siteDatabase()
  return await makeRoom(db, {
    nameZh: '放号测试宝宝屋',
    slots: [
      { day: addDays(today, 13), from: '09:00', to: '11:00' },
      { day: addDays(today, 15), from: '14:00', to: '16:00' },
    ],
  })
}

async function change(statement: ReturnType<typeof sql>) {
  const db = siteDatabase()
  await db.transaction((tx) => tx.execute(statement))
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled })

    test('a visitor who marks a room signs in and is back on its page', async ({
      page,
      signIn,
    }) => {
      const { code } = await makeOwnRoom()
      await page.goto(`/rooms/${code}`)
      await page.getByRole('button', { name: '收藏', exact: true }).click()
      await expect(page).toHaveURL(/\/sign-in\?next=/)
      const next = new URL(page.url()).searchParams.get('next')
      expect(next).toBe(`/rooms/${code}`)
      await signIn((await makeOwnFamily([])).phone)
      await page.goto(next ?? '')
      await page.getByRole('button', { name: '收藏', exact: true }).click()
      await expect(page.getByRole('button', { name: '取消收藏' })).toBeVisible()
    })

    test('a family marks a room and finds its next places and release under its own', async ({
      page,
      signIn,
      checkAccessibility,
    }) => {
      const { code } = await makeOwnRoom()
      await signIn((await makeOwnFamily([])).phone)
      const mine = page.getByRole('region', { name: '收藏的宝宝屋' })
      await page.goto('/my')
      await expect(mine.getByText(/还没有收藏/)).toBeVisible()
      if (javaScriptEnabled) await checkAccessibility()

      await page.goto(`/rooms/${code}`)
      await expect(page.getByText(moment)).toBeVisible()
      await page.getByRole('button', { name: '收藏', exact: true }).click()
      await expect(page.getByRole('button', { name: '取消收藏' })).toBeVisible()
      if (javaScriptEnabled) await checkAccessibility()

      await page.goto('/my')
      const card = mine.getByRole('listitem').filter({ hasText: '放号测试宝宝屋' })
      await expect(card.getByText(/最近的名额.*09:00–11:00/)).toBeVisible()
      await expect(card.getByText(moment)).toBeVisible()
      await expect(card.locator('time').nth(1)).toHaveAttribute('datetime', release.toISOString())
      const hand = card.getByText(/还有 .*\d\d:\d\d/)
      if (javaScriptEnabled) await expect(hand).toBeVisible()
      else await expect(hand).toBeHidden()
      if (javaScriptEnabled) await checkAccessibility()

      await card.getByRole('button', { name: '取消收藏 放号测试宝宝屋' }).click()
      await expect(mine.getByText(/还没有收藏/)).toBeVisible()
    })

    test('one room too many is refused where it was asked for', async ({ page, signIn }) => {
      const { phone } = await makeOwnFamily([])
      await change(sql`
        insert into favourite_rooms (account_id, room_id) select a.id, r.id from accounts a,
          (select id from rooms where status <> 'draft' limit ${mostFavourites}) r
        where a.phone = ${phone}`)
      await signIn(phone)
      const { code } = await makeOwnRoom()
      await page.goto(`/rooms/${code}`)
      await page.getByRole('button', { name: '收藏', exact: true }).click()
      await expect(page.getByText(`最多收藏 ${mostFavourites} 家。`)).toBeVisible()
      await expect(page.getByRole('button', { name: '收藏', exact: true })).toBeVisible()
    })
  })
}

test('the countdown goes by the server, on a device in another year and zone', async ({ page }) => {
  const { code } = await makeOwnRoom()
  await page.clock.install({ time: '2001-02-03T04:05:06' })
  await page.goto(`/rooms/${code}`)
  const hand = page.getByText(/还有 .*\d\d:\d\d/)
  await expect(hand).toBeVisible()
  const shown = (await hand.textContent()) ?? ''
  const [, days = '0', hours, minutes, seconds] =
    /还有 (?:(\d+) 天 )?(\d\d):(\d\d):(\d\d)/.exec(shown) ?? []
  const left = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
  const due = (release.getTime() - Date.now()) / 1000
  expect(Math.abs(left - due), `${shown}, due in ${due} s`).toBeLessThan(20)
  await expect(hand).not.toHaveText(shown)
})

test('at its end it says so and shows the released places', async ({
  page,
  checkAccessibility,
}) => {
  const { code, id } = await makeOwnRoom()
  await page.clock.install({ time: '2031-02-03T04:05:06' })
  await page.goto(`/rooms/${code}?day=${addDays(today, 15)}`)
  await expect(page.getByText(/还有 .*\d\d:\d\d/)).toBeVisible()
  const book = page.getByRole('link', { name: /^预约.*14:00–16:00/ })
  await expect(book).toHaveCount(0)
  await change(sql`update policies set release_days_ahead = 20 where room_id = ${id}`)
  await page.clock.pauseAt('2031-02-03T04:30:00')
  await page.clock.fastForward('48:00:00')
  await expect(page.getByRole('status').filter({ hasText: '到放号时间了' })).toBeVisible()
  await expect(page.getByText(/还有 .*\d\d:\d\d/)).toHaveCount(0)
  await page.clock.resume()
  await expect(book).toBeVisible()
  await expect(page.getByText(moment)).toHaveCount(0)
  await checkAccessibility()
})

test('a device ahead of the server asks, and goes on counting by what it is told', async ({
  page,
}) => {
  const { code } = await makeOwnRoom()
  await page.clock.install({ time: '2031-02-03T04:05:06' })
  await page.goto(`/rooms/${code}`)
  await expect(page.getByText(/还有 .*\d\d:\d\d/)).toBeVisible()
  const asked = page.waitForRequest((request) => request.url().includes('_rsc'))
  await page.clock.fastForward('48:00:00')
  await asked
  await expect(page.getByText(/还有 .*\d\d:\d\d:\d\d/)).toBeVisible()
})

test('on a narrow screen nothing is wider than it, in English too', async ({ page, signIn }) => {
  const { code } = await makeOwnRoom()
  await signIn((await makeOwnFamily([])).phone)
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`/en/rooms/${code}`)
  await page.getByRole('button', { name: 'Save this room' }).click()
  await expect(page.getByRole('button', { name: 'Remove from saved' })).toBeVisible()
  for (const path of [`/en/rooms/${code}`, '/en/my', '/en/my/profile', '/my']) {
    await page.goto(path)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over, path).toBe(0)
  }
})
