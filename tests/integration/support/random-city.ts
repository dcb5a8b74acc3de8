import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { createDatabase, type Database } from '@/db/client'
import { brokenConstraint } from '@/db/retry'
import { addDays, instantOf } from '@/domain/shared/time'
import { serving } from '../../support/database'
import { makeRoom, type TestRoom } from '../../support/room'
import { makeAccount, makeChildren } from './claims'

export const firstDay = '2026-03-16'
export const days = Array.from({ length: 5 }, (_, n) => addDays(firstDay, n))
export const subdistricts = ['310106006', '310106012', '310105001']

/** Rooms with a week of slots of every kind, booked at random as far as places allow. */
export async function randomCity(
  url: string,
  random: (below: number) => number,
  rooms: number,
): Promise<TestRoom[]> {
  const db = createDatabase(serving(url), { clock: () => instantOf('2026-03-10', '10:00') })
  const raw = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const made: TestRoom[] = []
    for (let n = 0; n < rooms; n++) {
      const room = await makeRoom(db, {
        subdistrictCode: subdistricts[n % subdistricts.length] ?? '',
        caregivers: 1 + random(3),
        licensedPlaces: 4 + random(8),
        playAreaDm2: random(2) === 0 ? null : 2_000 + random(4_000),
        policy: {
          mixedPolicy:
            (['fixed_ratio', 'sum_of_fractions', 'youngest'] as const)[random(3)] ?? 'youngest',
          minCaregivers: 1 + random(2),
        },
        slots: days.flatMap((day) =>
          random(5) === 0
            ? []
            : [
                { day, from: '09:00', to: '11:00', cap: 2 + random(8) },
                ...(random(2) ? [{ day, from: '10:00', to: '13:00', flexible: true }] : []),
                ...(random(2) ? [{ day, from: '14:30', to: '16:45', ageFromMonths: 24 }] : []),
              ],
        ),
      })
      made.push(room)
      await book(db, raw, room, random)
    }
    return made
  } finally {
    await Promise.all([db.close(), raw.end()])
  }
}

/** Claims places the way any client could; what the database refuses is left. */
async function book(
  db: Database,
  raw: postgres.Sql,
  room: TestRoom,
  random: (below: number) => number,
): Promise<void> {
  const accountId = await makeAccount(raw, subdistricts[random(3)] ?? null)
  const factors = { factor: random(3) === 0 ? 150 : 100 }
  for (const slotId of room.slotIds) {
    for (let n = random(7); n > 0; n--) {
      const birthDate = random(2) ? '2024-01-10' : '2024-10-10'
      const [childId] = await makeChildren(raw, 1, { birthDate, ...factors, guardian: accountId })
      await db
        .transaction((tx) =>
          tx.execute(sql`
            insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
            select uuid_v7(), id, ${childId}, ${accountId}, 'confirmed', starts_at, ends_at, cancel_until
            from slots where id = ${slotId}`),
        )
        .catch((error: unknown) => {
          if (!/^(capacity_|booking_age$)/.test(brokenConstraint(error)?.name ?? '')) throw error
        })
    }
  }
}

/** What happens to bookings and is refused to families, at random, a while after the week. */
export async function randomEvents(
  late: Database,
  random: (below: number) => number,
  rooms: TestRoom[],
): Promise<void> {
  const found = await late.read.execute<{ id: string; status: string }>(sql`
    select id, status from bookings where status <> 'cancelled' order by id`)
  for (const { id, status } of found) {
    if (random(3) === 0) continue
    const outcomes =
      status === 'confirmed' ? ['attended', 'missed', 'cancelled'] : ['attended', 'missed']
    const outcome = outcomes[random(outcomes.length)]
    await late.transaction((tx) =>
      tx.execute(sql`
        update bookings set status = ${outcome}, cancelled_at = case when ${outcome} = 'cancelled' then app_now() end
        where id = ${id}`),
    )
  }
  const reasons = ['slot_full', 'kept_for_same_day', 'too_young', 'suspended']
  for (let n = 10 + random(20); n > 0; n--) {
    const room = rooms[random(rooms.length)]
    const age = [null, 13, 17, 18, 29, 35][random(6)]
    const home = [null, ...subdistricts][random(4)]
    await late.transaction((tx) =>
      tx.execute(sql`
        insert into refusals (at, day, room_id, reason, age_months, home_subdistrict_code)
        values (app_now(), ${days[random(days.length)]}, ${room?.id}, ${reasons[random(4)]},
          ${age}::smallint, ${home}::text)`),
    )
  }
}
