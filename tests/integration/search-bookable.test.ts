import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { explainNothing } from '@/domain/search/explain-nothing'
import { findInstead } from '@/domain/search/find-instead'
import { anything } from '@/domain/search/rules'
import { searchPlaces } from '@/domain/search/search-places'
import type { Fit, Wish } from '@/domain/search/types'
import type { Account } from '@/domain/shared/actor'
import { instantOf } from '@/domain/shared/time'
import { freshDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { randomFrom, seed } from '../support/seed'
import { randomCity, subdistricts } from './support/random-city'
import { undoing } from './support/undoing'

const now = instantOf('2026-03-13', '10:00')
const days = ['2026-03-16', '2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20']
const births = ['2024-01-10', '2024-10-10', '2025-02-28', '2023-04-01']
let db: Database
let url: string

beforeAll(async () => {
  url = (await freshDatabase()).url
  db = createDatabase(url, { clock: () => now })
  const random = randomFrom(seed)
  await randomCity(url, random, 8)
  await db.transaction(async (tx) => {
    await tx.execute(sql`select setseed(${random(1_000)} / 1000.0)`)
    await tx.execute(sql`
      update policies set same_day_reserve = (random() * 2)::integer, residents_reserve = (random() * 2)::integer,
        child_open_bookings = 3, slot_max_minutes = case when random() < 0.5 then 120 else 180 end
      where level = 'room'`)
  })
})
afterAll(() => db.close())

/** Books what is offered, as the page would, and undoes it. */
async function bookAtOnce(account: Account, fit: Fit, real = db) {
  const on = { ...ctxOf(real, account, now), db: undoing(real) }
  return bookSlot(on, {
    slotId: fit.slotId,
    key: v7(),
    children: fit.costs.map(({ childId, allowanceUsed }) => ({ childId, free: allowanceUsed > 0 })),
    span: fit.flexible ? { from: fit.from, to: fit.to } : null,
  })
}

function randomWish(random: (below: number) => number, childIds: string[]): Wish {
  return {
    ...anything,
    divisionCode: [null, '310106', subdistricts[0] ?? null][random(3)] ?? null,
    near: random(3) === 0 ? { latitude: 31.23, longitude: 121.45 } : null,
    days: random(2) ? [] : days.filter(() => random(2) === 0),
    part: ([null, 'morning', 'afternoon'] as const)[random(3)] ?? null,
    minutes: [null, 60, 90, 120, 180][random(5)] ?? null,
    childIds,
  }
}

describe('what is offered', () => {
  test('can be booked at once: every result of random wishes of random families', async () => {
    const random = randomFrom(seed + 1)
    const refused: string[] = []
    let booked = 0
    for (let n = 0; n < 40; n++) {
      const kids = births.filter(() => random(3) === 0).slice(0, 2)
      const home = [undefined, ...subdistricts][random(4)]
      const { account, childIds } = await makeFamily(db, kids.length > 0 ? kids : ['2024-06-01'], {
        factor: random(3) === 0 ? 150 : 100,
        ...(home ? { homeSubdistrictCode: home } : {}),
      })
      const wish = randomWish(random, childIds)
      const { rooms } = await searchPlaces(ctxOf(db, account, now), wish)
      for (const { room, fits } of rooms) {
        for (const fit of fits.slice(0, 6)) {
          const result = await bookAtOnce(account, fit)
          if (result.ok) booked++
          else refused.push(`${room.code} ${JSON.stringify({ fit, wish, result })}`)
        }
      }
      // The next search of the same family takes into account what is booked already.
      const first = rooms[0]?.fits[0]
      if (first && random(2)) {
        await bookSlot(ctxOf(db, account, now), {
          slotId: first.slotId,
          key: v7(),
          children: first.costs.map(({ childId, allowanceUsed }) => ({
            childId,
            free: allowanceUsed > 0,
          })),
          span: first.flexible ? { from: first.from, to: first.to } : null,
        })
        const again = await searchPlaces(ctxOf(db, account, now), { ...wish, days: [] })
        for (const fit of again.rooms.flatMap(({ fits }) => fits).slice(0, 8)) {
          const result = await bookAtOnce(account, fit)
          if (result.ok) booked++
          else refused.push(JSON.stringify({ fit, result }))
        }
      }
    }
    expect(refused).toEqual([])
    expect(booked).toBeGreaterThan(100)
  })

  test('instead of every slot, three ways at most, each of its own kind, can be booked at once', async () => {
    const random = randomFrom(seed + 2)
    const found = await db.read.execute<{ id: string }>(sql`select id from slots order by id`)
    const kinds = new Set<string>()
    const refused: string[] = []
    for (const { id } of found) {
      const { account, childIds } = await makeFamily(db, [births[random(births.length)] ?? ''], {
        factor: random(3) === 0 ? 175 : 100,
      })
      const ways = await findInstead(ctxOf(db, account, now), {
        slotId: id,
        span: null,
        childIds,
        ageMonths: null,
      })
      expect(ways.length).toBeLessThanOrEqual(3)
      expect(new Set(ways.map(({ kind }) => kind)).size).toBe(ways.length)
      for (const { kind, fit } of ways) {
        kinds.add(kind)
        const result = await bookAtOnce(account, fit)
        if (!result.ok) refused.push(JSON.stringify({ kind, fit, result }))
      }
    }
    expect(refused).toEqual([])
    expect([...kinds].sort()).toEqual(['nearby', 'other_time', 'shorter'])
  })

  test('instead of nothing can be booked at once as well', async () => {
    const random = randomFrom(seed + 3)
    let suggested = 0
    for (let n = 0; n < 30; n++) {
      const { account, childIds } = await makeFamily(db, ['2024-06-01'])
      const ctx = ctxOf(db, account, now)
      const day = days[random(days.length)] ?? ''
      const wish = {
        ...randomWish(random, childIds),
        days: [day],
        minutes: 180,
        part: 'morning' as const,
      }
      const searched = await searchPlaces(ctx, wish)
      if (searched.rooms.length > 0) continue
      const nothing = await explainNothing(ctx, searched)
      expect(nothing.reasons.length).toBeGreaterThan(0)
      for (const { found, wish: other } of nothing.would) {
        suggested++
        expect((await searchPlaces(ctx, other)).rooms.length).toBeGreaterThan(0)
        for (const fit of found.fits.slice(0, 3)) {
          expect(await bookAtOnce(account, fit)).toMatchObject({ ok: true })
        }
      }
    }
    expect(suggested).toBeGreaterThan(5)
  })

  test('is held to the engine: with its arithmetic switched off, offers are refused', async () => {
    const other = await freshDatabase()
    const on = createDatabase(other.url, { clock: () => now })
    try {
      await randomCity(other.url, randomFrom(seed), 4)
      await on.transaction((tx) =>
        tx.execute(sql`
          create or replace function fits_in_room(rules capacity_rules, l capacity_ledger, kept_bands smallint[],
            bands smallint[], factors integer[]) returns boolean language sql immutable as 'select true'`),
      )
      const { account, childIds } = await makeFamily(on, ['2024-01-10', '2024-10-10'])
      const ctx = ctxOf(on, account, now)
      const { rooms } = await searchPlaces(ctx, { ...anything, childIds })
      const results = []
      for (const fit of rooms.flatMap(({ fits }) => fits)) {
        results.push(await bookAtOnce(account, fit, on))
      }
      expect(results.filter(({ ok }) => !ok)).toContainEqual(
        expect.objectContaining({ reason: 'slot_full' }),
      )
    } finally {
      await on.close()
    }
  })
})
