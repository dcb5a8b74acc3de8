import { v7 } from 'uuid'
import { createDatabase, type Database } from '@/db/client'
import { bookSlot } from '@/domain/claims/book-slot'
import { readRoom } from '@/domain/rooms/read-room'
import { anything } from '@/domain/search/rules'
import { searchPlaces } from '@/domain/search/search-places'
import type { Ctx } from '@/domain/shared/context'
import { findSlots } from '@/domain/slots/find-queries'
import { readWeek } from '@/domain/slots/read-week'
import {
  aheadBookings,
  bigCity,
  type CitySize,
  littleCity,
  type MadeCity,
  makeCity,
} from './big-city'
import type { CityRoom } from './city-rows'
import { type OwnDatabase, onOwnDatabase, onSecondDatabase } from './own-database'
import { median } from './statistics'
import type { Bench, Figure, Size } from './types'

const sizes = {
  full: { big: bigCity, times: 200, warmUp: 40 },
  small: {
    big: { rooms: 20, childrenOfRoom: 30, pastDays: 20, pastBookings: 6 },
    times: 6,
    warmUp: 2,
  },
}
const minutesToMake = 5

/**
 * How much longer a room's free places, its page, a search and a booking take when a city has grown,
 * one after the other, turn by turn in both cities.
 */
export const growth: Bench = {
  name: 'growth',
  measures: 'free places, search and booking in a big city, beside a little one',
  target: { of: 'ratio', at: 'most', value: 1.3 },
  run: (size) => onOwnDatabase((own) => onSecondDatabase(own, (second) => run(own, second, size))),
}

type BookableSlot = { id: string; roomId: string; day: string }
type City = { db: Database; now: Date; made: MadeCity; slots: BookableSlot[] }

async function prepare({ url, sql }: OwnDatabase, size: CitySize): Promise<City> {
  const made = await makeCity(sql, size)
  const now = new Date()
  const slots = await sql<BookableSlot[]>`
    select id, room_id as "roomId", day::text as day from slots
    where released_at <= ${now} and booking_closes_at > now() + interval '1 day' order by starts_at, room_id`
  return { db: createDatabase(url, { max: 4 }), now, made, slots: [...slots] }
}

/** What is done in a city at the nth time, each time for another room. */
const works: [what: string, work: (city: City, n: number) => Promise<unknown>][] = [
  [
    'free places of a room on a day',
    ({ db, now, slots }, n) => {
      const { roomId, day } = slotAt(slots, n)
      const counted = { ageMonths: 20, homeSubdistrictCode: null }
      return findSlots(db.read, { roomId }, { from: day, to: day }, counted, now)
    },
  ],
  [
    "a room's page",
    async (city, n) => {
      const ctx = asVisitor(city)
      const { room } = await readRoom(ctx, roomAt(city.made.rooms, n).code)
      await readWeek(ctx, { room, from: null, ageMonths: 20 })
    },
  ],
  [
    'search in the whole city',
    (city) => searchPlaces(asVisitor(city), { ...anything, ages: [20] }),
  ],
  ['a booking', book],
]

async function run(own: OwnDatabase, second: OwnDatabase, size: Size): Promise<Figure[]> {
  const { big, times, warmUp } = sizes[size]
  const [grown, little] = [await prepare(own, big), await prepare(second, littleCity)]
  const figures: Figure[] = []
  for (const [what, work] of works) {
    const [inGrown, inLittle]: [number[], number[]] = [[], []]
    const turns = [
      { city: grown, taken: inGrown },
      { city: little, taken: inLittle },
    ]
    for (let n = 0; n < warmUp + times; n += 1) {
      for (const { city, taken } of n % 2 === 0 ? turns : turns.toReversed()) {
        const from = performance.now()
        await work(city, n)
        if (n >= warmUp) taken.push(performance.now() - from)
      }
    }
    figures.push({ what, unit: 'ms', value: median(inGrown), limit: median(inLittle) })
  }
  await Promise.all([grown.db.close(), little.db.close()])
  return [...figures, making(grown.made)]
}

function making({ rooms, slots, bookings, seconds }: MadeCity): Figure {
  const children = rooms.reduce((sum, { childIds }) => sum + childIds.length, 0)
  const counts = [rooms.length, children, slots, bookings].map((one) => one.toLocaleString('en'))
  return {
    what: 'making the big city',
    unit: 's',
    value: seconds,
    limit: null,
    target: { of: 'figure', at: 'most', value: minutesToMake * 60 },
    notes: [`${counts[0]} rooms, ${counts[1]} children, ${counts[2]} slots, ${counts[3]} bookings`],
  }
}

/** Books for a child of the room that has no coming visit. */
async function book({ db, now, made, slots }: City, n: number): Promise<void> {
  const slot = slotAt(slots, n)
  const room = made.rooms.find(({ id }) => id === slot.roomId)
  const turn = aheadBookings + Math.floor(n / made.rooms.length)
  const [childId, accountId] = [room?.childIds[turn], room?.accountIds[turn]]
  if (!room || !childId || !accountId) throw new Error('There are too few children.')
  const family = {
    kind: 'account' as const,
    accountId,
    phone: '+8613800000000',
    name: '家长',
    language: 'zh' as const,
    homeSubdistrictCode: room.subdistrictCode,
    roles: [],
  }
  const children = [{ childId, free: true }]
  const answer = await bookSlot(
    { actor: family, now, db },
    { slotId: slot.id, key: v7(), children, span: null },
  )
  if (!answer.ok) throw new Error(`The use case refused: ${answer.reason}.`)
}

function asVisitor({ db, now }: City): Ctx {
  return { actor: { kind: 'visitor' }, now, db }
}

function slotAt(slots: BookableSlot[], n: number): BookableSlot {
  const slot = slots[n % slots.length]
  if (!slot) throw new Error('There are no slots to book.')
  return slot
}

function roomAt(rooms: CityRoom[], n: number): CityRoom {
  const room = rooms[n % rooms.length]
  if (!room) throw new Error('There are no rooms.')
  return room
}
