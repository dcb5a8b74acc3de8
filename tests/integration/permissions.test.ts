import { readdirSync, readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { operators, rooms } from '@/db/schema/rooms'
import { bookSlot } from '@/domain/bookings/book-slot'
import type { Actor } from '@/domain/shared/context'
import { addDays, dayOf, instantOf } from '@/domain/shared/time'
import { testDatabase } from '../support/database'
import { ctxOf, makeFamily } from '../support/family'
import { makeRoom } from '../support/room'
import { castOf, everybody, type Person } from './support/cast'
import { mayDo } from './support/undoing'
import type { Scene } from './support/use-case'
import { useCases } from './support/use-cases'

let db: Database
let cast: Record<Person, Actor>
let scene: Scene
// A Tuesday far enough ahead to be released in the simulated present, with calendar data.
const day = '2026-03-17'
const now = instantOf(addDays(day, -7), '10:00')

beforeAll(async () => {
  const { db: shared, url } = await testDatabase()
  const { createDatabase } = await import('@/db/client')
  db = createDatabase(url, { clock: () => now })
  const [mine, theirs] = await shared.read
    .insert(operators)
    .values([{ name: `运营方 ${v7()}` }, { name: `另一运营方 ${v7()}` }])
    .returning({ id: operators.id })
  const room = await makeRoom(db, {
    slots: [
      { day, from: '09:00', to: '11:00' },
      { day, from: '13:00', to: '15:00' },
    ],
  })
  await shared.read.update(rooms).set({ operatorId: mine?.id }).where(eq(rooms.id, room.id))
  const family = await makeFamily(db, ['2024-09-10'])
  cast = await castOf(
    shared,
    { id: room.id, operatorId: mine?.id ?? '', otherOperatorId: theirs?.id ?? '' },
    family.account,
  )
  const [slotId = '', otherSlotId = ''] = room.slotIds
  const childId = family.childIds[0] ?? ''
  const made = await bookSlot(ctxOf(db, family.account, now), {
    slotId,
    key: v7(),
    children: [{ childId, free: true }],
    span: null,
  })
  scene = {
    day,
    startsAt: instantOf(day, '09:00'),
    room,
    slotId,
    otherSlotId,
    childId,
    guardianId: family.account.accountId,
    bookingId: made.ok ? (made.bookings[0]?.id ?? '') : '',
    ...(await otherThings(room.id)),
  }
})

/** Rows the use cases are asked about, made where nothing else needed them. */
async function otherThings(roomId: string): Promise<Pick<Scene, 'caregiverId' | 'timetableId'>> {
  const { caregivers } = await import('@/db/schema/roster')
  const { timetables } = await import('@/db/schema/timetables')
  const [caregiver] = await db.read.select().from(caregivers).where(eq(caregivers.roomId, roomId))
  const [timetable] = await db.read
    .insert(timetables)
    .values({ roomId, weekdays: [6], fromTime: '09:00', toTime: '11:00', validFrom: dayOf(now) })
    .returning({ id: timetables.id })
  return { caregiverId: caregiver?.id ?? '', timetableId: timetable?.id ?? '' }
}

test.each(Object.keys(useCases))('%s is for those it is for', async (name) => {
  const useCase = useCases[name]
  if (!useCase) throw new Error(name)
  const allowed: Person[] = []
  for (const person of everybody) {
    if (await mayDo({ db, now }, cast[person], (ctx) => useCase.run(ctx, scene)))
      allowed.push(person)
  }
  expect(allowed).toEqual(everybody.filter((person) => useCase.for.includes(person)))
})

test('every use case of the tree is in the matrix', () => {
  const files = readdirSync('domain', { recursive: true, encoding: 'utf8' })
  const found = files
    .filter((file) => file.endsWith('.ts') && !file.startsWith('shared'))
    .flatMap((file) =>
      [
        ...readFileSync(`domain/${file}`, 'utf8').matchAll(
          /^export (?:async )?function (\w+)\(\s*ctx: Ctx/gm,
        ),
      ].map((match) => match[1]),
    )
  expect(found.length).toBeGreaterThan(50)
  expect(found.sort()).toEqual(Object.keys(useCases).sort())
})
