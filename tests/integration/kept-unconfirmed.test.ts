import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRoom, type TestRoom } from '../support/room'
import { claim, makeAccount, makeChildren, outcome, outcomes } from './support/claims'
import { day, type RaceDatabase, raceDatabase } from './support/race-database'

let race: RaceDatabase
let room: TestRoom

beforeAll(async () => {
  race = await raceDatabase(12)
  const hours = [8, 9, 10, 11, 12, 13].map((hour) => String(hour).padStart(2, '0'))
  room = await makeRoom(race.db, {
    slots: hours.map((hour, n) => ({
      day,
      from: `${hour}:00`,
      to: `${String(n + 9).padStart(2, '0')}:00`,
    })),
    policy: { holdMinutes: 5, familyHolds: 2 },
  })
})
afterAll(async () => {
  expect(await race.differences()).toEqual([])
  await race.close()
})

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

describe.each(['held', 'offered'] as const)('a place %s for a child, by raw SQL', (status) => {
  test('is kept no longer than the policy says, whatever end is asked for', async () => {
    const { sql } = race
    const accountId = await makeAccount(sql)
    const childIds = await makeChildren(sql, 1)
    const [id = ''] = await claim(sql, {
      accountId,
      slotId: room.slotIds[0] ?? '',
      childIds,
      status,
      expiresAt: inDays(30),
    })
    const [kept] = await sql`
      select extract(epoch from expires_at - claimed_at) / 60 as minutes from bookings where id = ${id}`
    expect(Number(kept?.minutes)).toBeGreaterThan(4.9)
    expect(Number(kept?.minutes)).toBeLessThanOrEqual(5.1)
    const longer = sql`update bookings set expires_at = expires_at + interval '1 minute' where id = ${id}`
    expect(await outcome(longer)).toBe('booking_fixed')
    await sql`update bookings set status = 'cancelled', cancelled_at = now() where id = ${id}`
  })

  test('counts for its family as any other: no more at once than the policy says', async () => {
    const { sql } = race
    const accountId = await makeAccount(sql)
    const children = await makeChildren(sql, 6)
    const found = await outcomes(
      children.map((child, n) =>
        claim(sql, {
          accountId,
          slotId: room.slotIds[n] ?? '',
          childIds: [child],
          status,
          expiresAt: inDays(1),
        }),
      ),
    )
    expect(found).toEqual({ done: 2, booking_family_holds: 4 })
    const [hold] =
      await sql`select count(*)::integer as held from bookings where account_id = ${accountId}`
    expect(hold?.held).toBe(2)
    const unnamed = sql`insert into bookings (id, slot_id, account_id, status, starts_at, ends_at, cancel_until)
      select ${v7()}, id, ${accountId}, 'held', starts_at, ends_at, cancel_until from slots where id = ${room.slotIds[5] ?? ''}`
    expect(await outcome(unnamed)).toBe('booking_family_holds')
    await sql`update bookings set status = 'cancelled', cancelled_at = now() where account_id = ${accountId}`
  })
})

describe('who books', () => {
  const insert = (childId: string, accountId: string, requestId: string | null = null) => race.sql`
    insert into bookings (id, request_id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
    select ${v7()}, ${requestId}, id, ${childId}, ${accountId}, 'confirmed', starts_at, ends_at, cancel_until
    from slots where id = ${room.slotIds[1] ?? ''}`

  test('is a guardian of the child', async () => {
    const stranger = await makeAccount(race.sql)
    const [childId = ''] = await makeChildren(race.sql, 1, { guardian: race.accountId })
    expect(await outcome(insert(childId, stranger))).toBe('booking_not_guardian')
  })

  test('is who made the request', async () => {
    const { sql } = race
    const [own, other] = [await makeAccount(sql), await makeAccount(sql)]
    const [childId = ''] = await makeChildren(sql, 1, { guardian: own })
    const request = async (accountId: string) => {
      const id = v7()
      await sql`insert into booking_requests (id, account_id, key, fingerprint) values (${id}, ${accountId}, ${v7()}, 'x')`
      return id
    }
    expect(await outcome(insert(childId, own, await request(other)))).toBe(
      'bookings_request_of_account',
    )
    expect(await outcome(insert(childId, own, await request(own)))).toBe('done')
  })
})
