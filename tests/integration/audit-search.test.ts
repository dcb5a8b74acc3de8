import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '@/db/client'
import { type AuditEntry, writeAudit } from '@/domain/audit/write-audit'
import { exportChildLog } from '@/domain/log/export-child-log'
import type { LogFilters } from '@/domain/log/inputs'
import { openChildLog } from '@/domain/log/open-child-log'
import { entriesShown, readLog } from '@/domain/log/read-log'
import type { Account } from '@/domain/shared/actor'
import type { Actor, Ctx } from '@/domain/shared/context'
import { writing } from '@/domain/shared/context'
import { NotFound } from '@/domain/shared/refusal'
import { addDays, instantOf } from '@/domain/shared/time'
import { freshDatabase, serving } from '../support/database'
import { makeFamily } from '../support/family'
import { named } from '../support/named'
import { makeRoom, type TestRoom } from '../support/room'
import { makeStaff } from '../support/staff'

const day = '2026-03-17'
const now = instantOf(addDays(day, -7), '10:00')
let db: Database
let room: TestRoom
let farRoom: TestRoom
let city: Account
let district: Account
let manager: Account
let parent: Account
let childId: string

beforeAll(async () => {
  const { db: first, url } = await freshDatabase()
  await first.close()
  db = createDatabase(serving(url), { max: 4, clock: () => now })
  room = await makeRoom(db, {
    nameZh: '小石榴宝宝屋',
    slots: [{ day, from: '09:00', to: '11:00' }],
  })
  farRoom = await makeRoom(db, {
    nameZh: '远处宝宝屋',
    subdistrictCode: '310105001',
    slots: [{ day, from: '09:00', to: '11:00' }],
  })
  city = await makeStaff(db, { role: 'city_administrator' })
  district = await makeStaff(db, { role: 'district_administrator', districtCode: '310106' })
  manager = await makeStaff(db, { role: 'room_manager', roomId: room.id })
  await db.transaction((tx) =>
    tx.execute(sql`update accounts set ${named('王管理')} where id = ${manager.accountId}`),
  )
  const family = await makeFamily(db, ['2024-09-10'])
  parent = family.account
  childId = family.childIds[0] ?? ''
  await db.transaction(async (tx) => {
    await tx.execute(sql`update children set ${named('石小榴')} where id = ${childId}`)
    await tx.execute(sql`
      insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
      select uuid_v7(), id, ${childId}, ${parent.accountId}, 'confirmed', starts_at, ends_at, cancel_until
      from slots where id = ${room.slotIds[0]}`)
  })
})

afterAll(() => db.close())

async function note(actor: Actor, entry: Partial<AuditEntry>, at = now): Promise<string> {
  const subjectId = v7()
  const whole = { action: 'slot_cap_set', subjectKind: 'slot', subjectId, ...entry }
  const origin = 'web 192.0.2.1'
  await writing({ actor, now: at, db, origin }, (write) => writeAudit(write, whole))
  return subjectId
}

const as = (actor: Actor): Ctx => ({ actor, now, db, origin: 'web 192.0.2.1' })
const subjects = async (actor: Actor, filters: LogFilters) =>
  (await readLog(as(actor), filters)).entries.map((entry) => entry.subjectId)

describe('the log is found', () => {
  test('by person: a part of the name of somebody with a role, a whole number of anybody', async () => {
    const theirs = await note(manager, { roomId: room.id })
    const family = await note(parent, { roomId: room.id, action: 'book-slot' })
    expect(await subjects(city, { person: '王管' })).toEqual([theirs])
    expect(await subjects(city, { person: manager.phone.slice(3) })).toEqual([theirs])
    const { phone } = await withPhone(parent)
    expect(await subjects(city, { person: phone })).toEqual([family])
    expect(await subjects(city, { person: '家长' })).toEqual([])
    expect(await subjects(city, { person: '%' })).toEqual([])
  })

  test('by room, action, days and reason, and by all of them together', async () => {
    const at = instantOf('2026-03-01', '23:59')
    const reason = '停水 100% 三天'
    const asked = { roomId: room.id, action: 'slot_closed', reason }
    const mine = await note(manager, asked, at)
    await note(manager, { ...asked, roomId: farRoom.id }, at)
    await note(manager, asked, instantOf('2026-03-02', '00:00'))
    await note(manager, { ...asked, reason: '停水' }, at)
    await note(manager, { ...asked, action: 'slot_reopened' }, at)
    const days = { fromDay: '2026-03-01', toDay: '2026-03-01' }
    const filters = { ...days, room: '石榴', action: 'slot_closed', reason: '水 100%' }
    expect(await subjects(city, filters)).toEqual([mine])
    expect(await subjects(city, { ...filters, room: room.code, person: '王' })).toEqual([mine])
    expect(await subjects(city, { ...filters, reason: '水 1_0%' })).toEqual([])
    expect(await subjects(city, { ...filters, room: '没有这家' })).toEqual([])
  })

  test('page by page, each entry once and in order, also where many have the same time', async () => {
    const at = instantOf('2026-02-01', '10:00')
    const made: string[] = []
    for (let n = 0; n < entriesShown * 2 + 7; n += 1) {
      made.push(await note(manager, { roomId: room.id, action: 'room_changed' }, at))
    }
    for (const actor of [city, district]) {
      const seen: string[] = []
      let after: string | null = null
      do {
        const page = await readLog(as(actor), { action: 'room_changed', after })
        seen.push(...page.entries.map((entry) => entry.subjectId))
        after = page.next
      } while (after)
      expect(seen).toEqual(made.toReversed())
    }
  })

  test('says from what to what, why, from where and who; of a family neither name nor address', async () => {
    const reason = v7()
    const changes = { cap: [8, 3] }
    await note(manager, { roomId: room.id, reason, details: { changes } })
    await note(parent, { roomId: room.id, reason, childId })
    const { entries } = await readLog(as(city), { reason })
    expect(entries).toMatchObject([
      { actor: { kind: 'family', name: null }, origin: 'web', aboutChild: true },
      {
        actor: { kind: 'staff', name: '王管理' },
        origin: 'web 192.0.2.1',
        reason,
        details: { changes },
        room: { code: room.code, nameZh: '小石榴宝宝屋' },
      },
    ])
  })

  test('tells a visitor from the system', async () => {
    const reason = v7()
    await note({ kind: 'visitor' }, { reason })
    await writing({ actor: { kind: 'system' }, now, db, origin: 'job make-slots' }, (write) =>
      writeAudit(write, { action: 'slots_made', subjectKind: 'slots', subjectId: day, reason }),
    )
    const { entries } = await readLog(as(city), { reason })
    expect(entries.map((entry) => entry.actor.kind)).toEqual(['system', 'visitor'])
  })
})

describe('a district sees', () => {
  test('its rooms, its people and its settings, and nothing of others or of no place', async () => {
    const reason = v7()
    const policy = { action: 'policy_set', subjectKind: 'policy', reason }
    const account = { action: 'grant-role', subjectKind: 'account', reason }
    const own = [
      await note(manager, { reason, roomId: room.id }),
      await note(city, { ...account, subjectId: manager.accountId }),
      await note(district, { ...policy, subjectId: '310106' }),
      await note(district, { ...policy, subjectId: '310106006' }),
    ]
    await note(city, { ...policy, subjectId: 'city' })
    await note(city, { ...policy, subjectId: '310105' })
    await note(manager, { reason, roomId: farRoom.id })
    await note(city, { ...account, subjectId: city.accountId })
    await note(parent, { reason, childId, subjectKind: 'account', subjectId: parent.accountId })
    const seen = await readLog(as(district), { reason })
    expect(seen.entries.map((entry) => entry.subjectId).toSorted()).toHaveLength(4)
    expect((await readLog(as(city), { reason })).entries).toHaveLength(9)
    for (const filters of [{ reason }, { reason, person: '王管' }, { reason, room: '宝宝屋' }]) {
      for (const entry of (await readLog(as(district), filters)).entries) {
        expect([own[0], manager.accountId, '310106', '310106006']).toContain(entry.subjectId)
      }
    }
    expect(await subjects(district, { reason, room: farRoom.code })).toEqual([])
  })
})

describe('the log of a child', () => {
  test('opens only after a reason, once logged, and is not there outside the scope', async () => {
    const booked = await note(manager, { roomId: room.id, childId, action: 'child_read' })
    await note(parent, { childId, action: 'edit-child' })
    expect(await readLog(as(district), { childId })).toMatchObject({
      reasonNeeded: true,
      entries: [],
    })
    const input = { childName: '石小榴', reason: '家长投诉' }
    expect(await openChildLog(as(district), input)).toEqual({ ok: true, childId })
    expect(await openChildLog(as(district), input)).toEqual({ ok: true, childId })
    const opened = await db.read.execute(sql`
      select reason, details->>'purpose' as purpose, origin from audit_entries
      where action = 'child_log_opened' and actor_id = ${district.accountId}`)
    expect([...opened]).toEqual([
      { reason: '家长投诉', purpose: 'supervision', origin: 'web 192.0.2.1' },
    ])
    const shown = await subjects(district, { childId })
    expect(shown).toContain(booked)
    expect((await readLog(as(district), { childId, action: 'edit-child' })).entries).toEqual([])
    const later = { ...as(district), now: new Date(now.getTime() + 13 * 3_600_000) }
    expect(await readLog(later, { childId })).toMatchObject({ reasonNeeded: true })

    const other = await makeStaff(db, { role: 'district_administrator', districtCode: '310105' })
    expect(await openChildLog(as(other), input)).toEqual({ ok: false, reason: 'child_unknown' })
    await expect(readLog(as(other), { childId })).rejects.toThrow(NotFound)
    await expect(readLog(as(city), { childId: 'nobody' })).rejects.toThrow(NotFound)
  })

  test('asks which, where several have the name', async () => {
    const family = await makeFamily(db, ['2024-05-02', '2025-01-03'])
    await db.transaction((tx) =>
      tx.execute(sql`
        update children set ${named('同名')} where id = any (${`{${family.childIds.join(',')}}`}::uuid[])`),
    )
    const [first, second] = family.childIds
    const asked = { childName: '同名', reason: '年度检查' }
    expect(await openChildLog(as(city), asked)).toEqual({
      ok: false,
      reason: 'several_children',
      children: [
        { childId: first, birthMonth: '2024-05' },
        { childId: second, birthMonth: '2025-01' },
      ],
    })
    expect(await openChildLog(as(city), { ...asked, childId: second ?? '' })).toMatchObject({
      ok: true,
      childId: second,
    })
  })
})

test('the export has every entry about children of the year and scope, without a name, and is logged', async () => {
  const reason = '=HYPERLINK("x")'
  const details = { purpose: 'care_of_the_day' }
  const read = { childId, roomId: room.id, action: 'child_read', details }
  const made = [
    await note(manager, { ...read, reason }, instantOf('2025-01-01', '00:00')),
    await note(manager, read, instantOf('2025-12-31', '23:59')),
    await note(parent, { childId, action: 'edit-child' }, instantOf('2025-06-01', '09:00')),
  ]
  await note(manager, read, instantOf('2024-12-31', '23:59'))
  await note(manager, read, instantOf('2026-01-01', '00:00'))
  await note(manager, { roomId: room.id }, instantOf('2025-06-01', '09:00'))
  const exported = async (actor: Actor) => {
    const { rows } = await exportChildLog(as(actor), { year: 2025 })
    const all = []
    for await (const row of rows) all.push(row)
    return all
  }
  const whole = await exported(city)
  expect(whole.map((row) => row.action)).toEqual(['child_read', 'edit-child', 'child_read'])
  expect(whole[0]).toMatchObject({
    accountId: manager.accountId,
    roles: 'room_manager',
    roomCode: room.code,
    childId,
    purpose: 'care_of_the_day',
    reason,
    origin: 'web',
  })
  expect(JSON.stringify(whole)).not.toMatch(/石小榴|王管理|家长|\+86|192\.0\.2/)
  expect(await exported(district)).toHaveLength(2)
  expect(made).toHaveLength(whole.length)
  const { entries } = await readLog(as(city), { action: 'child_log_exported' })
  expect(entries.map((entry) => [entry.subjectId, entry.details])).toEqual([
    ['2025', { districtCodes: ['310106'] }],
    ['2025', { level: 'city' }],
  ])
})

async function withPhone({ accountId }: Account): Promise<{ phone: string }> {
  // A number that reads as a mobile one; the family's own is any digits.
  const phone = '+8613912345678'
  await db.transaction((tx) =>
    tx.execute(sql`update accounts set phone = ${phone} where id = ${accountId}`),
  )
  return { phone }
}
