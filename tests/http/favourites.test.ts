import { sql } from 'drizzle-orm'
import { mostFavourites } from '@/domain/favourites/rules'
import { makeReleasingRoom, nextRelease } from '../support/site/own-release'
import { makeOwnFamily } from '../support/site/own-slot'
import { siteDatabase } from '../support/site/running'
import { expect, test } from './support/fixtures'

const moment = /下次放号：\d+月\d+日（周.）09:00/

test('a visitor who marks a room signs in and is back on its page', async ({ page, signIn }) => {
  const { code } = await makeReleasingRoom()
  await page.goto(`/rooms/${code}`)
  await page.getByRole('button', { name: '收藏', exact: true }).click()
  expect(page).toHaveURL(/\/sign-in\?next=/)
  const next = new URL(page.url()).searchParams.get('next')
  expect(next).toBe(`/rooms/${code}`)
  await signIn((await makeOwnFamily([])).phone)
  await page.goto(next ?? '')
  await page.getByRole('button', { name: '收藏', exact: true }).click()
  expect(page).toHaveURL(`/rooms/${code}`)
  expect(page.getByRole('button', { name: '取消收藏' })).toBeVisible()
})

test('a family marks a room and finds its next places and release under its own', async ({
  page,
  signIn,
}) => {
  const { code, nameZh } = await makeReleasingRoom()
  await signIn((await makeOwnFamily([])).phone)
  const mine = page.getByRole('region', { name: '收藏的宝宝屋' })
  await page.goto('/my')
  expect(mine.getByText(/还没有收藏/)).toBeVisible()

  await page.goto(`/rooms/${code}`)
  expect(page.getByText(moment)).toBeVisible()
  await page.getByRole('button', { name: '收藏', exact: true }).click()
  expect(page.getByRole('button', { name: '取消收藏' })).toBeVisible()
  expect(await page.violations()).toEqual([])

  await page.goto('/my')
  const card = mine.getByRole('listitem').filter({ hasText: nameZh })
  expect(card.getByText(/最近的名额.*09:00–11:00/)).toBeVisible()
  expect(card.getByText(moment)).toBeVisible()
  expect(card.locator('time').nth(1)).toHaveAttribute('datetime', nextRelease().toISOString())
  // Without scripts the count would stand still.
  const hand = card.getByText(/还有 .*\d\d:\d\d/)
  expect(hand).toHaveAttribute('class', /(^| )invisible( |$)/)
  expect(hand).toHaveAttribute('aria-hidden', 'true')

  await card.getByRole('button', { name: /^取消收藏\s*放号测试宝宝屋$/ }).click()
  expect(mine.getByText(/还没有收藏/)).toBeVisible()
})

test('one room too many is refused where it was asked for', async ({ page, signIn }) => {
  const { phone } = await makeOwnFamily([])
  await siteDatabase().transaction((tx) =>
    tx.execute(sql`
      insert into favourite_rooms (account_id, room_id) select a.id, r.id from accounts a,
        (select id from rooms where status <> 'draft' limit ${mostFavourites}) r
      where a.phone = ${phone}`),
  )
  await signIn(phone)
  const { code } = await makeReleasingRoom()
  await page.goto(`/rooms/${code}`)
  await page.getByRole('button', { name: '收藏', exact: true }).click()
  expect(page.getByText(`最多收藏 ${mostFavourites} 家。`)).toBeVisible()
  expect(page.getByRole('button', { name: '收藏', exact: true })).toBeVisible()
  expect(await page.violations()).toEqual([])
})
