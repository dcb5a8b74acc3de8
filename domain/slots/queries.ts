import { and, eq, gt, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { subdistricts } from '@/db/schema/divisions'
import { rooms } from '@/db/schema/rooms'
import { slots } from '@/db/schema/slots'
import { timetables } from '@/db/schema/timetables'
import { stands } from '@/db/stands'
import type { RoomPlace } from '../authority/scope-rules'
import { type MadeSlot, type PlannedSlot, type SlotPattern, slotKey } from './rules'

/** One maker of all slots at a time; others wait for it, longer than for a family's booking. */
export async function lockSlotMaking(tx: Executor): Promise<void> {
  await tx.execute(sql`select set_config('lock_timeout', '60s', true)`)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('baobaowu slots'))`)
}

/** The rooms that have a timetable, or those asked for, locked in order, with their district and subdistrict. */
export async function lockRoomsForSlots(
  tx: Executor,
  roomIds: string[] | null,
): Promise<(RoomPlace & { open: boolean; suspendedFrom: string | null })[]> {
  const found = await tx
    .select({
      id: rooms.id,
      subdistrictCode: rooms.subdistrictCode,
      districtCode: subdistricts.districtCode,
      operatorId: rooms.operatorId,
      status: rooms.status,
      suspendedFrom: rooms.suspendedFrom,
    })
    .from(rooms)
    .innerJoin(subdistricts, eq(subdistricts.code, rooms.subdistrictCode))
    .where(
      roomIds
        ? sql`${rooms.id} in ${listed(roomIds)}`
        : sql`exists (select from ${timetables} t where t.room_id = ${rooms.id})`,
    )
    .orderBy(rooms.id)
    .for('no key update', { of: rooms })
  return found.map(({ status, ...room }) => ({ ...room, open: status === 'open' }))
}

/** The patterns of rooms that are valid on some day of a range. */
export function selectPatterns(
  tx: Executor,
  range: { roomIds: string[]; from: string; to: string },
): Promise<SlotPattern[]> {
  return tx
    .select({
      id: timetables.id,
      roomId: timetables.roomId,
      weekdays: timetables.weekdays,
      fromTime: timetables.fromTime,
      toTime: timetables.toTime,
      ageFromMonths: timetables.ageFromMonths,
      ageToMonths: timetables.ageToMonths,
      cap: timetables.cap,
      flexible: timetables.flexible,
      priceFenPerHour: sql<
        number | null
      >`coalesce(${timetables.priceFenPerHour}, ${rooms.priceFenPerHour})`,
      validFrom: timetables.validFrom,
      validTo: timetables.validTo,
    })
    .from(timetables)
    .innerJoin(rooms, eq(rooms.id, timetables.roomId))
    .where(
      and(
        sql`${timetables.roomId} in ${listed(range.roomIds)}`,
        lte(timetables.validFrom, range.to),
        or(isNull(timetables.validTo), gte(timetables.validTo, range.from)),
      ),
    )
}

const isSettled = sql`(${slots.status} = 'closed'
  or exists (select from ${bookings} b where b.slot_id = ${slots.id}))`

const madeSlot = {
  id: slots.id,
  timetableId: slots.timetableId,
  roomId: slots.roomId,
  day: slots.day,
  startsAt: slots.startsAt,
  endsAt: slots.endsAt,
  ageFromMonths: slots.ageFromMonths,
  ageToMonths: slots.ageToMonths,
  cap: slots.cap,
  flexible: slots.flexible,
  priceFenPerHour: slots.priceFenPerHour,
  closed: sql<boolean>`${slots.status} = 'closed'`,
  settled: sql<boolean>`${isSettled}`,
}

/** The slots timetables of these rooms have made that have not begun. */
export async function selectMadeSlots(
  tx: Executor,
  range: { roomIds: string[]; after: Date; to: string },
): Promise<MadeSlot[]> {
  const found = await tx
    .select(madeSlot)
    .from(slots)
    .where(
      and(
        sql`${slots.roomId} in ${listed(range.roomIds)}`,
        gt(slots.startsAt, range.after),
        lte(slots.day, range.to),
      ),
    )
  return found.flatMap(ofTimetable)
}

/** The slots of these ids that a timetable made. */
export async function selectSlotsById(tx: Executor, ids: string[]): Promise<MadeSlot[]> {
  if (ids.length === 0) return []
  const found = await tx
    .select(madeSlot)
    .from(slots)
    .where(sql`${slots.id} in ${listed(ids)}`)
  return found.flatMap(ofTimetable)
}

function ofTimetable(slot: Omit<MadeSlot, 'timetableId'> & { timetableId: string | null }) {
  const { timetableId } = slot
  return timetableId === null ? [] : [{ ...slot, timetableId }]
}

/**
 * Removes slots that are still without claims, whatever was read before; answers which went. Waits
 * for a booking under way in one of them and then leaves that slot.
 */
export async function deleteUnclaimedSlots(tx: Executor, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  await lockSlots(tx, ids)
  const gone = await tx.execute<{ id: string }>(sql`
    delete from slots s where s.id in ${listed(ids)} and ${unclaimed} returning s.id`)
  return new Set(gone.map((row) => row.id))
}

/** Gives slots still without claims their new ages and price; answers which took them. */
export async function updateUnclaimedSlots(
  tx: Executor,
  changed: MadeSlot[],
): Promise<Set<string>> {
  if (changed.length === 0) return new Set()
  await lockSlots(
    tx,
    changed.map((slot) => slot.id),
  )
  const done = await tx.execute<{ id: string }>(sql`
    update slots s set age_from_months = c."ageFromMonths", age_to_months = c."ageToMonths",
      price_fen_per_hour = c."priceFenPerHour"
    from jsonb_to_recordset(${JSON.stringify(changed)}::text::jsonb) as c(
      id uuid, "ageFromMonths" smallint, "ageToMonths" smallint, "priceFenPerHour" integer)
    where s.id = c.id and ${unclaimed} returning s.id`)
  return new Set(done.map((row) => row.id))
}

async function lockSlots(tx: Executor, ids: string[]): Promise<void> {
  await tx.execute(sql`
    select 1 from slots where id in ${listed(ids)} order by room_id, starts_at, id for update`)
}

const unclaimed = sql`s.status = 'open' and not exists (select from bookings b where b.slot_id = s.id)`

function listed(ids: string[]) {
  return sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)::uuid)`
}

const atOnce = 5_000

/**
 * Adds slots in the order given; one that a timetable already has on the day is left out. Answers
 * those added.
 */
export async function insertSlots(tx: Executor, planned: PlannedSlot[]): Promise<PlannedSlot[]> {
  const added = new Set<string>()
  for (let from = 0; from < planned.length; from += atOnce) {
    const rows = await tx.execute<{ timetableId: string; day: string }>(sql`
      insert into slots (id, room_id, timetable_id, day, starts_at, ends_at, age_from_months,
        age_to_months, cap, flexible, price_fen_per_hour)
      select uuid_v7(), "roomId", "timetableId", day, "startsAt", "endsAt", "ageFromMonths",
        "ageToMonths", cap, flexible, "priceFenPerHour"
      from jsonb_to_recordset(${JSON.stringify(planned.slice(from, from + atOnce))}::text::jsonb) as p(
        "roomId" uuid, "timetableId" uuid, day date, "startsAt" timestamptz, "endsAt" timestamptz,
        "ageFromMonths" smallint, "ageToMonths" smallint, cap smallint, flexible boolean,
        "priceFenPerHour" integer)
      order by "roomId", "startsAt"
      on conflict (timetable_id, day) do nothing
      returning timetable_id as "timetableId", day::text`)
    for (const row of rows) added.add(slotKey(row))
  }
  return planned.filter((slot) => added.has(slotKey(slot)))
}

type CapChange = { timetableId: string; after: Date; from: number | null; to: number | null }

/**
 * Gives slots of a timetable that still carry its former cap the new one, unless somebody claimed
 * in them or closed them; answers the slots that took it and those that keep theirs.
 */
export async function moveCap(
  tx: Executor,
  change: CapChange,
): Promise<{ moved: string[]; kept: string[] }> {
  const carrying = and(
    eq(slots.timetableId, change.timetableId),
    gt(slots.startsAt, change.after),
    sql`${slots.cap} is not distinct from ${change.from}::smallint`,
  )
  const kept = await tx.select({ id: slots.id }).from(slots).where(and(carrying, isSettled))
  const moved = await tx
    .update(slots)
    .set({ cap: change.to })
    .where(and(carrying, sql`not ${isSettled}`))
    .returning({ id: slots.id })
  return { moved: moved.map((row) => row.id), kept: kept.map((row) => row.id) }
}

/** How many bookings hold a place in each of these slots; none are left out. */
export async function countLiveBookings(
  tx: Executor,
  slotIds: string[],
  now: Date,
): Promise<Map<string, number>> {
  if (slotIds.length === 0) return new Map()
  const rows = await tx.execute<{ slotId: string; bookings: number }>(sql`
    select b.slot_id as "slotId", count(*)::int as bookings from bookings b
    where b.slot_id in ${listed(slotIds)} and b.child_id is not null and ${stands('b', now)}
    group by b.slot_id`)
  return new Map(rows.map((row) => [row.slotId, row.bookings]))
}
