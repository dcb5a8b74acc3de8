import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { hasMarked } from '@/domain/favourites/has-marked'
import { listFavourites } from '@/domain/favourites/list-favourites'
import { markRoom } from '@/domain/favourites/mark-room'
import { countFavourites, insertFavourite } from '@/domain/favourites/queries'
import { mostFavourites } from '@/domain/favourites/rules'
import { unmarkRoom } from '@/domain/favourites/unmark-room'
import type { Account } from '@/domain/shared/actor'
import type { Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { addDays, instantOf } from '@/domain/shared/time'
import { findNextRelease } from '@/domain/slots/find-next-release'
import { serving, testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'

const today = '2026-03-10'
const now = instantOf(today, '10:00')
const soon = addDays(today, 7)
/** Released fourteen days ahead at nine: not before tomorrow, and the day after. */
const later = addDays(today, 15)
const latest = addDays(today, 16)
let db: Database

beforeAll(async () => {
  const { url } = await testDatabase()
  db = createDatabase(serving(url), { clock: () => now, max: 8 })
})

const slot = (day: string, from = '09:00', to = '11:00') => ({ day, from, to })
const roomWith = (...slots: ReturnType<typeof slot>[]) =>
  makeRoom(db, { slots: slots.length > 0 ? slots : [slot(soon)] })

async function family(): Promise<Ctx & { actor: Account }> {
  const { account } = await makeFamily(db, ['2024-09-10'])
  return { ...ctxOf(db, account, now), actor: account }
}

const codesOf = async (ctx: Ctx) => (await listFavourites(ctx)).map(({ code }) => code)
const change = (statement: ReturnType<typeof sql>) => db.transaction((tx) => tx.execute(statement))

async function logged({ actor }: { actor: Account }) {
  const rows = await db.read.execute<{ action: string; room_id: string | null }>(sql`
    select action, room_id from audit_entries where actor_id = ${actor.accountId}::uuid order by id`)
  return rows.map(({ action, room_id }) => [action, room_id])
}

/** Marks rooms until one more would be too many. */
async function markAllButOne(ctx: Ctx & { actor: Account }) {
  await change(sql`
    with made as (
      insert into rooms (id, code, subdistrict_code, name_zh, licensed_places, status)
      select id, 'many-' || id, '310106006', '一间宝宝屋', 10, 'open'
      from (select uuid_v7() as id from generate_series(1, ${mostFavourites - 1})) as n returning id)
    insert into favourite_rooms (account_id, room_id) select ${ctx.actor.accountId}::uuid, id from made`)
}

describe('marking a room', () => {
  it('puts it on one’s own list once, the last one first, until it is taken off', async () => {
    const ctx = await family()
    const [one, two] = [await roomWith(), await roomWith()]
    expect(await hasMarked(ctx, { roomId: one.id })).toBe(false)
    expect(await markRoom(ctx, one)).toEqual({ ok: true })
    expect(await markRoom(ctx, one)).toEqual({ ok: true })
    const after = { ...ctx, now: new Date(now.getTime() + 1000) }
    expect(await markRoom(after, two)).toEqual({ ok: true })
    expect(await codesOf(ctx)).toEqual([two.code, one.code])
    expect(await hasMarked(ctx, { roomId: one.id })).toBe(true)
    expect(await unmarkRoom(ctx, one)).toEqual({ ok: true })
    expect(await unmarkRoom(ctx, one)).toEqual({ ok: true })
    expect(await codesOf(ctx)).toEqual([two.code])
    // The room's side does not learn from its log who marked it.
    expect(await logged(ctx)).toEqual([
      ['mark-room', null],
      ['mark-room', null],
      ['unmark-room', null],
    ])
  })

  it('is one’s own affair: strangers and visitors see nothing of it', async () => {
    const [ctx, stranger] = [await family(), await family()]
    const room = await roomWith()
    await markRoom(ctx, room)
    await unmarkRoom(stranger, room)
    expect(await codesOf(stranger)).toEqual([])
    expect(await hasMarked(stranger, { roomId: room.id })).toBe(false)
    expect(await codesOf(ctx)).toEqual([room.code])
    const visitor: Ctx = { actor: { kind: 'visitor' }, now, db }
    expect(await hasMarked(visitor, { roomId: room.id })).toBe(false)
    expect(() => markRoom(visitor, room)).toThrow(SignInNeeded)
    expect(() => unmarkRoom(visitor, room)).toThrow(SignInNeeded)
    expect(() => listFavourites(visitor)).toThrow(SignInNeeded)
  })

  it('is not for rooms the public does not see', async () => {
    const ctx = await family()
    const draft = await makeRoom(db, { slots: [slot(soon)], status: 'draft' })
    await expect(markRoom(ctx, draft)).rejects.toThrow(NotFound)
    await expect(unmarkRoom(ctx, draft)).rejects.toThrow(NotFound)
    await expect(markRoom(ctx, { code: 'no-such-room' })).rejects.toThrow(NotFound)
    expect(await logged(ctx)).toEqual([])
  })

  it('ends at the most a family can mark, and goes on after one was taken off', async () => {
    const ctx = await family()
    await markAllButOne(ctx)
    const [last, more] = [await roomWith(), await roomWith()]
    expect(await markRoom(ctx, last)).toEqual({ ok: true })
    const refused = { ok: false, reason: 'too_many', most: mostFavourites }
    expect(await markRoom(ctx, more)).toEqual(refused)
    expect(await markRoom(ctx, last)).toEqual({ ok: true })
    expect(await listFavourites(ctx)).toHaveLength(mostFavourites)
    await unmarkRoom(ctx, last)
    expect(await markRoom(ctx, more)).toEqual({ ok: true })
  })
})

describe('several at the same moment for the last mark', () => {
  it('get it exactly once', async () => {
    const ctx = await family()
    await markAllButOne(ctx)
    const rooms = await Promise.all(Array.from({ length: 5 }, () => roomWith()))
    const results = await Promise.all(rooms.map((room) => markRoom(ctx, room)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await countFavourites(db.read, ctx.actor.accountId)).toBe(mostFavourites)
  })

  it('would get it twice without the lock', async () => {
    const ctx = await family()
    const { accountId } = ctx.actor
    await markAllButOne(ctx)
    const [one, two] = [await roomWith(), await roomWith()]
    await db.transaction(async (first) => {
      expect(await countFavourites(first, accountId)).toBe(mostFavourites - 1)
      await db.transaction(async (second) => {
        expect(await countFavourites(second, accountId)).toBe(mostFavourites - 1)
        await insertFavourite({ ...ctx, tx: second }, accountId, two.id)
      })
      await insertFavourite({ ...ctx, tx: first }, accountId, one.id)
    })
    expect(await countFavourites(db.read, accountId)).toBe(mostFavourites + 1)
  })
})

describe('what comes next in a marked room', () => {
  it('is its next free places that are released, and the next release with its days', async () => {
    const ctx = await family()
    const room = await roomWith(
      slot(later),
      slot(latest),
      slot(later, '13:00', '15:00'),
      slot(soon),
    )
    await markRoom(ctx, room)
    const release = { at: instantOf(addDays(today, 1), '09:00'), fromDay: later, toDay: later }
    expect(await listFavourites(ctx)).toMatchObject([
      {
        code: room.code,
        nameZh: '测试宝宝屋',
        status: 'open',
        districtZh: '静安区',
        free: { startsAt: instantOf(soon, '09:00'), day: soon, places: 10 },
        release,
      },
    ])
    expect(await findNextRelease(ctx, { roomId: room.id })).toEqual(release)
  })

  it('is a release of several days where they come at once', async () => {
    const room = await roomWith(slot(later), slot(latest))
    await change(sql`
      insert into policies (id, level, room_id, effective_from, release_days_ahead)
      values (uuid_v7(), 'room', ${room.id}, ${latest}, 15)`)
    expect(await findNextRelease(await family(), { roomId: room.id })).toEqual({
      at: instantOf(addDays(today, 1), '09:00'),
      fromDay: later,
      toDay: latest,
    })
  })

  it('passes over full slots, closed ones and those of a room that is or will be suspended', async () => {
    const ctx = await family()
    const room = await roomWith(slot(soon), slot(soon, '13:00', '15:00'), slot(later), slot(latest))
    await markRoom(ctx, room)
    const seen = async () => (await listFavourites(ctx))[0]
    const [morning, , first] = room.slotIds
    await change(sql`update slots set cap = 0 where id = ${morning}`)
    await change(sql`update slots set status = 'closed', closed_at = now() where id = ${first}`)
    expect((await seen())?.free?.startsAt).toEqual(instantOf(soon, '13:00'))
    expect((await seen())?.release?.fromDay).toBe(latest)
    await change(sql`update rooms set suspended_from = ${latest} where id = ${room.id}`)
    expect((await seen())?.release).toBeNull()
    expect((await seen())?.free?.startsAt).toEqual(instantOf(soon, '13:00'))
    await change(
      sql`update rooms set suspended_from = null, status = 'suspended' where id = ${room.id}`,
    )
    expect(await seen()).toMatchObject({ status: 'suspended', free: null, release: null })
    expect(await findNextRelease(ctx, { roomId: room.id })).toBeNull()
  })

  it('is over at the instant of the release, when the places are free', async () => {
    const ctx = await family()
    const room = await roomWith(slot(later))
    await markRoom(ctx, room)
    const at = instantOf(addDays(today, 1), '09:00')
    const just = async (ms: number) =>
      (await listFavourites({ ...ctx, now: new Date(at.getTime() + ms) }))[0]
    expect(await just(-1)).toMatchObject({ free: null, release: { at } })
    expect(await just(0)).toMatchObject({ free: { day: later }, release: null })
  })
})
