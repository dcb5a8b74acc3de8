import { and, eq, gt, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { subdistricts } from '@/db/schema/divisions'
import { rooms } from '@/db/schema/rooms'
import { slots } from '@/db/schema/slots'
import { timetables } from '@/db/schema/timetables'
import type { RoomPlace } from '../shared/actor'
import type { MadeSlot, PlannedSlot, SlotPattern } from './rules'

/** One maker of all slots at a time; others wait for it, longer than for a family's booking. */
export async function lockSlotMaking(tx: Executor): Promise<void> {
  await tx.execute(sql`select set_config('lock_timeout', '60s', true)`)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('baobaowu slots'))`)
}

/** The rooms that have a timetable, or those asked for, locked in order; with where they belong. */
export async function lockRoomsForSlots(
  tx: Executor,
  roomIds: string[] | null,
): Promise<(RoomPlace & { open: boolean })[]> {
  const found = await tx
    .select({
      id: rooms.id,
      subdistrictCode: rooms.subdistrictCode,
      districtCode: subdistricts.districtCode,
      operatorId: rooms.operatorId,
      status: rooms.status,
    })
    .from(rooms)
    .innerJoin(subdistricts, eq(subdistricts.code, rooms.subdistrictCode))
    .where(
      roomIds
        ? inArray(rooms.id, roomIds)
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
        inArray(timetables.roomId, range.roomIds),
        lte(timetables.validFrom, range.to),
        or(isNull(timetables.validTo), gte(timetables.validTo, range.from)),
      ),
    )
}

/** The slots timetables of these rooms have made that have not begun. */
export async function selectMadeSlots(
  tx: Executor,
  range: { roomIds: string[]; after: Date; to: string },
): Promise<MadeSlot[]> {
  const found = await tx
    .select({
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
      settled: sql<boolean>`${slots.status} = 'closed'
        or exists (select from ${bookings} b where b.slot_id = ${slots.id})`,
    })
    .from(slots)
    .where(
      and(
        inArray(slots.roomId, range.roomIds),
        gt(slots.startsAt, range.after),
        lte(slots.day, range.to),
      ),
    )
  return found.flatMap(({ timetableId, ...slot }) =>
    timetableId === null ? [] : [{ ...slot, timetableId }],
  )
}

/**
 * Removes slots that are still without claims, whatever was read before. Waits for a booking under
 * way in one of them and then leaves that slot.
 */
export async function deleteUnclaimedSlots(tx: Executor, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const list = sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)::uuid)`
  await tx.execute(sql`
    select 1 from slots where id in ${list} order by room_id, starts_at, id for update`)
  const gone = await tx.execute<{ id: string }>(sql`
    delete from slots s where s.id in ${list} and s.status = 'open'
      and not exists (select from bookings b where b.slot_id = s.id)
    returning s.id`)
  return gone.map((row) => row.id)
}

const atOnce = 5_000

/** Adds slots in the order given; one that a timetable already has on the day is left out. */
export async function insertSlots(tx: Executor, planned: PlannedSlot[]): Promise<number> {
  let added = 0
  for (let from = 0; from < planned.length; from += atOnce) {
    const rows = await tx.execute(sql`
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
      returning id`)
    added += rows.length
  }
  return added
}

/** Gives slots of a timetable that still carry its former cap the new one; claims stay as they are. */
export async function moveCap(
  tx: Executor,
  change: { timetableId: string; after: Date; from: number | null; to: number | null },
): Promise<void> {
  await tx
    .update(slots)
    .set({ cap: change.to })
    .where(
      and(
        eq(slots.timetableId, change.timetableId),
        gt(slots.startsAt, change.after),
        sql`${slots.cap} is not distinct from ${change.from}::smallint`,
        sql`not exists (select from ${bookings} b where b.slot_id = ${slots.id})`,
      ),
    )
}
