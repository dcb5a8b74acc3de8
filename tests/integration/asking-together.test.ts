import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { createDatabase } from '@/db/client'
import { findAskingFacts } from '@/domain/claims/asking-queries'
import { bookSlot } from '@/domain/claims/book-slot'
import { holdPlace } from '@/domain/holds/hold-place'
import { instantOf } from '@/domain/shared/time'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily, type TestFamily } from '../support/family'
import { makeRoom } from '../support/room'

const day = '2026-03-16'
const now = instantOf('2026-03-09', '10:00')
const born = '2024-09-10'

test('who asks together with others is told what they would be told alone', async () => {
  const { url } = await testDatabase()
  const db = createDatabase(serving(url), { clock: () => now })
  const slots = [
    { day, from: '09:00', to: '11:00' },
    { day, from: '13:00', to: '15:00' },
  ]
  const room = await makeRoom(db, { slots, policy: { fixedRatio: 1 } })
  const [full = '', free = ''] = room.slotIds
  const family = (birth = born, extra = {}) => makeFamily(db, [birth], extra)
  const [booked, holder] = [await family(), await family()]
  const [childId = ''] = booked.childIds
  const wish = { slotId: full, key: v7(), children: [{ childId, free: true }], span: null }
  expect(await bookSlot(ctxOf(db, booked.account, now), wish)).toMatchObject({ ok: true })
  const held = await holdPlace(ctxOf(db, holder.account, now), { slotId: full, span: null })
  expect(held).toMatchObject({ ok: true })

  const ask = ({ account, childIds }: TestFamily, slotId: string) =>
    findAskingFacts(db, {
      accountId: account.accountId,
      key: v7(),
      slotId,
      childIds,
      span: null,
      now,
    })
  const asking: [TestFamily, string, string | undefined][] = [
    [await family(), full, 'capacity_ratio'],
    [await family(), full, 'capacity_ratio'],
    [holder, full, undefined],
    [await family('2023-11-01'), full, 'capacity_ratio'],
    [await family(born, { factor: 150 }), full, 'capacity_ratio'],
    [await family('2020-01-01'), full, 'booking_age'],
    [await family(), free, undefined],
    [await family('2020-01-01'), free, 'booking_age'],
  ]
  // The first one goes alone, all others go in one statement.
  const together = await Promise.all(asking.map(([who, slotId]) => ask(who, slotId)))
  expect(together.map((facts) => facts?.foreseen?.name)).toEqual(asking.map(([, , name]) => name))
  for (const [n, [who, slotId]] of asking.entries()) {
    expect(together[n]).toEqual(await ask(who, slotId))
    expect(together[n]?.children.map((child) => child.id)).toEqual(who.childIds)
  }
  await db.close()
})
