import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { suspendRoom } from '@/domain/administration/suspend-room'
import { bookSlot } from '@/domain/claims/book-slot'
import { setDayRoster } from '@/domain/roster/set-day-roster'
import type { Actor, Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { addSlot } from '@/domain/slots/add-slot'
import { makeSlots } from '@/domain/slots/make-slots'
import type { AddSlotInput } from '@/domain/slots/manage-inputs'
import { readManagedSlot } from '@/domain/slots/read-managed-slot'
import { readNewSlot } from '@/domain/slots/read-new-slot'
import { removeSlot } from '@/domain/slots/remove-slot'
import { claimPlace } from '../support/claims'
import { testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { addPattern, hire, monday, openTestRoom, slotsOf, systemAt } from '../support/rooms'
import { makeStaff } from '../support/staff'

let ctx: ReturnType<typeof systemAt>
beforeAll(async () => {
  ctx = systemAt((await testDatabase()).url, monday, '10:00')
})
afterAll(() => ctx.db.close())

/** The day after `monday`. */
const tuesday = '2026-11-03'

function wish(roomId: string, fields: Partial<AddSlotInput> = {}): AddSlotInput {
  return {
    ...{ roomId, slotId: v7(), day: tuesday, fromTime: '14:00', toTime: '16:00' },
    ...{ ageFromMonths: null, ageToMonths: null, cap: null, flexible: false },
    ...{ priceFenPerHour: null, sharesCapacity: false, confirmed: false, reason: '周末开放日' },
    ...fields,
  }
}

async function added(on: Ctx, input: AddSlotInput): Promise<string> {
  const result = await addSlot(on, input)
  if (!result.ok) throw new Error(result.reason)
  return result.slotId
}

async function codeOf(roomId: string): Promise<string> {
  const [room] = await ctx.db.read.execute<{ code: string }>(
    sql`select code from rooms where id = ${roomId}`,
  )
  return room?.code ?? ''
}

test('one slot is added by the policy of its day, logged with the reason, and left alone by makers', async () => {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const slotId = await added(ctx, wish(roomId, { cap: 6 }))
  const [row] = await ctx.db.read.execute(sql`
    select timetable_id, age_from_months, age_to_months, cap, same_day_reserve from slots
    where id = ${slotId}`)
  expect(row).toEqual({
    ...{ timetable_id: null, age_from_months: 12, age_to_months: 36, cap: 6, same_day_reserve: 1 },
  })
  expect(await makeSlots(ctx, { roomIds: [roomId] })).toMatchObject({ added: 0, removed: 0 })
  expect(await suspendRoom(ctx, { roomId, reason: '检修' })).toMatchObject({ ok: true })
  expect((await slotsOf(ctx, roomId)).map(({ id }) => id)).toContain(slotId)
  const [entry] = await ctx.db.read.execute(sql`
    select action, reason, room_id from audit_entries where subject_id = ${slotId}`)
  expect(entry).toEqual({ action: 'slot_added', reason: '周末开放日', room_id: roomId })
})

test('a form sent twice adds one slot, sent at once or after another', async () => {
  const roomId = await openTestRoom(ctx)
  const input = wish(roomId)
  const both = await Promise.all([addSlot(ctx, input), addSlot(ctx, input)])
  expect(both.map((one) => one.ok)).toEqual([true, true])
  expect(await addSlot(ctx, input)).toEqual({ ok: true, slotId: input.slotId })
  expect(await slotsOf(ctx, roomId)).toHaveLength(1)
  expect(await addSlot(ctx, { ...input, toTime: '15:30' })).toMatchObject({
    reason: 'already_added',
  })
  const elsewhere = await openTestRoom(ctx)
  await expect(addSlot(ctx, { ...input, roomId: elsewhere })).rejects.toThrow(NotFound)
})

test.each([
  [{ toTime: '14:30' }, { reason: 'too_short', leastMinutes: 60 }],
  [{ toTime: '17:30' }, { reason: 'too_long', mostMinutes: 180 }],
  [{ fromTime: '14:10' }, { reason: 'not_quarter_hours' }],
  [{ flexible: true, toTime: '16:15' }, { reason: 'not_half_hours' }],
  [{ toTime: '13:00' }, { reason: 'ends_before_start' }],
  [{ fromTime: '22:00', toTime: '01:00' }, { reason: 'across_midnight' }],
  [{ ageFromMonths: 6 }, { reason: 'ages_outside_policy', fromMonths: 12, toMonths: 36 }],
  [{ ageFromMonths: 30, ageToMonths: 30 }, { reason: 'ages_reversed' }],
  [{ priceFenPerHour: 10_001 }, { reason: 'price_above_ceiling', ceilingFenPerHour: 10_000 }],
  [{ day: monday, fromTime: '09:00', toTime: '11:00' }, { reason: 'slot_in_past' }],
  [{ day: '2026-11-01' }, { reason: 'slot_in_past' }],
  [{ day: '2019-01-01' }, { reason: 'slot_in_past' }],
  [{ day: '2027-01-05' }, { reason: 'no_calendar' }],
  [{ day: '2026-11-07' }, { reason: 'confirm_closed_day', kind: 'weekend' }],
  [{ day: '2026-10-01' }, { reason: 'slot_in_past' }],
] as const)('%o is refused as %o', async (fields, refusal) => {
  const roomId = await openTestRoom(ctx)
  expect(await addSlot(ctx, wish(roomId, fields))).toMatchObject({ ok: false, ...refusal })
  expect(await slotsOf(ctx, roomId)).toEqual([])
})

test('a holiday and a weekend open when somebody says so, and the form names the holiday', async () => {
  const before = systemAt((await testDatabase()).url, '2026-09-28')
  const roomId = await openTestRoom(before)
  const day = '2026-10-01'
  const refused = await addSlot(before, wish(roomId, { day }))
  expect(refused).toMatchObject({ reason: 'confirm_closed_day', kind: 'holiday' })
  expect('nameZh' in refused && refused.nameZh).toBeTruthy()
  expect(await readNewSlot(before, { code: await codeOf(roomId), day })).toMatchObject({
    ...{ dayOff: true, calendar: { kind: 'holiday' } },
  })
  await added(before, wish(roomId, { day, confirmed: true }))
  await added(before, wish(roomId, { day: '2026-10-04', confirmed: true }))
  // A make-up working day opens like any other.
  await added(before, wish(roomId, { day: '2026-10-10' }))
  await before.db.close()
})

test('a room being prepared, suspended, or suspended from a day on takes no slot then', async () => {
  const roomId = await openTestRoom(ctx)
  const set = (columns: ReturnType<typeof sql>) =>
    ctx.db.transaction((tx) => tx.execute(sql`update rooms set ${columns} where id = ${roomId}`))
  await set(sql`status = 'draft'`)
  expect(await addSlot(ctx, wish(roomId))).toMatchObject({ reason: 'room_draft' })
  await set(sql`status = 'suspended'`)
  expect(await addSlot(ctx, wish(roomId))).toMatchObject({ reason: 'room_suspended' })
  await set(sql`status = 'open', suspended_from = '2026-11-04'`)
  await added(ctx, wish(roomId))
  expect(await addSlot(ctx, wish(roomId, { day: '2026-11-04' }))).toMatchObject({
    reason: 'room_suspended',
  })
})

test('another slot at the same time is refused with the shared limit, unless they share', async () => {
  const roomId = await openTestRoom(ctx, { licensedPlaces: 7 })
  await added(ctx, wish(roomId))
  const beside = wish(roomId, { fromTime: '15:00', toTime: '17:00' })
  expect(await addSlot(ctx, beside)).toEqual({
    ...{ ok: false, reason: 'overlaps', fromTime: '14:00', toTime: '16:00', places: 7 },
  })
  await added(ctx, { ...beside, sharesCapacity: true })
  await added(ctx, wish(roomId, { fromTime: '17:00', toTime: '18:00' }))
})

test('slots side by side share the room: as many families at once as fit, exactly', async () => {
  const roomId = await openTestRoom(ctx, { licensedPlaces: 5 })
  const staff = await hire(ctx, roomId, 2)
  const shift = { fromTime: '08:00', toTime: '18:00', breaks: [] }
  await setDayRoster(ctx, {
    ...{ roomId, day: '2026-11-10' },
    shifts: staff.map((caregiverId) => ({ caregiverId, ...shift })),
  })
  await ctx.db.transaction((tx) =>
    tx.execute(sql`insert into policies (id, level, room_id, effective_from, same_day_reserve)
      values (uuid_v7(), 'room', ${roomId}, '2026-01-01', 0)`),
  )
  const day = '2026-11-10'
  const first = await added(ctx, wish(roomId, { day }))
  const second = await added(ctx, wish(roomId, { day, sharesCapacity: true }))
  const families = await Promise.all(
    Array.from({ length: 10 }, () => makeFamily(ctx.db, ['2024-10-01'])),
  )
  const results = await Promise.all(
    families.map(({ account, childIds }, n) =>
      bookSlot(ctxOf(ctx.db, account, ctx.now), {
        slotId: n % 2 === 0 ? first : second,
        key: v7(),
        children: [{ childId: childIds[0] ?? '', free: true }],
        span: null,
      }),
    ),
  )
  expect(results.filter((one) => one.ok)).toHaveLength(5)
  for (const one of results) if (!one.ok) expect(one.reason).toBe('slot_full')
})

test('a slot nobody ever booked can be removed, once; any other is refused with the way out', async () => {
  const roomId = await openTestRoom(ctx)
  const empty = await added(ctx, wish(roomId))
  expect(await removeSlot(ctx, { slotId: empty, reason: '加错了' })).toEqual({
    ...{ ok: true, day: tuesday },
  })
  await expect(removeSlot(ctx, { slotId: empty, reason: '加错了' })).rejects.toThrow(NotFound)
  const [entry] = await ctx.db.read.execute(sql`
    select reason from audit_entries where subject_id = ${empty} and action = 'slot_removed'`)
  expect(entry).toEqual({ reason: '加错了' })

  const booked = await added(ctx, wish(roomId))
  await claimPlace(ctx, roomId, booked)
  await ctx.db.transaction((tx) =>
    tx.execute(sql`update bookings set status = 'cancelled', cancelled_at = app_now()
      where slot_id = ${booked}`),
  )
  expect(await removeSlot(ctx, { slotId: booked, reason: '没人' })).toEqual({
    ...{ ok: false, reason: 'has_claims', claims: 1 },
  })
  await addPattern(ctx, roomId)
  const [made] = await slotsOf(ctx, roomId)
  expect(await removeSlot(ctx, { slotId: made?.id ?? '', reason: '没人' })).toMatchObject({
    reason: 'made_by_timetable',
  })
})

test('a slot’s claims are listed for who runs the room, ended ones without the child’s name', async () => {
  const roomId = await openTestRoom(ctx)
  const slotId = await added(ctx, wish(roomId))
  await claimPlace(ctx, roomId, slotId)
  const code = await codeOf(roomId)
  const manager = await makeStaff(ctx.db, { role: 'room_manager', roomId })
  const read = (actor: Actor) => readManagedSlot({ ...ctx, actor }, { code, slotId })
  const [claim] = (await read(manager)).claims
  expect(claim).toMatchObject({ status: 'confirmed', source: 'family', overrideReason: null })
  expect(claim?.childName).toBeTruthy()
  await ctx.db.transaction((tx) =>
    tx.execute(sql`update bookings set status = 'cancelled', cancelled_at = app_now()
      where slot_id = ${slotId}`),
  )
  const [ended] = (await read(manager)).claims
  expect(ended).toMatchObject({ status: 'cancelled', childName: null })
  const caregiver = await makeStaff(ctx.db, { role: 'caregiver', roomId })
  expect((await read(caregiver)).claims).toEqual([])
})

test('only who runs the room adds and removes; for others it is not there', async () => {
  const roomId = await openTestRoom(ctx)
  const other = await openTestRoom(ctx)
  const slotId = await added(ctx, wish(roomId))
  const code = await codeOf(roomId)
  const scopes = [
    [{ role: 'room_manager', roomId }, 'ran'],
    [{ role: 'subdistrict_administrator', subdistrictCode: '310106006' }, 'ran'],
    [{ role: 'caregiver', roomId }, 'hidden'],
    [{ role: 'room_manager', roomId: other }, 'hidden'],
    [{ role: 'subdistrict_administrator', subdistrictCode: '310105013' }, 'hidden'],
    [null, 'hidden'],
  ] as const
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'ran',
      (error) => (error instanceof NotFound ? 'hidden' : String(error)),
    )
  for (const [role, answer] of scopes) {
    const account = await makeStaff(ctx.db, null)
    const as = { ...ctx, actor: { ...account, roles: role ? [role] : [] } }
    // A refusal as overlapping, or as made already, means that the person may ask.
    expect(await outcome(addSlot(as, wish(roomId)))).toBe(answer)
    expect(await outcome(readNewSlot(as, { code, day: tuesday }))).toBe(answer)
    if (answer === 'hidden') {
      expect(await outcome(removeSlot(as, { slotId, reason: '没人' }))).toBe(answer)
    }
  }
  const visitor: Ctx = { ...ctx, actor: { kind: 'visitor' } }
  await expect(addSlot(visitor, wish(roomId))).rejects.toThrow(SignInNeeded)
  await expect(removeSlot(visitor, { slotId, reason: '没人' })).rejects.toThrow(SignInNeeded)
})
