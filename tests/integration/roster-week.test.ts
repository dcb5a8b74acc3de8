import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyRosterTemplate } from '@/domain/roster/apply-roster-template'
import { changeCaregiver } from '@/domain/roster/change-caregiver'
import { copyWeekRoster } from '@/domain/roster/copy-week-roster'
import { deleteRosterTemplate } from '@/domain/roster/delete-roster-template'
import { readWeekRoster } from '@/domain/roster/read-week-roster'
import { saveRosterTemplate } from '@/domain/roster/save-roster-template'
import { setDayRoster } from '@/domain/roster/set-day-roster'
import { setPersonShift } from '@/domain/roster/set-person-shift'
import type { Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { claimPlace } from '../support/claims'
import { testDatabase } from '../support/database'
import {
  accountWith,
  addPattern,
  hire,
  monday,
  openTestRoom,
  slotsOf,
  systemAt,
} from '../support/rooms'

let ctx: Ctx
beforeEach(async () => {
  ctx = systemAt((await testDatabase()).url, monday)
})
afterEach(() => ctx.db.close())

const tuesday = '2026-11-03'
const next = { monday: '2026-11-09', tuesday: '2026-11-10', thursday: '2026-11-12' }
const pause = { fromTime: '10:30', toTime: '11:00' }
const shift = (caregiverId: string, breaks: { fromTime: string; toTime: string }[] = []) => ({
  caregiverId,
  fromTime: '08:30',
  toTime: '12:00',
  breaks,
})
const copy = (roomId: string, agreed: { confirmed?: boolean; overwrite?: boolean | string } = {}) =>
  copyWeekRoster(ctx, {
    roomId,
    fromMonday: monday,
    toMonday: next.monday,
    confirmed: false,
    overwrite: false,
    ...agreed,
  })

async function roomWithWeek() {
  const roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
  const [one = '', two = ''] = await hire(ctx, roomId, 2)
  await setDayRoster(ctx, { roomId, day: tuesday, shifts: [shift(one, [pause]), shift(two)] })
  const code = await codeOf(roomId)
  return { roomId, code, one, two }
}

async function codeOf(roomId: string): Promise<string> {
  const [row] = await ctx.db.read.execute<{ code: string }>(
    sql`select code from rooms where id = ${roomId}`,
  )
  return row?.code ?? ''
}

const entries = async (roomId: string, action: string) => {
  const [row] = await ctx.db.read.execute<{ n: number }>(sql`
    select count(*)::int as n from audit_entries where room_id = ${roomId} and action = ${action}`)
  return row?.n
}

test('a week is copied with its breaks in one go, and sent twice is done once', async () => {
  const { roomId, code, one, two } = await roomWithWeek()
  expect(await copy(roomId)).toMatchObject({ ok: true, after: 2, left: 0, changed: true })
  expect(await copy(roomId)).toMatchObject({ ok: true, changed: false })
  expect(await entries(roomId, 'roster_week_copied')).toBe(1)
  const week = await readWeekRoster(ctx, { code, day: next.thursday })
  expect(week.monday).toBe(next.monday)
  const day = week.days.find((each) => each.day === next.tuesday)
  expect(day?.shifts.map(({ caregiverId, breaks }) => [caregiverId, breaks])).toEqual(
    expect.arrayContaining([
      [one, [pause]],
      [two, []],
    ]),
  )
  expect(day?.quarters.map(({ limits }) => limits.caregivers)).toEqual([2, 2, 2, 2, 2, 2, 1, 1])
})

test('other shifts in the target are replaced only when that was agreed to', async () => {
  const { roomId, one } = await roomWithWeek()
  await setDayRoster(ctx, { roomId, day: next.thursday, shifts: [shift(one)] })
  const told = await copy(roomId)
  expect(told).toMatchObject({ ok: false, reason: 'has_shifts', days: [next.thursday] })
  const overwrite = 'seen' in told ? told.seen : ''
  // Somebody changes what would be replaced, after it was agreed to.
  await setDayRoster(ctx, { roomId, day: next.thursday, shifts: [shift(one, [pause])] })
  const again = await copy(roomId, { overwrite })
  expect(again).toMatchObject({ ok: false, reason: 'has_shifts', days: [next.thursday] })
  const seen = 'seen' in again ? again.seen : ''
  expect(await copy(roomId, { overwrite: seen })).toMatchObject({ ok: true, before: 1, after: 2 })
})

test('what would fall short is told and undone, and done once agreed to; nobody is cancelled', async () => {
  const { roomId } = await roomWithWeek()
  const slot = (await slotsOf(ctx, roomId)).find((each) => each.day === next.thursday)
  await claimPlace(ctx, roomId, slot?.id ?? '')
  const told = await copy(roomId, { overwrite: true })
  expect(told).toMatchObject({
    ok: false,
    reason: 'leaves_shortfall',
    shortfalls: [{ day: next.thursday, term: 'min_caregivers', shortBy: 2 }],
  })
  expect(await entries(roomId, 'roster_week_copied')).toBe(0)
  const done = await copy(roomId, { overwrite: true, confirmed: true })
  expect(done).toMatchObject({ ok: true, shortfalls: [{ day: next.thursday }] })
  const [bookings] = await ctx.db.read.execute(sql`
    select count(*)::int as confirmed from bookings where room_id = ${roomId} and status = 'confirmed'`)
  expect(bookings).toEqual({ confirmed: 1 })
})

test('past days, an empty week and people on duty elsewhere are refused, by name; leavers stay out', async () => {
  const { roomId, one, two } = await roomWithWeek()
  const other = await openTestRoom(ctx)
  const past = { roomId, toMonday: '2026-10-26', fromMonday: monday, confirmed: true }
  expect(await copyWeekRoster(ctx, { ...past, overwrite: true })).toMatchObject({
    reason: 'day_in_past',
  })
  const empty = { roomId, fromMonday: '2026-11-16', toMonday: next.monday, confirmed: true }
  expect(await copyWeekRoster(ctx, { ...empty, overwrite: true })).toMatchObject({
    reason: 'nothing_to_repeat',
  })
  await ctx.db.transaction((tx) =>
    tx.execute(sql`insert into roster_shifts (id, room_id, caregiver_id, day, from_time, to_time)
      values (gen_random_uuid(), ${other}, ${one}, ${next.tuesday}, '09:00', '10:00')`),
  )
  expect(await copy(roomId)).toMatchObject({
    reason: 'on_duty_elsewhere',
    conflicts: [{ name: '照护人员1', day: next.tuesday, fromTime: '09:00' }],
  })
  await changeCaregiver(ctx, { caregiverId: one, active: false })
  expect(await copy(roomId)).toMatchObject({ ok: true, after: 1, left: 1 })
  const assigned = { caregiverId: two, days: ['2026-10-30'], shift: null, confirmed: true }
  expect(await setPersonShift(ctx, assigned)).toMatchObject({ reason: 'day_in_past' })
})

test('a template is saved from a day, laid over others and deleted', async () => {
  const { roomId, code } = await roomWithWeek()
  const kept = await saveRosterTemplate(ctx, { roomId, day: tuesday, name: '平日' })
  const again = await saveRosterTemplate(ctx, { roomId, day: tuesday, name: '平日' })
  expect(again).toEqual(kept)
  const templateId = kept.ok ? kept.templateId : ''
  const days = [next.thursday, next.tuesday, next.thursday]
  const agreed = { confirmed: false, overwrite: false }
  expect(await applyRosterTemplate(ctx, { templateId, days, ...agreed })).toMatchObject({
    ok: true,
    days: [next.tuesday, next.thursday],
    after: 4,
  })
  await setDayRoster(ctx, { roomId, day: tuesday, shifts: [] })
  expect(await saveRosterTemplate(ctx, { roomId, day: tuesday, name: '平日' })).toMatchObject({
    reason: 'nothing_to_repeat',
  })
  const week = await readWeekRoster(ctx, { code, day: next.monday })
  expect(week.templates.map(({ name }) => name)).toEqual(['平日'])
  for (const actor of [
    accountWith({ role: 'caregiver', roomId }),
    accountWith({ role: 'district_administrator', districtCode: '310101' }),
  ]) {
    const other = { ...ctx, actor }
    await expect(deleteRosterTemplate(other, { templateId })).rejects.toThrow(NotFound)
    const asked = { templateId, days, ...agreed }
    await expect(applyRosterTemplate(other, asked)).rejects.toThrow(NotFound)
  }
  const visitor = { ...ctx, actor: { kind: 'visitor' as const } }
  await expect(deleteRosterTemplate(visitor, { templateId })).rejects.toThrow(SignInNeeded)
  expect(await deleteRosterTemplate(ctx, { templateId })).toEqual({ ok: true })
  await expect(deleteRosterTemplate(ctx, { templateId })).rejects.toThrow(NotFound)
})

test('one person’s shift is set on several days, and everybody else’s stays', async () => {
  const { roomId, code, one, two } = await roomWithWeek()
  const days = [tuesday, '2026-11-05']
  const short = { fromTime: '09:00', toTime: '10:00', breaks: [] }
  const asked = { caregiverId: one, days, shift: short, confirmed: false }
  expect(await setPersonShift(ctx, asked)).toMatchObject({ ok: true, changed: true })
  expect(await setPersonShift(ctx, asked)).toMatchObject({ ok: true, changed: false })
  expect(await entries(roomId, 'roster_person_set')).toBe(1)
  const week = await readWeekRoster(ctx, { code, day: tuesday })
  const shifts = week.days.flatMap((day) => day.shifts)
  expect(shifts.map((each) => [each.day, each.caregiverId, each.fromTime])).toEqual([
    [tuesday, two, '08:30'],
    [tuesday, one, '09:00'],
    ['2026-11-05', one, '09:00'],
  ])
  expect(await setPersonShift(ctx, { ...asked, shift: null })).toMatchObject({ ok: true })
  const left = await readWeekRoster(ctx, { code, day: tuesday })
  expect(left.days.flatMap((day) => day.shifts)).toHaveLength(1)
})
