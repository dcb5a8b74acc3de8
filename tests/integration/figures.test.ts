import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { unmetReasons } from '@/domain/claims/kind-rules'
import { closeFigureDays } from '@/domain/figures/close-figure-days'
import { listPlans } from '@/domain/figures/list-plans'
import { readFigures } from '@/domain/figures/read-figures'
import { sumFigures } from '@/domain/figures/rules'
import { setProgrammeTarget } from '@/domain/figures/set-programme-target'
import { setResidentChildren } from '@/domain/figures/set-resident-children'
import type { Actor, Ctx } from '@/domain/shared/context'
import { NotFound, SignInNeeded } from '@/domain/shared/refusal'
import { addDays, instantOf } from '@/domain/shared/time'
import { freshDatabase } from '../support/database'
import type { TestRoom } from '../support/room'
import { accountWith } from '../support/rooms'
import { randomFrom, seed } from '../support/seed'
import { makeStaff } from '../support/staff'
import { type Facts, factsOf, plainFigures } from './support/plain-figures'
import { days, firstDay, randomCity, randomEvents, subdistricts } from './support/random-city'

const random = randomFrom(seed)
const week = { from: firstDay, to: days.at(-1) ?? firstDay }
const verify = sql.raw(readFileSync('db/verify.sql', 'utf8'))

let db: Database
let late: Database
let rooms: TestRoom[]
let now = instantOf('2026-03-19', '12:00')
const ctx = (actor: Actor = { kind: 'system' }): Ctx => ({ actor, now, db: late })

beforeAll(async () => {
  const fresh = await freshDatabase()
  db = fresh.db
  rooms = await randomCity(fresh.url, random, 9)
  late = createDatabase(fresh.url, { clock: () => now })
})
afterAll(() => Promise.all([db.close(), late.close()]))

/** Every page's figures against the plain recomputation of the rooms it is about. */
async function expectFigures(period = week): Promise<void> {
  const facts = await factsOf(db)
  const all = new Set(rooms.map((room) => room.id))
  const placed = (code: string) =>
    new Set(rooms.flatMap((room, n) => (subdistricts[n % 3]?.startsWith(code) ? [room.id] : [])))
  await expectPlace(facts, 'city', all, period)
  for (const code of ['310106', '310105', ...subdistricts]) {
    await expectPlace(facts, code, placed(code), period)
  }
  for (const room of rooms)
    await expectPlace(facts, `room-${room.code}`, new Set([room.id]), period)
}

async function expectPlace(
  facts: Facts,
  where: string,
  ids: Set<string>,
  period: { from: string; to: string },
): Promise<void> {
  const plain = plainFigures(facts, ids, period)
  const {
    total,
    hours,
    reasons,
    demand,
    rooms: lines,
  } = await readFigures(ctx(), { where, period })
  const { hours: plainHours, refusals, ...numbers } = plain
  expect(total, `${where}, seed ${seed}`).toMatchObject({ rooms: ids.size, ...numbers })
  expect(sumFigures(lines)).toEqual(total)
  expect(
    new Map(
      hours.map((one) => [`${one.weekday} ${one.hour}`, [one.offeredQuarters, one.bookedQuarters]]),
    ),
  ).toEqual(plainHours)
  for (const { reason, refusals: count } of reasons) {
    expect(count).toBe(refusals.filter((one) => one.reason === reason).length)
  }
  expect(reasons.reduce((sum, one) => sum + one.refusals, 0)).toBe(refusals.length)
  const unmet = refusals.filter((one) => (unmetReasons as readonly string[]).includes(one.reason))
  for (const one of demand) {
    const same = unmet.filter(
      ({ home, age }) =>
        home === one.homeCode &&
        (age === null ? null : Math.floor(age / 6) * 6) === one.ageFromMonths,
    )
    expect(one.refusals).toBe(same.length)
  }
  expect(demand.reduce((sum, one) => sum + one.refusals, 0)).toBe(unmet.length)
}

describe.sequential('figures of a random city', () => {
  test('while days are open every figure equals its plain recomputation', async () => {
    await expectFigures()
    await expectFigures({ from: days[1] ?? '', to: days[2] ?? '' })
  })

  test('of the days without a summary only those with slots or refusals are reckoned', async () => {
    const long = { from: addDays(firstDay, -30), to: addDays(firstDay, 30) }
    const sunday = addDays(firstDay, 6)
    await db.read.execute(sql`
      insert into refusals (at, day, room_id, reason, age_months)
      values ('2026-03-18T10:00+08', ${sunday}, ${rooms[0]?.id}, 'slot_full', 20)`)
    const [open] = await db.read.execute<{ days: string[] }>(
      sql`select open_figure_days(${long.from}, ${long.to})::text[] as days`,
    )
    expect(open?.days).toEqual([...days, sunday])
    await expectFigures(long)
  })

  test('only days over for an hour are closed, once, by a job', async () => {
    expect(await closeFigureDays(ctx())).toBeGreaterThan(0)
    expect(await closeFigureDays(ctx())).toBe(0)
    const closed = await db.read.execute<{ day: string }>(
      sql`select day::text from figure_days order by day`,
    )
    expect(closed.map((one) => one.day)).toEqual(days.slice(0, 3))
    const early = (day: string) =>
      late.transaction((tx) => tx.execute(sql`select close_figures(${day}::date)`))
    await expect(early('2026-03-19')).rejects.toThrow()
    await expect(closeFigureDays(ctx(accountWith({ role: 'city_administrator' })))).rejects.toThrow(
      NotFound,
    )
  })

  test('closed days and open ones together equal the plain recomputation', async () => {
    await expectFigures()
  })

  test('what happens to closed days later changes their figures exactly', async () => {
    now = instantOf('2026-03-25', '12:00')
    await closeFigureDays(ctx())
    await randomEvents(late, random, rooms)
    await expectFigures()
    await late.transaction(async (tx) => {
      await tx.execute(
        sql`delete from roster_shifts where day = ${days[1]} and room_id = ${rooms[0]?.id}`,
      )
      await tx.execute(sql`update slots set cap = 1 where day = ${days[2]}`)
      await tx.execute(sql`
        update slots set status = 'closed', closed_at = app_now(), closed_reason = '测试'
        where day = ${days[3]} and room_id = ${rooms[1]?.id}`)
    })
    await expectFigures()
  })

  test('changes of one room and day at once leave no figure behind', async () => {
    const some = await db.read.execute<{ id: string }>(sql`
      select id from bookings where status in ('attended', 'missed', 'confirmed') order by room_id, day limit 24`)
    await Promise.all(
      some.map(({ id }, n) =>
        late.transaction((tx) =>
          tx.execute(
            sql`update bookings set status = ${n % 2 ? 'attended' : 'missed'} where id = ${id}`,
          ),
        ),
      ),
    )
    await expectFigures()
  })

  test('closing again at the same time as changes leaves no figure behind', async () => {
    const some = await db.read.execute<{ id: string }>(sql`
      select id from bookings where status in ('attended', 'missed') order by id limit 12`)
    await Promise.all([
      ...days.map((day) =>
        late.transaction((tx) => tx.execute(sql`select close_figures(${day}::date)`)),
      ),
      ...some.map(({ id }) =>
        late.transaction((tx) =>
          tx.execute(sql`update bookings set status = 'confirmed' where id = ${id}`),
        ),
      ),
    ])
    await expectFigures()
  })

  test('the verification finds no difference, and each kind where there is one', async () => {
    const found = async (on: Pick<Database['read'], 'execute'>) =>
      (await on.execute<{ what: string }>(verify))
        .map((row) => row.what)
        .filter((what) => /summary/.test(what))
    expect(await found(db.read)).toEqual([])
    const changes: [string, string][] = [
      ['update room_day_figures set attended = attended + 1', 'summary of a room and day'],
      ['delete from room_day_figures', 'summary of a room and day'],
      ['update room_hour_figures set booked_quarters = booked_quarters + 1', 'summary of an hour'],
      ['delete from city_hour_figures', 'summary of an hour of the city'],
      ['update refusal_figures set refusals = refusals + 1', 'summary of refusals'],
    ]
    for (const [change, what] of changes) {
      const undone = late.transaction(async (tx) => {
        await tx.execute(sql.raw(change))
        expect(await found(tx)).toContain(what)
        throw new Error('undo')
      })
      await expect(undone).rejects.toThrow('undo')
    }
  })
})

describe('planned places, targets and the programme', () => {
  test('children entered make the target of their subdistrict, from their day on', async () => {
    const entry = { subdistrictCode: '310106006', children: 1_001 }
    const input = { fromDay: '2026-03-20', source: '示例', entries: [entry] }
    expect(await setResidentChildren(ctx(), input)).toEqual({ ok: true, changed: 1 })
    expect(await setResidentChildren(ctx(), input)).toEqual({
      ok: false,
      reason: 'nothing_changed',
    })
    const twice = { ...input, entries: [entry, entry] }
    expect(await setResidentChildren(ctx(), twice)).toMatchObject({ reason: 'subdistrict_twice' })
    await db.read.execute(
      sql`update rooms set planned_places = 40, opened_on = '2026-02-01' where subdistrict_code = '310106006'`,
    )
    const { plans } = await listPlans(ctx(), { where: '310106006' })
    // 15 % of 1,001 are 150.15: the last child needs a place too.
    expect(plans).toMatchObject([{ plannedPlaces: 120, children: 1_001, percent: 15, target: 151 }])
    const before = await readFigures(ctx(), {
      where: 'city',
      period: { from: firstDay, to: firstDay },
    })
    expect(before.plans.find((one) => one.subdistrictCode === '310106006')?.target).toBeNull()
    expect(before.plans).toHaveLength(234)
  })

  test('a policy nearer by changes the per cent of its places alone', async () => {
    await db.read.execute(sql`
      insert into policies (id, level, district_code, effective_from, planned_places_percent)
      values (uuid_v7(), 'district', '310106', '2026-01-01', 20)`)
    const { plans } = await listPlans(ctx(), { where: 'city' })
    const percents = (district: string) =>
      new Set(plans.filter((one) => one.districtCode === district).map((one) => one.percent))
    expect(percents('310106')).toEqual(new Set([20]))
    expect(percents('310105')).toEqual(new Set([15]))
  })

  test('the programme counts planned places of rooms opened in its year', async () => {
    expect(await setProgrammeTarget(ctx(), { year: 2026, newPlaces: 7_000 })).toEqual({ ok: true })
    expect(await setProgrammeTarget(ctx(), { year: 2026, newPlaces: 7_000 })).toMatchObject({
      reason: 'nothing_changed',
    })
    const { programme } = await readFigures(ctx(), { where: 'city', period: week })
    expect(programme).toEqual({ year: 2026, newPlaces: 120, target: 7_000 })
    const entries = await db.read.execute<{ action: string; details: object }>(sql`
      select action, details from audit_entries where action in ('programme_target_set', 'resident_children_set') order by at, id`)
    expect(entries.map((one) => one.details)).toEqual([
      { fromDay: '2026-03-20', source: '示例', changes: { '310106006': [null, 1_001] } },
      { changes: { newPlaces: [null, 7_000] } },
    ])
  })
})

describe('figures are for one’s own scope and below', () => {
  const sees = async (actor: Actor, where: string) => {
    try {
      await readFigures(ctx(actor), { where, period: week })
      return true
    } catch (error) {
      if (error instanceof NotFound) return false
      throw error
    }
  }

  test('own, below, above and beside', async () => {
    const [first, second] = rooms
    const own = `room-${first?.code}`
    const places = [
      'city',
      '310106',
      '310105',
      '310106006',
      '310106012',
      own,
      `room-${second?.code}`,
      'mine',
    ]
    const seen = async (actor: Actor) => {
      const found: string[] = []
      for (const where of places) if (await sees(actor, where)) found.push(where)
      return found
    }
    const city = await makeStaff(db, { role: 'city_administrator' })
    expect(await seen(city)).toEqual(places.slice(0, -1))
    const district = accountWith({ role: 'district_administrator', districtCode: '310106' })
    expect(await seen(district)).toEqual([
      '310106',
      '310106006',
      '310106012',
      own,
      `room-${second?.code}`,
    ])
    const below = accountWith({ role: 'subdistrict_administrator', subdistrictCode: '310106006' })
    expect(await seen(below)).toEqual(['310106006', own])
    const manager = accountWith({ role: 'room_manager', roomId: first?.id ?? '' })
    expect(await seen(manager)).toEqual([own, 'mine'])
    const caregiver = accountWith({ role: 'caregiver', roomId: first?.id ?? '' })
    expect(await seen(caregiver)).toEqual([])
    expect(await seen(accountWith())).toEqual([])
    await expect(sees({ kind: 'visitor' }, 'city')).rejects.toThrow(SignInNeeded)
  })

  test('one’s own rooms are those one runs, and nothing of others', async () => {
    const manager = accountWith({ role: 'room_manager', roomId: rooms[2]?.id ?? '' })
    const mine = await readFigures(ctx(manager), { where: 'mine', period: week })
    const room = await readFigures(ctx(manager), { where: `room-${rooms[2]?.code}`, period: week })
    expect(mine.total).toEqual(room.total)
    expect(mine.hours).toEqual(room.hours)
    expect(mine.plans).toEqual([])
  })

  test('nobody enters children for others, nor the programme below the city', async () => {
    const input = (code: string) => ({
      fromDay: '2026-03-21',
      source: null,
      entries: [{ subdistrictCode: code, children: 500 }],
    })
    const district = ctx(accountWith({ role: 'district_administrator', districtCode: '310105' }))
    await expect(setResidentChildren(district, input('310106006'))).rejects.toThrow(NotFound)
    await expect(setResidentChildren(district, input('999999999'))).rejects.toThrow(NotFound)
    const manager = ctx(accountWith({ role: 'room_manager', roomId: rooms[0]?.id ?? '' }))
    await expect(setResidentChildren(manager, input('310106006'))).rejects.toThrow(NotFound)
    await expect(setProgrammeTarget(district, { year: 2026, newPlaces: 1 })).rejects.toThrow(
      NotFound,
    )
  })
})
