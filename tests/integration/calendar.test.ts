import { type SQL, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadCalendar } from '@/domain/administration/load-calendar'
import { previewCalendarDays } from '@/domain/administration/preview-calendar-days'
import { setCalendarDays } from '@/domain/administration/set-calendar-days'
import { cancelBooking } from '@/domain/bookings/cancel-booking'
import { calendarWarning, readCalendar } from '@/domain/calendar/read-calendar'
import type { Ctx } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { instantOf } from '@/domain/shared/time'
import { claimPlace } from '../support/claims'
import { freshDatabase } from '../support/database'
import { accountWith, addPattern, monday, openTestRoom, slotsOf, systemAt } from '../support/rooms'
import { makeStaff } from '../support/staff'

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
const rows = async (query: SQL) => [...(await ctx.db.read.execute(query))]
const cancel = ({ account, bookingId }: Awaited<ReturnType<typeof claimPlace>>) =>
  cancelBooking({ ...ctx, actor: account }, { bookingId, reason: 'other', toldLate: false })
const expectClosed = (slotId: string) =>
  expect(claimPlace(ctx, roomId, slotId)).rejects.toMatchObject({
    cause: { constraint_name: 'capacity_slot_closed' },
  })
const cityActor = () => makeStaff(ctx.db, { role: 'city_administrator' })
const city = () => ({ ...ctx, actor: accountWith({ role: 'city_administrator' }) })

test('a new holiday closes what is booked, tells each family, and asks before', async () => {
  const [, tuesday, wednesday, thursday] = await slotsOf(ctx, roomId)
  if (!tuesday || !wednesday || !thursday) throw new Error('slots are missing')
  const booking = await claimPlace(ctx, roomId, tuesday.id)
  await cancel(await claimPlace(ctx, roomId, thursday.id))
  const days = { days: [off(tuesday.day), off(wednesday.day), off(thursday.day)] }
  const before = (await slotsOf(ctx, roomId)).length
  const city = { ...ctx, actor: await cityActor() }
  const seen = await previewCalendarDays(city, days)
  expect(seen).toMatchObject({
    ok: true,
    rooms: 1,
    measured: 1,
    summary: { slotsRemoved: 1, slotsAdded: 0 },
    closed: [{ slotId: tuesday.id, bookings: 1, roomZh: '试验宝宝屋' }],
  })
  expect(await slotsOf(ctx, roomId)).toHaveLength(before)
  const stamp = seen.ok ? seen.stamp : ''

  expect(await setCalendarDays(city, days)).toEqual({ ok: false, reason: 'confirm_needed' })
  const another = await claimPlace(ctx, roomId, tuesday.id)
  expect(await setCalendarDays(city, { ...days, confirmed: stamp })).toMatchObject({ ok: false })
  expect(await slotsOf(ctx, roomId)).toHaveLength(before)
  await cancel(another)

  expect(await setCalendarDays(city, { ...days, confirmed: stamp })).toMatchObject({
    ok: true,
    added: 0,
    removed: 1,
    families: 1,
    closed: [{ slotId: tuesday.id, bookings: 1 }],
  })
  expect(await rows(sql`select slot_id, term from shortfalls where resolved_at is null`)).toEqual([
    { slot_id: tuesday.id, term: 'slot_closed' },
  ])
  expect(
    await rows(sql`select parameters->>'reason' as reason, account_id from messages
    where kind = 'slot_closed'`),
  ).toEqual([{ reason: '试验假 A test', account_id: booking.account.accountId }])
  // What a cancelled booking has touched stays as a row, and takes nobody either.
  for (const slot of [tuesday, thursday]) {
    await expectClosed(slot.id)
  }
})

test('a holiday taken back says which slots stay closed, as their families were told', async () => {
  const [, tuesday] = await slotsOf(ctx, roomId)
  if (!tuesday) throw new Error('slots are missing')
  await cancel(await claimPlace(ctx, roomId, tuesday.id))
  const city = { ...ctx, actor: await cityActor() }
  expect(await setCalendarDays(city, { days: [off(tuesday.day)] })).toMatchObject({ stayClosed: 0 })
  const back = { ...off(tuesday.day), kind: 'workday', nameZh: null, nameEn: null } as const
  expect(await setCalendarDays(city, { days: [back] })).toMatchObject({ added: 0, stayClosed: 1 })
  await expectClosed(tuesday.id)
})

test('a claim past its time is no reason to ask, and its slot takes nobody', async () => {
  const [, tuesday] = await slotsOf(ctx, roomId)
  if (!tuesday) throw new Error('slots are missing')
  await claimPlace(ctx, roomId, tuesday.id, ctx.now)
  expect(
    await setCalendarDays({ ...ctx, actor: await cityActor() }, { days: [off(tuesday.day)] }),
  ).toMatchObject({
    ok: true,
    closed: [],
    families: 0,
  })
  await expectClosed(tuesday.id)
})

test('an official calendar closes what is booked too: a person is asked, a command is not', async () => {
  const [, tuesday] = await slotsOf(ctx, roomId)
  if (!tuesday) throw new Error('slots are missing')
  await ctx.db.read.execute(sql`update calendar_days set official = false`)
  await claimPlace(ctx, roomId, tuesday.id)
  const year = Number(tuesday.day.slice(0, 4))
  const published = { holidays: { [tuesday.day]: 'A test,试验假,1' }, workdays: {} }
  const years = { published, fromYear: year, toYear: year }
  const city = { ...ctx, actor: await cityActor() }
  const asked = await loadCalendar(city, years)
  expect(asked).toMatchObject({ ok: false, closed: [{ slotId: tuesday.id }] })
  expect(await rows(sql`select from calendar_days where official`)).toEqual([])
  const confirmed = asked.ok ? '' : asked.stamp
  expect(await loadCalendar(city, { ...years, confirmed })).toMatchObject({ ok: true })
  await expectClosed(tuesday.id)
})

test('days are entered over what stood on them when they were previewed alone', async () => {
  const city = { ...ctx, actor: await cityActor() }
  const days = [off('2027-03-03'), off('2027-03-04')]
  const mine = [{ ...off('2027-03-03'), nameZh: '我的节' }]
  const shown = await previewCalendarDays(city, { days: mine })
  if (!shown.ok) throw new Error(shown.reason)
  expect(await setCalendarDays(city, { days })).toMatchObject({ ok: true })
  const refused = await setCalendarDays(city, { days: mine, seen: shown.seen })
  expect(refused).toMatchObject({ ok: false, reason: 'changed_meanwhile' })
  const seen = 'seen' in refused ? refused.seen : ''
  expect(await setCalendarDays(city, { days: mine, seen })).toMatchObject({ ok: true })
  // Pressed twice.
  expect(await setCalendarDays(city, { days: mine, seen })).toMatchObject({ ok: true })
  const another = [{ ...off('2027-03-05'), nameZh: '别的节' }]
  const { seen: free } = (await previewCalendarDays(city, { days: another })) as { seen: string }
  expect(await setCalendarDays(city, { days })).toMatchObject({ ok: true })
  expect(await setCalendarDays(city, { days: another, seen: free })).toMatchObject({ ok: true })
})

test('a make-up Saturday brings slots at once, as its preview said', async () => {
  const saturday = '2026-11-07'
  const days = { days: [{ day: saturday, kind: 'makeup', ...named } as const] }
  expect(await previewCalendarDays(ctx, days)).toMatchObject({ summary: { slotsAdded: 1 } })
  expect(await setCalendarDays(ctx, days)).toMatchObject({ added: 1, removed: 0, closed: [] })
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
