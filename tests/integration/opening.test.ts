import postgres from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asBooking, pressed, pressedLists } from '@/app/_components/booking/pressed'
import { createDatabase, type Database } from '@/db/client'
import { actorOfSession } from '@/domain/accounts/actor-of-session'
import { bookSlot } from '@/domain/claims/book-slot'
import { holdPlace } from '@/domain/holds/hold-place'
import { bookSeveral } from '@/domain/several/book-several'
import { moveBooking } from '@/domain/several/move-booking'
import type { Account } from '@/domain/shared/actor'
import { selectNow } from '@/domain/shared/clock-queries'
import { instantOf } from '@/domain/shared/time'
import { databaseTime } from '@/lib/database-time'
import { formInput } from '@/lib/form-input'
import { freshDatabase, serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'

/** Released fourteen days before, at nine. */
const day = '2026-03-16'
const release = instantOf('2026-03-02', '09:00')
const before = new Date(release.getTime() - 1)
const born = '2024-09-10'

let now = release
let db: Database
beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now, max: 20 })
})
afterAll(() => db.close())

const morning = (extra: object = {}) => ({ day, from: '09:00', to: '11:00', ...extra })

type Asked = { account: Account; slotId: string; childId: string }

const wish = ({ slotId, childId }: Asked) => ({
  slotId,
  span: null,
  children: [{ childId, free: true }],
})

/** Every way in which a family itself gets a place; each answers why it was refused, or 'done'. */
const ways: Record<string, (asked: Asked) => Promise<string>> = {
  async booking(asked) {
    const done = await bookSlot(ctxOf(db, asked.account, now), { key: v7(), ...wish(asked) })
    return done.ok ? 'done' : done.reason
  },
  async 'booking several'(asked) {
    const press = { key: v7(), wish: 'all' as const, items: [wish(asked)] }
    const done = await bookSeveral(ctxOf(db, asked.account, now), press)
    if (done.ok) return 'done'
    return ('refused' in done && done.refused[0]?.refusal?.reason) || done.reason
  },
  async holding({ account, slotId }) {
    const done = await holdPlace(ctxOf(db, account, now), { slotId, span: null })
    return done.ok ? 'done' : done.reason
  },
  async moving({ account, slotId, childId }) {
    // Another morning each time: the booking that could not be moved stays.
    const from = now < release ? '2026-03-05' : '2026-03-06'
    const other = await makeRoom(db, { slots: [morning({ day: from })] })
    const old = { account, childId, slotId: other.slotIds[0] ?? '' }
    const left = await bookSlot(ctxOf(db, account, now), { key: v7(), ...wish(old) })
    const bookingId = left.ok ? (left.bookings[0]?.id ?? '') : ''
    const to = { key: v7(), bookingId, slotId, span: null, free: true }
    const done = await moveBooking(ctxOf(db, account, now), to)
    return done.ok ? 'done' : done.reason
  },
}

describe('a slot is released at one instant, whichever way a family comes', () => {
  test.each(Object.keys(ways))('%s: a millisecond before it is refused, then not', async (way) => {
    const room = await makeRoom(db, { slots: [morning()] })
    const { account, childIds } = await makeFamily(db, [born])
    const asked = { account, slotId: room.slotIds[0] ?? '', childId: childIds[0] ?? '' }
    now = before
    expect(await ways[way]?.(asked)).toBe('not_released')
    now = release
    expect(await ways[way]?.(asked)).toBe('done')
  })

  test('all slots of one release open together: thirty families at once fill the room, no more', async () => {
    now = release
    const slots = [morning(), morning({ from: '13:00', to: '15:00' })]
    const room = await makeRoom(db, { slots, licensedPlaces: 8 })
    const families = await Promise.all(Array.from({ length: 30 }, () => makeFamily(db, [born])))
    const answers = await Promise.all(
      families.map(({ account, childIds }, n) =>
        ways.booking?.({
          account,
          slotId: room.slotIds[n % 2] ?? '',
          childId: childIds[0] ?? '',
        }),
      ),
    )
    expect(answers.filter((one) => one === 'done')).toHaveLength(16)
    expect(answers.filter((one) => one === 'slot_full')).toHaveLength(14)
  })
})

describe('what a form says of the time is not heard', () => {
  const forged = {
    now: '2026-03-05T09:00:00+08:00',
    at: '2026-03-05T09:00:00+08:00',
    time: '1772672400000',
    claimedAt: '2026-03-01T09:00:00+08:00',
    claimed_at: '2026-03-01T09:00:00+08:00',
    releasedAt: '2026-01-01T09:00:00+08:00',
    released_at: '2026-01-01T09:00:00+08:00',
    'ctx.now': '2026-03-05T09:00:00+08:00',
    'baobaowu.now': '2026-03-05T09:00:00+08:00',
    override_reason: 'forged',
    exception: 'forged',
  }

  test('a forged form asks for what the plain one does, and is refused and booked as it is', async () => {
    const room = await makeRoom(db, { slots: [morning()] })
    const { account, childIds } = await makeFamily(db, [born])
    const plain = { slotId: room.slotIds[0] ?? '', key: v7(), child: childIds[0] ?? '', day }
    const read = (fields: Record<string, string>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append('free', plain.child)
      return asBooking(formInput(pressed, pressedLists).parse(form))
    }
    const asked = read({ ...plain, ...forged })
    expect(asked).toEqual(read(plain))
    now = before
    const early = await bookSlot(ctxOf(db, account, now), asked)
    expect(early).toMatchObject({ ok: false, reason: 'not_released' })
    now = release
    expect(await bookSlot(ctxOf(db, account, now), asked)).toMatchObject({ ok: true })
  })
})

test('the instant that decides about a press is the database’s, whatever this process takes it to be', async () => {
  const { db: own, url } = await freshDatabase()
  const sql = postgres(url, { max: 1 })
  try {
    const asked = Date.now()
    const real = await selectNow(own.read)
    expect(real.getTime()).toBeGreaterThanOrEqual(asked)
    expect(real.getTime()).toBeLessThanOrEqual(Date.now())
    await sql.unsafe(
      `alter database ${new URL(url).pathname.slice(1)} set baobaowu.now = '2031-03-17 08:59:59.9999+08'`,
    )
    const later = createDatabase(serving(url), { max: 1 })
    const then = new Date('2031-03-17T08:59:59.999+08:00')
    expect(await selectNow(later.read)).toEqual(then)
    expect(await actorOfSession(later, v7(), null)).toEqual({
      actor: { kind: 'visitor' },
      now: then,
    })
    // What is only shown goes on from there, never faster than this machine's own clock.
    const began = performance.now()
    const since = async () => (await databaseTime(later)).getTime() - then.getTime()
    const first = await since()
    expect(first).toBeGreaterThanOrEqual(0)
    await expect.poll(since).toBeGreaterThan(first)
    expect(await since()).toBeLessThanOrEqual(performance.now() - began)
    await later.close()
  } finally {
    await sql.end()
    await own.close()
  }
})
