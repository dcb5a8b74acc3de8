import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { removeChild } from '@/domain/children/remove-child'
import { bookSlot } from '@/domain/claims/book-slot'
import { findFeed } from '@/domain/feeds/find-feed'
import { openFeed } from '@/domain/feeds/open-feed'
import { readFeed } from '@/domain/feeds/read-feed'
import { readVisit } from '@/domain/feeds/read-visit'
import { revokeFeed } from '@/domain/feeds/revoke-feed'
import type { Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { addDays, instantOf } from '@/domain/shared/time'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'

const day = '2026-03-17'
const now = instantOf(addDays(day, -7), '10:00')
let db: Database
let visitor: Ctx

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now, max: 8 })
  visitor = { actor: { kind: 'visitor' }, now, db }
})

/** A family with a confirmed visit, in a room with two slots. */
async function booked() {
  const room = await makeRoom(db, {
    slots: [
      { day, from: '09:00', to: '11:00' },
      { day, from: '13:00', to: '15:00' },
    ],
  })
  await db.read.execute(sql`
    update rooms set updated_at = ${addDays(day, -30)}::date where id = ${room.id}`)
  const family = await makeFamily(db, ['2024-09-10'])
  const ctx = ctxOf(db, family.account, now)
  const [slotId = '', otherSlotId = ''] = room.slotIds
  const childId = family.childIds[0] ?? ''
  const made = await bookSlot(ctx, {
    slotId,
    key: v7(),
    children: [{ childId, free: true }],
    span: null,
  })
  if (!made.ok) throw new Error(made.reason)
  return { ctx, room, childId, otherSlotId, bookingId: made.bookings[0]?.id ?? '' }
}

/** What moving a visit leaves behind: the old row ended as moved, a new one that carries its UID on. */
async function moved({ bookingId, otherSlotId }: { bookingId: string; otherSlotId: string }) {
  const id = v7()
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      update bookings set status = 'cancelled', cancel_reason = 'moved', cancelled_at = ${now.toISOString()}
      where id = ${bookingId}`)
    await tx.execute(sql`
      insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until,
        moved_from, calendar_uid, calendar_sequence)
      select ${id}, s.id, b.child_id, b.account_id, 'confirmed', s.starts_at, s.ends_at, s.cancel_until,
        b.id, coalesce(b.calendar_uid, b.id), b.calendar_sequence + 1
      from bookings b, slots s where b.id = ${bookingId} and s.id = ${otherSlotId}`)
  })
  return id
}

const tokenOf = async (ctx: Ctx) => (await openFeed(ctx)).token
const visitsAt = async (token: string, at = now) =>
  (await readFeed({ ...visitor, now: at }, { token })).visits

/** What the log says of a family's feeds, oldest first. */
async function logged({ actor }: Ctx) {
  const accountId = actor.kind === 'account' ? actor.accountId : ''
  return db.read.execute(sql`
    select action, details from audit_entries where actor_id = ${accountId}::uuid
      and subject_kind = 'calendar_feed' order by id`)
}

describe('a private calendar address', () => {
  it('shows the family’s visits to whoever has it, and is kept only as a hash', async () => {
    const { ctx, bookingId } = await booked()
    expect(await findFeed(ctx)).toBeNull()
    const token = await tokenOf(ctx)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(await findFeed(ctx)).toEqual({ openedAt: now })
    const { language, visits } = await readFeed(visitor, { token })
    expect(language).toBe('zh')
    expect(visits).toMatchObject([{ bookingId, uid: bookingId, sequence: 0, cancelled: false }])
    expect(visits[0]?.startsAt).toEqual(instantOf(day, '09:00'))
    expect(JSON.stringify(visits)).not.toContain('幼儿1')
    const rows = await db.read.execute(sql`
      select f.*, e.details from calendar_feeds f, audit_entries e where e.subject_id = f.id::text`)
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('dies at once when renewed, and when switched off; each is in the log', async () => {
    const { ctx } = await booked()
    const first = await tokenOf(ctx)
    const second = await tokenOf(ctx)
    await expect(readFeed(visitor, { token: first })).rejects.toThrow(NotFound)
    expect(await visitsAt(second)).toHaveLength(1)
    expect(await revokeFeed(ctx)).toEqual({ ok: true })
    await expect(readFeed(visitor, { token: second })).rejects.toThrow(NotFound)
    expect(await findFeed(ctx)).toBeNull()
    expect(await revokeFeed(ctx)).toEqual({ ok: true })
    expect(await logged(ctx)).toEqual([
      { action: 'open-feed', details: { renewed: false } },
      { action: 'open-feed', details: { renewed: true } },
      { action: 'revoke-feed', details: {} },
    ])
  })

  it('is not there for a token nobody has, and can only be opened signed in', async () => {
    const { ctx } = await booked()
    const token = await tokenOf(ctx)
    for (const wrong of ['', token.slice(1), `${token}A`, token.toLowerCase()]) {
      await expect(readFeed(visitor, { token: wrong })).rejects.toThrow(NotFound)
    }
    await expect(openFeed(visitor)).rejects.toThrow(SignInNeeded)
    await expect(revokeFeed(visitor)).rejects.toThrow(SignInNeeded)
  })

  it('stays as it was when renewing is cut off before its end', async () => {
    const { ctx } = await booked()
    const token = await tokenOf(ctx)
    const cut = {
      ...db,
      transaction: <T>(work: Parameters<typeof db.transaction<T>>[0]) =>
        db.transaction<T>(async (tx) => {
          await work(tx)
          throw new Error('cut off')
        }),
    }
    await expect(openFeed({ ...ctx, db: cut })).rejects.toThrow('cut off')
    expect(await visitsAt(token)).toHaveLength(1)
    expect(await logged(ctx)).toHaveLength(1)
  })

  it('is one, however many are opened at the same moment', async () => {
    const { ctx } = await booked()
    const tokens = await Promise.all(Array.from({ length: 6 }, () => tokenOf(ctx)))
    const alive = await Promise.all(
      tokens.map((token) =>
        visitsAt(token).then(
          () => true,
          () => false,
        ),
      ),
    )
    expect(alive.filter(Boolean)).toHaveLength(1)
  })
})

describe('whose visits a feed shows', () => {
  it('is of the children one is guardian of now: both guardians, nobody else', async () => {
    const { ctx: mother, childId } = await booked()
    const { account } = await makeFamily(db, [])
    const father = ctxOf(db, account, now)
    const [hers, his] = [await tokenOf(mother), await tokenOf(father)]
    expect(await visitsAt(his)).toEqual([])
    await db.transaction((tx) =>
      tx.execute(sql`
        insert into guardians (account_id, child_id, relation)
        values (${account.accountId}, ${childId}, 'father')`),
    )
    expect(await visitsAt(his)).toEqual(await visitsAt(hers))
    expect(await removeChild(father, { childId })).toEqual({ ok: true, erased: false })
    expect(await visitsAt(his)).toEqual([])
    expect(await visitsAt(hers)).toHaveLength(1)
  })
})

describe('what a feed shows of a visit', () => {
  it('is CANCELLED with a higher SEQUENCE once it is cancelled', async () => {
    const { ctx, bookingId } = await booked()
    const token = await tokenOf(ctx)
    const end = { bookingId, reason: 'plans_changed' as const, toldLate: false }
    expect(await cancelBooking(ctx, end)).toMatchObject({ ok: true })
    expect(await visitsAt(token)).toMatchObject([
      { uid: bookingId, sequence: 1, cancelled: true, changedAt: now },
    ])
  })

  it('is one visit with one UID after moves, and after cancelling what it became', async () => {
    const made = await booked()
    const token = await tokenOf(made.ctx)
    const second = await moved(made)
    expect(await visitsAt(token)).toMatchObject([
      { bookingId: second, uid: made.bookingId, sequence: 1, cancelled: false },
    ])
    const third = await moved({ bookingId: second, otherSlotId: made.room.slotIds[0] ?? '' })
    expect(await visitsAt(token)).toMatchObject([
      { bookingId: third, uid: made.bookingId, sequence: 2, cancelled: false },
    ])
    await cancelBooking(made.ctx, { bookingId: third, reason: 'other', toldLate: false })
    expect(await visitsAt(token)).toMatchObject([
      { bookingId: third, uid: made.bookingId, sequence: 3, cancelled: true },
    ])
  })

  it('counts as changed when its room was corrected', async () => {
    const { ctx, room } = await booked()
    const token = await tokenOf(ctx)
    expect(await visitsAt(token)).toMatchObject([{ changedAt: now, room: { address: null } }])
    const corrected = new Date(now.getTime() + 60_000)
    await db.transaction((tx) =>
      tx.execute(sql`
        update rooms set address = '江宁路 2 号', updated_at = ${corrected.toISOString()} where id = ${room.id}`),
    )
    expect(await visitsAt(token)).toMatchObject([
      { changedAt: corrected, room: { address: '江宁路 2 号' } },
    ])
  })

  it('stays for thirty days after it ended', async () => {
    const { ctx } = await booked()
    const token = await tokenOf(ctx)
    const ended = instantOf(day, '11:00').getTime()
    const later = (days: number, seconds: number) =>
      new Date(ended + days * 86_400_000 + seconds * 1000)
    expect(await visitsAt(token, later(30, -1))).toHaveLength(1)
    expect(await visitsAt(token, later(30, 0))).toEqual([])
  })
})

describe('the file of one booking', () => {
  it('is of the visit it became, for its guardians alone', async () => {
    const made = await booked()
    const { bookingId, ctx } = made
    expect(await readVisit(ctx, { bookingId })).toMatchObject({ bookingId, sequence: 0 })
    const second = await moved(made)
    for (const asked of [bookingId, second]) {
      expect(await readVisit(ctx, { bookingId: asked })).toMatchObject({
        bookingId: second,
        uid: bookingId,
        sequence: 1,
        startsAt: instantOf(day, '13:00'),
      })
    }
    const stranger = ctxOf(db, (await makeFamily(db, ['2024-09-10'])).account, now)
    for (const asked of [bookingId, second, v7(), 'not-a-number']) {
      await expect(readVisit(stranger, { bookingId: asked })).rejects.toThrow(NotFound)
    }
    await expect(readVisit(visitor, { bookingId })).rejects.toThrow(SignInNeeded)
  })

  it('is not there while the place is only held', async () => {
    const { ctx, childId, otherSlotId } = await booked()
    const id = v7()
    await db.transaction((tx) =>
      tx.execute(sql`
        insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until, expires_at)
        select ${id}, s.id, ${childId}, b.account_id, 'held', s.starts_at, s.ends_at, s.cancel_until,
          ${new Date(now.getTime() + 600_000).toISOString()}
        from slots s, bookings b where s.id = ${otherSlotId} and b.child_id = ${childId}`),
    )
    await expect(readVisit(ctx, { bookingId: id })).rejects.toThrow(NotFound)
    expect(await visitsAt(await tokenOf(ctx))).toHaveLength(1)
  })
})
