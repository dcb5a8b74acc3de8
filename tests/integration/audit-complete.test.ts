import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Executor } from '@/db/client'
import { openRoom } from '@/domain/administration/open-room'
import { recordVisits } from '@/domain/bookings/record-visits'
import { editChild } from '@/domain/children/edit-child'
import { findChild } from '@/domain/children/find-child'
import { readDayRoster } from '@/domain/roster/read-day-roster'
import { saveDayRoster } from '@/domain/roster/save-day-roster'
import type { Ctx } from '@/domain/shared/context'
import { reopenSlot } from '@/domain/slots/reopen-slot'
import { messageSealing } from '../support/message-sealing'
import { everybody } from './support/cast'
import { leaves } from './support/leaves'
import { makeStage, type Stage } from './support/stage'
import { undoing } from './support/undoing'
import type { Scene } from './support/use-case'
import { useCases } from './support/use-cases'

const sealing = {
  seal: (text: string) => text,
  open: (text: string) => text,
  digest: (text: string) => text,
}

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})

type Entry = { action: string; details: unknown; origin: string | null; hasSubject: boolean }
type Done = { succeeded: boolean; wrote: string[]; entries: Entry[]; told: string[] }

const known = new Map<string, Promise<Done | null>>()

/** What a use case does; it is called once, since nothing of it stays and it would do the same again. */
function done(name: string): Promise<Done | null> {
  const found = known.get(name) ?? call(name)
  known.set(name, found)
  return found
}

/** Calls a use case as the first person who may, and looks at what it wrote before it is undone. */
async function call(name: string): Promise<Done | null> {
  const useCase = useCases[name]
  const person = everybody.find(
    (one) => useCase?.for.includes(one) && stage.cast[one].kind === 'account',
  )
  if (!useCase || !person) return null
  const wrote = new Set<string>()
  const entries: Entry[] = []
  const told: string[] = []
  let before = new Map<string, number>()
  const end = async (tx: Executor) => {
    for (const [table, rows] of await writtenRows(tx)) {
      if (rows > (before.get(table) ?? 0)) wrote.add(table)
    }
    const written = await tx.execute<Entry>(sql`
      select action, details, origin, subject_id <> '' as "hasSubject" from audit_entries
      where xmin = pg_current_xact_id()::xid order by id`)
    entries.push(...written)
    const messages = await tx.execute<{ kind: string }>(sql`
      select kind from messages where xmin = pg_current_xact_id()::xid order by id`)
    told.push(...messages.map(({ kind }) => kind))
  }
  const begin = async (tx: Executor) => {
    before = await writtenRows(tx)
  }
  const db = undoing(stage.db, { begin, end })
  const ctx = {
    actor: stage.cast[person],
    now: stage.now,
    db,
    origin: 'web 192.0.2.7',
    messageSealing,
  }
  const result = await useCase.run(ctx, stage.scene)
  const refused =
    typeof result === 'object' && result !== null && 'ok' in result && result.ok === false
  return { succeeded: !refused, wrote: [...wrote].toSorted(), entries, told }
}

/** Rows written so far by table, as the connection counts them. */
async function writtenRows(tx: Executor): Promise<Map<string, number>> {
  const rows = await tx.execute<{ name: string; rows: number }>(sql`
    select relname as name, (n_tup_ins + n_tup_upd + n_tup_del)::int as rows from pg_stat_xact_user_tables
    where schemaname = 'public' and relname <> 'audit_entries'`)
  return new Map(rows.map((row) => [row.name, row.rows]))
}

/** Written without a person deciding anything: counters, and codes that were tried in vain. */
const unlogged = ['sign_in_codes', 'rate_limits', 'refusals', 'turns', 'alarms']

/** Calls the matrix makes only to be refused, made so that they succeed; in this order, and kept. */
const succeeding: [name: string, action: string, run: (ctx: Ctx, scene: Scene) => unknown][] = [
  ['closeSlot', 'slot_closed', (ctx, s) => useCases.closeSlot?.run(ctx, s)],
  [
    'reopenSlot',
    'slot_reopened',
    (ctx, { slotId }) =>
      reopenSlot(ctx, { slotId, seen: { status: 'closed', cap: null, bookings: 1 } }),
  ],
  [
    'saveDayRoster',
    'roster_set',
    async (ctx, { room, day }) => {
      const { seen } = await readDayRoster(ctx, { code: room.code, day })
      return saveDayRoster(ctx, { roomId: room.id, day, shifts: [], seen, confirmed: true })
    },
  ],
  ['suspendRoom', 'room_suspended', (ctx, s) => useCases.suspendRoom?.run(ctx, s)],
  ['openRoom', 'room_opened', (ctx, { room }) => openRoom(ctx, { roomId: room.id })],
  [
    'recordVisits',
    'record-visits',
    (ctx, { slotId, bookingId, startsAt }) =>
      recordVisits({ ...ctx, now: startsAt }, { slotId, attended: [bookingId], missed: [] }),
  ],
]

/** Use cases that may leave several entries: one for each thing they are about. */
const several: Record<string, string> = {
  readRoomDays: 'one for each child read',
  readManagedSlot: 'one for each child read',
  moveBooking: 'one for the place left, one for the place taken',
  copyRoom: 'one for each thing copied',
  importRooms: 'one for each room, and one for the import',
  describePicture: 'the matrix adds the picture first',
  removePicture: 'the matrix adds the picture first',
  movePicture: 'the matrix adds the picture first',
}

test.each(Object.keys(useCases))(
  '%s leaves an entry where a person wrote something',
  async (name) => {
    const found = await done(name)
    if (!found?.succeeded) return
    const { wrote, entries } = found
    if (wrote.some((table) => !unlogged.includes(table))) {
      expect(entries.length, `${name} wrote ${wrote}`).toBeGreaterThan(0)
    }
    if (!several[name]) expect(entries.length, JSON.stringify(entries)).toBeLessThanOrEqual(1)
    for (const entry of entries) {
      expect(entry).toMatchObject({ origin: 'web 192.0.2.7', hasSubject: true })
      expect(entry.action).toMatch(/^[a-z][a-z_-]+$/)
      expect(personalIn(entry.details), `${name}: ${JSON.stringify(entry.details)}`).toEqual([])
    }
  },
)

test.each(Object.keys(useCases))(
  '%s leaves the entries and messages written down for it',
  async (name) => {
    const found = await done(name)
    const left = [
      ...(found?.entries.map(({ action }) => action) ?? []),
      ...(found?.told.map((kind) => `tells ${kind}`) ?? []),
    ]
    expect(left).toEqual(leaves[name] ?? [])
  },
)

test('most of what a person can write was looked at', async () => {
  const logged: string[] = []
  for (const name of Object.keys(useCases)) {
    const found = await done(name)
    const wrote = (found?.wrote.length ?? 0) > 0
    if (found?.succeeded && wrote && found.entries.length > 0) logged.push(name)
  }
  expect(logged.length).toBeGreaterThan(25)
})

test('what the matrix calls only to be refused leaves one entry too, where it succeeds', async () => {
  const { db, now, cast, scene } = stage
  const ctx: Ctx = { actor: cast.city, now, db, origin: 'web 192.0.2.7', messageSealing }
  for (const [name, action, run] of succeeding) {
    const count = () =>
      db.read.execute<{ action: string; changes: unknown }>(sql`
        select action, details->'changes' as changes from audit_entries
        where room_id = ${scene.room.id}::uuid and origin = 'web 192.0.2.7' order by id`)
    const before = await count()
    expect(await run(ctx, scene), name).toMatchObject({ ok: true })
    const written = (await count()).slice(before.length)
    expect(written.map((entry) => entry.action)).toEqual([action])
  }
})

test('a family’s corrections name the fields and not what they say', async () => {
  const { db, now, cast, scene } = stage
  const ctx: Ctx = { actor: cast.guardian, now, db, origin: 'web 192.0.2.7', messageSealing }
  const child = await findChild(ctx, { childId: scene.childId }, sealing)
  const edited = await editChild(
    ctx,
    {
      childId: scene.childId,
      version: child.version,
      name: '另一个名字',
      birthDate: '2024-09-10',
      relation: 'father',
      allergies: '花生',
      notes: null,
      identity: null,
      removeIdentity: false,
    },
    sealing,
  )
  expect(edited).toEqual({ ok: true })
  const [entry] = await db.read.execute(sql`
    select details from audit_entries where child_id = ${scene.childId}::uuid and action = 'edit-child'`)
  expect(entry).toEqual({
    details: { fields: ['name', 'allergies', 'relation'], identity: 'kept' },
  })
})

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** What an entry gives away of the people on stage: names, numbers, anything like a phone or document. */
function personalIn(details: unknown): string[] {
  const text = JSON.stringify(details).replaceAll(uuid, '')
  const people = Object.values(stage.cast).flatMap((actor) =>
    actor.kind === 'account' ? [actor.phone, actor.phone.slice(3), actor.name ?? ''] : [],
  )
  const personal = [...people, '小宝', '幼儿1', '家长', '照护人员', '2024-09-10', '13900000000']
  return [
    ...personal.filter((one) => one !== '' && text.includes(one)),
    ...(text.match(/\d{11,}[\dXx]?/g) ?? []),
  ]
}
