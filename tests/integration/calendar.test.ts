import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { previewCalendarDays } from '@/domain/administration/preview-calendar-days'
import { setCalendarDays } from '@/domain/administration/set-calendar-days'
import { calendarWarning, readCalendar } from '@/domain/calendar/read-calendar'
import type { Ctx } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { claimPlace } from '../support/claims'
import { freshDatabase } from '../support/database'
import { accountWith, addPattern, monday, openTestRoom, slotsOf, systemAt } from '../support/rooms'

let ctx: Ctx
let roomId: string
beforeEach(async () => {
  const { url, db } = await freshDatabase()
  await db.close()
  ctx = systemAt(url, monday)
  roomId = await openTestRoom(ctx)
  await addPattern(ctx, roomId)
})
afterEach(() => ctx.db.close())

const named = { nameZh: '试验假', nameEn: 'A test', official: true }
const off = (day: string) => ({ day, kind: 'holiday', ...named }) as const
const city = () => ({ ...ctx, actor: accountWith({ role: 'city_administrator' }) })

test('a new holiday takes away slots without bookings, keeps the others, and its preview says so', async () => {
  const [, tuesday, wednesday] = await slotsOf(ctx, roomId)
  if (!tuesday || !wednesday) throw new Error('slots are missing')
  await claimPlace(ctx, roomId, tuesday.id)
  const days = { days: [off(tuesday.day), off(wednesday.day)] }
  const before = (await slotsOf(ctx, roomId)).length
  const seen = await previewCalendarDays(ctx, days)
  expect(seen).toMatchObject({
    ok: true,
    rooms: 1,
    measured: 1,
    summary: { slotsRemoved: 1, slotsAdded: 0, losingList: [{ slotId: wednesday.id, to: null }] },
    kept: [{ slotId: tuesday.id, bookings: 1, roomZh: '试验宝宝屋' }],
  })
  expect(await slotsOf(ctx, roomId)).toHaveLength(before)
  expect(await setCalendarDays(ctx, days)).toMatchObject({
    ok: true,
    added: 0,
    removed: 1,
    kept: [{ slotId: tuesday.id }],
  })
  const left = await slotsOf(ctx, roomId)
  expect(left).toHaveLength(before - 1)
  expect(left.map(({ id }) => id)).toContain(tuesday.id)
})

test('a slot kept from a new holiday counts no child whose claim is past its time', async () => {
  const [, tuesday, wednesday] = await slotsOf(ctx, roomId)
  if (!tuesday || !wednesday) throw new Error('slots are missing')
  await claimPlace(ctx, roomId, tuesday.id, new Date(ctx.now.getTime() + 60_000))
  await claimPlace(ctx, roomId, wednesday.id, ctx.now)
  const days = { days: [off(tuesday.day), off(wednesday.day)] }
  expect(await setCalendarDays(ctx, days)).toMatchObject({
    removed: 0,
    kept: [{ slotId: tuesday.id, bookings: 1 }],
  })
})

test('a make-up Saturday brings slots at once, as its preview said', async () => {
  const saturday = '2026-11-07'
  const days = { days: [{ day: saturday, kind: 'makeup', ...named } as const] }
  expect(await previewCalendarDays(ctx, days)).toMatchObject({ summary: { slotsAdded: 1 } })
  expect(await setCalendarDays(ctx, days)).toMatchObject({ added: 1, removed: 0, kept: [] })
  expect((await slotsOf(ctx, roomId)).map(({ day }) => day)).toContain(saturday)
})

test('a preview of the calendar leaves nothing behind', async () => {
  const count = async () => {
    const [row] = await ctx.db.read.execute(sql`
      select (select count(*)::int from audit_entries) as entries, (select count(*)::int from slots) as slots,
        (select md5(string_agg(to_jsonb(c)::text, '' order by day)) from calendar_days c) as days`)
    return row
  }
  const before = await count()
  await previewCalendarDays(ctx, { days: [off('2026-11-04')] })
  expect(await count()).toEqual(before)
})

test('next year is missed from October on until its official days are entered', async () => {
  const at = (day: string) => ({ ...city(), now: instantOf(day, '08:00') })
  expect(await calendarWarning(at('2026-09-30'))).toBeNull()
  expect(await calendarWarning(at('2026-10-01'))).toBe(2027)
  expect(await calendarWarning(at('2025-12-01'))).toBeNull()
  await setCalendarDays(ctx, { days: [{ ...off('2027-01-01'), official: false }] })
  expect(await calendarWarning(at('2026-12-31'))).toBe(2027)
  expect(await readCalendar(city(), { year: 2027 })).toMatchObject({
    year: 2027,
    missing: 2027,
    mayChange: true,
    days: [{ day: '2027-01-01', official: false }],
  })
  await ctx.db.read.execute(sql`
    insert into calendar_days (day, kind, official) select d::date, 'workday', true
    from generate_series('2027-01-02'::date, '2027-12-31', '1 day') d`)
  await ctx.db.read.execute(sql`update calendar_days set official = true where day = '2027-01-01'`)
  expect(await calendarWarning(at('2026-12-31'))).toBeNull()
})

test('everybody with a role sees the calendar, only the city changes it', async () => {
  const actor = accountWith({ role: 'district_administrator', districtCode: '310106' })
  expect(await readCalendar({ ...ctx, actor }, {})).toMatchObject({ year: 2026, mayChange: false })
  const days = { days: [off('2026-11-04')] }
  await expect(previewCalendarDays({ ...ctx, actor }, days)).rejects.toThrow(NotFound)
  await expect(setCalendarDays({ ...ctx, actor }, days)).rejects.toThrow(NotFound)
  const parent = { ...ctx, actor: accountWith() }
  await expect(readCalendar(parent, {})).rejects.toThrow(NotFound)
})
