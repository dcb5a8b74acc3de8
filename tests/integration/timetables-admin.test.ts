import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { timeOf } from '@/domain/shared/time'
import type { SlotsEffect } from '@/domain/slots/slots-effect'
import { changeTimetable } from '@/domain/timetables/change-timetable'
import { createTimetable } from '@/domain/timetables/create-timetable'
import type { TimetableWish } from '@/domain/timetables/inputs'
import { readTimetable } from '@/domain/timetables/read-timetable'
import { readTimetables } from '@/domain/timetables/read-timetables'
import { type SaveTimetableResult, saveTimetable } from '@/domain/timetables/save-timetable'
import { claimPlace } from '../support/claims'
import { testDatabase } from '../support/database'
import { addPattern, monday, openTestRoom, pattern, slotsOf, systemAt } from '../support/rooms'
import { makeStaff } from '../support/staff'

let ctx: ReturnType<typeof systemAt>
beforeAll(async () => {
  ctx = systemAt((await testDatabase()).url, monday)
})
afterAll(() => ctx.db.close())

const month = monday.slice(0, 7)

async function seenOf(timetableId: string): Promise<string> {
  const [row] = await ctx.db.read.execute<{ code: string }>(sql`
    select r.code from rooms r join timetables t on t.room_id = r.id where t.id = ${timetableId}`)
  const page = await readTimetable(ctx, { code: row?.code ?? '', timetableId, month })
  return page.timetable?.seen ?? ''
}

/** Asks for the preview, then agrees to it. */
async function previewAndSave(wish: TimetableWish) {
  const shown = await saveTimetable(ctx, { wish, agreed: null, month })
  if (!('preview' in shown)) throw new Error(shown.ok ? 'saved unasked' : shown.reason)
  const { preview } = shown
  const saved = await saveTimetable(ctx, { wish, agreed: preview.agreement, month })
  return { preview, saved }
}

type Row = { id: string; timetable: string; day: string; from: string; to: string; terms: string }

async function rowsOf(roomId: string): Promise<Row[]> {
  const rows = await ctx.db.read.execute<Row>(sql`
    select id, timetable_id as timetable, day::text,
      to_char(starts_at at time zone 'Asia/Shanghai', 'HH24:MI') as from,
      to_char(ends_at at time zone 'Asia/Shanghai', 'HH24:MI') as to,
      concat_ws('/', age_from_months, age_to_months, price_fen_per_hour, coalesce(cap, -1)) as terms
    from slots where room_id = ${roomId} order by starts_at, id`)
  return [...rows]
}

const named = ({ day, from, to }: Row) => ({ day, from, to })

/** What became of the slots, from the table alone. */
function difference(before: Row[], after: Row[]): Omit<SlotsEffect, 'kept'> {
  const gone = before.filter((row) => !after.some((one) => one.id === row.id))
  const come = after.filter((row) => !before.some((one) => one.id === row.id))
  const anew = (row: Row) =>
    come.find((one) => one.timetable === row.timetable && one.day === row.day)
  const moved = gone.filter((row) => anew(row))
  return {
    added: come.filter((row) => !moved.some((one) => anew(one) === row)).map(named),
    removed: gone.filter((row) => !anew(row)).map(named),
    moved: moved.map((row) => ({
      ...named(row),
      newFrom: anew(row)?.from ?? '',
      newTo: anew(row)?.to ?? '',
    })),
    changed: before
      .filter((row) => after.some((one) => one.id === row.id && one.terms !== row.terms))
      .map(named),
  }
}

const hours = fc.constantFrom<[string, string]>(
  ['09:00', '11:00'],
  ['09:00', '12:00'],
  ['10:00', '11:30'],
  ['13:00', '15:00'],
)
const patterns = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
  hours,
  flexible: fc.boolean(),
  ageFromMonths: fc.constantFrom(null, 18),
  cap: fc.constantFrom(null, 6),
  priceFenPerHour: fc.constantFrom(null, 2000),
  validFrom: fc.constantFrom('2026-01-01', '2026-11-10'),
  validTo: fc.constantFrom(null, '2026-11-20'),
})
type Drawn = typeof patterns extends fc.Arbitrary<infer Value> ? Value : never
const fieldsOf = ({ hours: [fromTime, toTime], ...rest }: Drawn) => ({ ...rest, fromTime, toTime })

test('what the preview named is what saving did, whatever was booked, closed or capped', async () => {
  await fc.assert(
    fc.asyncProperty(
      patterns,
      patterns,
      fc.uniqueArray(fc.nat(9), { maxLength: 2 }),
      fc.constantFrom('change' as const, 'end' as const),
      async (first, second, picks, deed) => {
        const roomId = await openTestRoom(ctx)
        const timetableId = await addPattern(ctx, roomId, fieldsOf(first))
        const slots = await slotsOf(ctx, roomId)
        const [claimed, closed] = picks.map((n) => slots[n])
        if (claimed) await claimPlace(ctx, roomId, claimed.id)
        if (closed) {
          await ctx.db.transaction((tx) =>
            tx.execute(
              sql`update slots set status = 'closed', closed_at = now() where id = ${closed.id}`,
            ),
          )
        }
        const before = await rowsOf(roomId)
        const { roomId: _, ...fields } = pattern(roomId, fieldsOf(second))
        const seen = await seenOf(timetableId)
        const wish: TimetableWish =
          deed === 'end'
            ? { deed, timetableId, lastDay: '2026-11-12' }
            : { ...fields, deed, timetableId, seen }
        const shown = await saveTimetable(ctx, { wish, agreed: null, month })
        expect(await rowsOf(roomId)).toEqual(before)
        if (!shown.ok && shown.reason === 'nothing_changed') return
        if (!('preview' in shown)) throw new Error(shown.ok ? 'saved unasked' : shown.reason)
        const saved = await saveTimetable(ctx, {
          ...{ wish, agreed: shown.preview.agreement, month },
        })
        if (!saved.ok) throw new Error(saved.reason)
        expect(saved.effect).toEqual(shown.preview.effect)
        const after = await rowsOf(roomId)
        const { kept, ...done } = saved.effect
        expect(done).toEqual(difference(before, after))
        for (const slot of kept) {
          expect([claimed?.id, closed?.id]).toContain(slot.slotId)
          expect(before.find((row) => row.id === slot.slotId)).toEqual(
            after.find((row) => row.id === slot.slotId),
          )
        }
        const left = after.filter((row) => [claimed?.id, closed?.id].includes(row.id))
        expect(left).toHaveLength([claimed, closed].filter(Boolean).length)
        const drawn = shown.preview.month.flatMap((one) =>
          one.slots.map((slot) => `${one.day} ${timeOf(slot.startsAt)}`),
        )
        for (const row of after.filter((one) => one.day.startsWith(month))) {
          expect(drawn).toContain(`${row.day} ${row.from}`)
        }
      },
    ),
    { numRuns: 25 },
  )
})

test('a slot with bookings is named with day, time and count, and stays as it was booked', async () => {
  const roomId = await openTestRoom(ctx)
  const timetableId = await addPattern(ctx, roomId)
  const [, booked] = await slotsOf(ctx, roomId)
  if (!booked) throw new Error('slots are missing')
  await claimPlace(ctx, roomId, booked.id)
  const { roomId: _, ...fields } = pattern(roomId, { fromTime: '13:00', toTime: '15:00' })
  const { preview, saved } = await previewAndSave({
    ...{ ...fields, deed: 'change', timetableId, seen: await seenOf(timetableId) },
  })
  expect(preview.effect.kept).toEqual([
    {
      ...{ slotId: booked.id, day: booked.day, from: '09:00', to: '11:00' },
      ...{ bookings: 1, why: 'booked' },
    },
  ])
  expect(saved.ok).toBe(true)
  expect((await slotsOf(ctx, roomId)).find((slot) => slot.id === booked.id)).toEqual(booked)
})

test('a booking between preview and saving shows the new effect instead of saving', async () => {
  const roomId = await openTestRoom(ctx)
  const timetableId = await addPattern(ctx, roomId)
  const [first] = await slotsOf(ctx, roomId)
  if (!first) throw new Error('slots are missing')
  const wish: TimetableWish = { deed: 'end', timetableId, lastDay: monday }
  const shown = await saveTimetable(ctx, { wish, agreed: null, month })
  if (!('preview' in shown)) throw new Error('no preview')
  const [, later] = await slotsOf(ctx, roomId)
  if (!later) throw new Error('slots are missing')
  await claimPlace(ctx, roomId, later.id)
  const again = await saveTimetable(ctx, { wish, agreed: shown.preview.agreement, month })
  expect(again).toMatchObject({ ok: false, reason: 'effect_changed' })
  expect(await slotsOf(ctx, roomId)).toHaveLength(21)
  if (!('preview' in again)) throw new Error('no preview')
  expect(again.preview.effect.kept).toMatchObject([{ slotId: later.id, bookings: 1 }])
  const saved = await saveTimetable(ctx, { wish, agreed: again.preview.agreement, month })
  expect(saved.ok).toBe(true)
  expect((await slotsOf(ctx, roomId)).map((slot) => slot.id)).toEqual([first.id, later.id])
})

test('an agreement to one wish does not save another', async () => {
  const roomId = await openTestRoom(ctx)
  const timetableId = v7()
  const wish = { ...pattern(roomId), deed: 'create' as const, timetableId }
  const shown = await saveTimetable(ctx, { wish, agreed: null, month })
  if (!('preview' in shown)) throw new Error('no preview')
  const other = { ...wish, priceFenPerHour: 9000 }
  const agreed = shown.preview.agreement
  expect(await saveTimetable(ctx, { wish: other, agreed, month })).toMatchObject({
    reason: 'effect_changed',
  })
})

test('a form sent twice makes one pattern, its slots once', async () => {
  const roomId = await openTestRoom(ctx)
  const wish: TimetableWish = { ...pattern(roomId), deed: 'create', timetableId: v7() }
  const shown = await saveTimetable(ctx, { wish, agreed: null, month })
  if (!('preview' in shown)) throw new Error('no preview')
  const agreed = shown.preview.agreement
  const both = await Promise.all([1, 2].map(() => saveTimetable(ctx, { wish, agreed, month })))
  expect(both.map((one) => one.ok)).toEqual([true, true])
  expect(await slotsOf(ctx, roomId)).toHaveLength(21)
  const id = wish.timetableId ?? ''
  const { roomId: _, ...fields } = pattern(roomId, { cap: 5 })
  const change: TimetableWish = {
    ...{ ...fields, deed: 'change', timetableId: id, seen: await seenOf(id) },
  }
  const { preview, saved } = await previewAndSave(change)
  expect(saved.ok).toBe(true)
  const again = { wish: change, agreed: preview.agreement, month }
  expect(await saveTimetable(ctx, again)).toMatchObject({ ok: true })
  const [count] = await ctx.db.read.execute(sql`
    select count(*)::int as n from audit_entries
    where subject_id = ${id}`)
  expect(count).toEqual({ n: 2 })
})

test('a form without a change, or used again for another pattern, says so', async () => {
  const roomId = await openTestRoom(ctx)
  const timetableId = await addPattern(ctx, roomId)
  const { roomId: _, ...fields } = pattern(roomId)
  const same: TimetableWish = {
    ...{ ...fields, deed: 'change', timetableId, seen: await seenOf(timetableId) },
  }
  expect(await saveTimetable(ctx, { wish: same, agreed: null, month })).toMatchObject({
    reason: 'nothing_changed',
  })
  const again: TimetableWish = {
    ...{ ...pattern(roomId), deed: 'create', timetableId, fromTime: '14:00', toTime: '15:00' },
  }
  expect(await saveTimetable(ctx, { wish: again, agreed: null, month })).toMatchObject({
    reason: 'already_added',
  })
})

test('a form gone stale is refused and changes nothing', async () => {
  const roomId = await openTestRoom(ctx)
  const timetableId = await addPattern(ctx, roomId)
  const seen = await seenOf(timetableId)
  const { roomId: _, ...fields } = pattern(roomId, { cap: 5 })
  await changeTimetable(ctx, { ...fields, timetableId })
  const wish: TimetableWish = { ...fields, cap: 7, deed: 'change', timetableId, seen }
  expect(await saveTimetable(ctx, { wish, agreed: null, month })).toMatchObject({
    reason: 'changed_meanwhile',
  })
})

test('patterns run side by side where one of them shares, and go on to when edited', async () => {
  const roomId = await openTestRoom(ctx)
  const first = await addPattern(ctx, roomId)
  const beside = { fromTime: '10:00', toTime: '12:00' }
  expect(await createTimetable(ctx, pattern(roomId, beside))).toMatchObject({ reason: 'overlaps' })
  const second = await addPattern(ctx, roomId, { ...beside, sharesCapacity: true })
  const { roomId: _, ...plain } = pattern(roomId)
  // The first never said that it shares, and need not.
  const changed = await changeTimetable(ctx, { ...plain, cap: 6, timetableId: first })
  expect(changed.ok).toBe(true)
  // The second cannot stop sharing as long as they overlap.
  const stop = { ...plain, ...beside, sharesCapacity: false, timetableId: second }
  expect(await changeTimetable(ctx, stop)).toMatchObject({
    ...{ reason: 'overlaps', timetableId: first, fromTime: '09:00', toTime: '11:00' },
  })
  const away = { ...stop, fromTime: '11:00', toTime: '13:00' }
  expect((await changeTimetable(ctx, away)).ok).toBe(true)
})

test('the room’s page draws what is shared, with the least of licence, area and group', async () => {
  const roomId = await openTestRoom(ctx, { licensedPlaces: 30, playAreaDm2: 3_500 })
  await addPattern(ctx, roomId)
  await addPattern(ctx, roomId, { fromTime: '10:00', toTime: '12:00', sharesCapacity: true })
  const [room] = await ctx.db.read.execute<{ code: string }>(
    sql`select code from rooms where id = ${roomId}`,
  )
  const page = await readTimetables(ctx, { code: room?.code ?? '', month })
  // 35 m² at 4 m² a child: 8; the largest group is 10.
  expect(page.places).toBe(8)
  expect(page.shared).toHaveLength(5)
  expect(page.shared[0]).toMatchObject({ weekday: 1, fromTime: '10:00', toTime: '11:00' })
  expect(page.timetables.map((one) => one.slots)).toEqual([21, 21])
})

test('a room being prepared shows what would be made, and days without calendar none', async () => {
  const later = systemAt((await testDatabase()).url, '2026-12-21')
  const roomId = await openTestRoom(later)
  await addPattern(later, roomId)
  await later.db.transaction(async (tx) => {
    await tx.execute(sql`delete from slots where room_id = ${roomId}`)
    await tx.execute(sql`update rooms set status = 'draft' where id = ${roomId}`)
  })
  const [room] = await later.db.read.execute<{ code: string }>(
    sql`select code from rooms where id = ${roomId}`,
  )
  const code = room?.code ?? ''
  const december = await readTimetables(later, { code, month: '2026-12' })
  const planned = december.days.flatMap(({ slots }) => slots.map(({ state }) => state))
  expect(planned).toEqual(Array(9).fill('planned'))
  const january = await readTimetables(later, { code, month: '2027-01' })
  expect(january.days).toHaveLength(31)
  expect(january.days.every(({ calendar, slots }) => !calendar && slots.length === 0)).toBe(true)
  await later.db.close()
})

test('another price changes slots in their place, so that links to them stay', async () => {
  const roomId = await openTestRoom(ctx)
  const timetableId = await addPattern(ctx, roomId)
  const before = await slotsOf(ctx, roomId)
  const { roomId: _, ...fields } = pattern(roomId, { priceFenPerHour: 2500, cap: 4 })
  const changed = await changeTimetable(ctx, { ...fields, timetableId })
  if (!changed.ok) throw new Error(changed.reason)
  expect(changed.effect.changed).toHaveLength(21)
  expect((await slotsOf(ctx, roomId)).map((slot) => slot.id)).toEqual(before.map(({ id }) => id))
})

test('only who runs the room may look at its patterns’ forms or save them', async () => {
  const roomId = await openTestRoom(ctx)
  const otherRoomId = await openTestRoom(ctx)
  const timetableId = await addPattern(ctx, roomId)
  const seen = await seenOf(timetableId)
  const [room] = await ctx.db.read.execute<{ code: string }>(
    sql`select code from rooms where id = ${roomId}`,
  )
  const code = room?.code ?? ''
  const { roomId: _, ...fields } = pattern(roomId)
  const wishes: TimetableWish[] = [
    { ...pattern(roomId), deed: 'create', timetableId: v7(), fromTime: '14:00', toTime: '15:00' },
    { ...fields, deed: 'change', timetableId, seen },
    // A stranger is not told that a form is stale.
    { ...fields, cap: 3, deed: 'change', timetableId, seen: 'old' },
    { deed: 'end', timetableId, lastDay: monday },
  ]
  const ask = async (actor: Actor) => {
    const as = { ...ctx, actor }
    const answers: (Promise<unknown> | Promise<SaveTimetableResult>)[] = [
      readTimetable(as, { code, timetableId, month }),
      ...wishes.map((wish) => saveTimetable(as, { wish, agreed: null, month })),
    ]
    return Promise.all(
      answers.map((one) =>
        one.then(
          () => 'ran',
          (error) => {
            if (error instanceof NotFound) return 'hidden'
            if (error instanceof SignInNeeded) return 'sign_in'
            throw error
          },
        ),
      ),
    )
  }
  const scopes = [
    [{ role: 'room_manager', roomId }, 'ran'],
    [{ role: 'subdistrict_administrator', subdistrictCode: '310106006' }, 'ran'],
    [{ role: 'district_administrator', districtCode: '310106' }, 'ran'],
    [{ role: 'caregiver', roomId }, 'hidden'],
    [{ role: 'room_manager', roomId: otherRoomId }, 'hidden'],
    [{ role: 'subdistrict_administrator', subdistrictCode: '310105013' }, 'hidden'],
    [null, 'hidden'],
  ] as const
  for (const [role, answer] of scopes) {
    const account = await makeStaff(ctx.db, null)
    const got = await ask({ ...account, roles: role ? [role] : [] })
    expect({ role, got }).toEqual({ role, got: Array(5).fill(answer) })
  }
  expect(await ask({ kind: 'visitor' })).toEqual(Array(5).fill('sign_in'))
})
