import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import { addDays } from '@/domain/shared/time'
import { copyRows } from './copy-rows'

export type CityRoom = {
  id: string
  code: string
  subdistrictCode: string
  childIds: string[]
  /** The guardian of each child. */
  accountIds: string[]
}
export type CitySlot = { id: string; room: CityRoom; day: string; from: string; to: string }

/** The two slots of a day. */
const times = [
  ['09:00', '11:00'],
  ['13:30', '15:30'],
] as const

/** Open rooms of ten places over every subdistrict in turn, each with its rules and two caregivers. */
export async function copyRooms(
  sql: Sql,
  count: number,
  childrenOfRoom: number,
): Promise<CityRoom[]> {
  const codes = await sql<{ code: string }[]>`select code from subdistricts order by code`
  const rooms = Array.from({ length: count }, (_, n) => ({
    id: v7(),
    code: `bench-${n + 1}`,
    subdistrictCode: codes[n % codes.length]?.code ?? '',
    childIds: Array.from({ length: childrenOfRoom }, () => v7()),
    accountIds: Array.from({ length: childrenOfRoom }, () => v7()),
  }))
  const year = new Date().getUTCFullYear()
  const columns = ['id', 'code', 'subdistrict_code', 'name_zh', 'name_en', 'play_area_dm2']
  const more = ['licensed_places', 'planned_places', 'status', 'opened_on', 'latitude', 'longitude']
  await copyRows(
    sql,
    'rooms',
    [...columns, ...more],
    rooms.map(({ id, code, subdistrictCode }, n) => [
      ...[id, code, subdistrictCode, `测速宝宝屋 ${n + 1}`, `Bench Room ${n + 1}`, 6000],
      ...[10, 100, 'open', n % 10 === 9 ? `${year}-01-01` : '2020-01-01'],
      ...[31 + ((n * 37) % 500) / 1000, 121.2 + ((n * 91) % 600) / 1000],
    ]),
  )
  await copyRows(
    sql,
    'policies',
    ['id', 'level', 'room_id', 'effective_from', 'same_day_reserve', 'residents_reserve'],
    rooms.map(({ id }) => [v7(), 'room', id, '2020-01-01', 0, 0]),
  )
  await copyRows(
    sql,
    'caregivers',
    ['id', 'room_id', 'name', 'kind', 'counts_for_ratio'],
    rooms.flatMap(({ id }) => [1, 2].map(() => [v7(), id, '照护人员', 'caregiver', true])),
  )
  return rooms
}

/** Every child, of two years, and its guardian, who lives near the room and has consented. */
export async function copyFamilies(sql: Sql, rooms: CityRoom[], today: string): Promise<void> {
  const born = addDays(today, -740)
  function* each<T>(of: (room: CityRoom, n: number, count: number) => T): Generator<T> {
    let count = 0
    for (const room of rooms)
      for (let n = 0; n < room.childIds.length; n += 1) {
        yield of(room, n, count)
        count += 1
      }
  }
  const child = (room: CityRoom, n: number) => room.childIds[n] ?? ''
  const account = (room: CityRoom, n: number) => room.accountIds[n] ?? ''
  await copyRows(
    sql,
    'accounts',
    ['id', 'phone', 'name', 'home_subdistrict_code'],
    each((room, n, count) => [...[account(room, n), phoneOf(count), '家长', room.subdistrictCode]]),
  )
  await copyRows(
    sql,
    'children',
    ['id', 'name', 'birth_date'],
    each((room, n) => [child(room, n), '幼儿', born]),
  )
  await copyRows(
    sql,
    'guardians',
    ['account_id', 'child_id', 'relation'],
    each((room, n) => [account(room, n), child(room, n), 'mother']),
  )
  await copyRows(
    sql,
    'consents',
    ['id', 'account_id', 'purpose', 'rule_version', 'decision'],
    each((room, n) => [v7(), account(room, n), 'child_data', 'bench', 'given']),
  )
}

function phoneOf(count: number): string {
  return `+86${13_000_000_000 + count}`
}

/** Two slots of two hours for each room and day, in the order of days, with the terms of a past slot. */
export async function copySlots(sql: Sql, rooms: CityRoom[], days: string[]): Promise<CitySlot[]> {
  const slots = days.flatMap((day) =>
    rooms.flatMap((room) =>
      times.map(([from, to]) => ({
        id: v7(),
        room,
        day,
        from: `${day} ${from}+08`,
        to: `${day} ${to}+08`,
      })),
    ),
  )
  const plain = ['id', 'room_id', 'day', 'starts_at', 'ends_at', 'age_from_months', 'age_to_months']
  const instants = ['released_at', 'booking_closes_at', 'same_day_from', 'same_day_closes_at']
  const kept = ['cancel_until', 'same_day_reserve', 'residents_reserve', 'residents_until']
  function* rowsOf() {
    for (const { id, room, day, from, to } of slots)
      yield [id, room.id, day, from, to, 12, 36, from, from, from, from, from, 0, 0, from]
  }
  await copyRows(sql, 'slots', [...plain, ...instants, ...kept], rowsOf())
  return slots
}

/** Some bookings in each slot, by the children of its room in turn, each day from the first child on. */
export async function copyBookings(
  sql: Sql,
  slots: CitySlot[],
  { inEach, past }: { inEach: number; past: boolean },
): Promise<void> {
  const plain = ['id', 'slot_id', 'room_id', 'child_id', 'account_id', 'status', 'day']
  const instants = ['starts_at', 'ends_at', 'cancel_until', 'claimed_at']
  const more = ['age_months', 'care_factor_hundredths', 'resident', 'same_day']
  const turns = new Map<CityRoom, number>()
  function* rowsOf() {
    for (const { id, room, day, from, to } of slots) {
      const turn = turns.get(room) ?? 0
      turns.set(room, past ? turn + inEach : 0)
      for (let n = 0; n < inEach; n += 1) {
        const child = (turn + n) % room.childIds.length
        const missed = n === inEach - 1 && Number(day.slice(-2)) % 3 === 0
        const status = !past ? 'confirmed' : missed ? 'missed' : 'attended'
        yield [
          ...[v7(), id, room.id, room.childIds[child] ?? '', room.accountIds[child] ?? ''],
          ...[status, day, from, to, from, from, 18 + n, 100, false, false],
        ]
      }
    }
  }
  await copyRows(sql, 'bookings', [...plain, ...instants, ...more], rowsOf())
}
