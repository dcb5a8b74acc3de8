import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, many, withDates } from '@/db/sql'
import { stands } from '@/db/stands'

/** The terms of a slot beside its places, as a preview names them. */
export const slotTerms = [
  'length',
  'ages',
  'price',
  'release',
  'closing',
  'cancelling',
  'kept',
  'marks',
  'families',
  'allowance',
] as const
export type SlotTerm = (typeof slotTerms)[number]

/** A slot's places in force and all its other terms; `slot_places` says what counts. */
export type SlotPlaces = {
  slotId: string
  roomId: string
  day: string
  startsAt: Date
  endsAt: Date
  fewest: number
  most: number
  terms: Record<SlotTerm, unknown>
}

/** Where a room falls short, as its staff sees it. Room-wide limits have no slot. */
export type OpenShortfall = {
  roomId: string
  slotId: string | null
  day: string
  term: string
  fromAt: Date
  toAt: Date
  shortBy: number
}

/** What holds now: places of slots that have not begun, and what falls short from today on. */
export type Measure = { slots: SlotPlaces[]; shortfalls: OpenShortfall[] }

/** Measures some rooms, or all if `roomIds` is null. Two statements, no matter how many rooms. */
export async function selectMeasure(
  on: Executor,
  asked: { roomIds: string[] | null; now: Date; today: string },
): Promise<Measure> {
  const rooms = many(asked.roomIds, 'uuid')
  const rows = await on.execute(sql`
    select slot_id as "slotId", room_id as "roomId", day::text, starts_at as "startsAt",
      ends_at as "endsAt", fewest, most, terms::jsonb as terms
    from slot_places(${rooms}, ${instant(asked.now)})
    order by starts_at, room_id, slot_id`)
  const slots = withDates<SlotPlaces>(rows, { startsAt: Date, endsAt: Date })
  return { slots, shortfalls: await selectOpenShortfalls(on, asked) }
}

/** What falls short from today on in some rooms, or in all if `roomIds` is null. */
export async function selectOpenShortfalls(
  on: Executor,
  asked: { roomIds: string[] | null; today: string },
): Promise<OpenShortfall[]> {
  const rooms = many(asked.roomIds, 'uuid')
  const rows = await on.execute(sql`
    select room_id as "roomId", slot_id as "slotId", day::text, term, from_at as "fromAt",
      to_at as "toAt", short_by as "shortBy"
    from shortfalls
    where resolved_at is null and day >= ${asked.today}::date
      and (${rooms} is null or room_id = any (${rooms}))
    order by day, from_at, room_id, term, slot_id`)
  return withDates<OpenShortfall>(rows, { fromAt: Date, toAt: Date })
}

/** Claims that hold a place in the slots; nothing a change does ends one of them. */
export async function countClaims(on: Executor, slotIds: string[], now: Date): Promise<number> {
  const [row] = await on.execute<{ count: number }>(sql`
    select count(*)::int as count from bookings b
    where b.slot_id in (select jsonb_array_elements_text(${JSON.stringify(slotIds)}::text::jsonb)::uuid)
      and b.child_id is not null and ${stands('b', now)}`)
  return row?.count ?? 0
}

/** The slots with children in them that a room-wide shortfall concerns: those within its time. */
export async function selectSlotsShort(
  on: Executor,
  shortfalls: OpenShortfall[],
): Promise<string[]> {
  const spans = shortfalls.map(({ roomId, slotId, fromAt, toAt }) => ({
    room: roomId,
    slot: slotId,
    from: fromAt,
    to: toAt,
  }))
  const rows = await on.execute<{ id: string }>(sql`
    select distinct s.id
    from jsonb_to_recordset(${JSON.stringify(spans)}::text::jsonb)
      as f(room uuid, slot uuid, "from" timestamptz, "to" timestamptz)
    join slots s on s.room_id = f.room and s.starts_at < f."to" and s.ends_at > f."from"
      and s.starts_at > f."from" - interval '1 day' and (f.slot is null or s.id = f.slot)
    where exists (select from slot_ledger part where part.slot_id = s.id and part.heads > 0
      and part.starts_at < f."to" and part.ends_at > f."from")
    order by s.id`)
  return rows.map((row) => row.id)
}

/** No statement of the transaction under way runs longer than this. */
export async function limitTime(tx: Executor, seconds: number): Promise<void> {
  await tx.execute(sql`select set_config('statement_timeout', ${`${seconds}s`}, true)`)
}

/** Lets changes of policies and the calendar reach only these rooms; never to be committed then. */
export async function reachOnly(tx: Executor, roomIds: string[]): Promise<void> {
  await tx.execute(
    sql`select set_config('baobaowu.preview_rooms', ${`{${roomIds.join(',')}}`}, true)`,
  )
}

export type RoomName = { id: string; code: string; nameZh: string; nameEn: string | null }

/** The names of rooms, to show them. */
export async function selectRoomNames(
  on: Executor,
  roomIds: string[],
): Promise<Map<string, RoomName>> {
  const rows = await on.execute<RoomName>(sql`
    select id, code, name_zh as "nameZh", name_en as "nameEn" from rooms
    where id in (select jsonb_array_elements_text(${JSON.stringify(roomIds)}::text::jsonb)::uuid)`)
  return new Map(rows.map((row) => [row.id, row]))
}
