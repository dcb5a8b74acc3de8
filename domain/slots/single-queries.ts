import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { instant, withDates } from '@/db/sql'
import type { PlannedSlot } from './rules'

/** The room and times of a slot; null if there is no such slot. */
export async function findSlotTimes(
  tx: Executor,
  slotId: string,
): Promise<{ roomId: string; startsAt: Date; endsAt: Date } | null> {
  const rows = await tx.execute(sql`
    select room_id as "roomId", starts_at as "startsAt", ends_at as "endsAt" from slots
    where id = ${slotId}::uuid`)
  const [slot] = withDates<{ roomId: string; startsAt: Date; endsAt: Date }>(rows, {
    startsAt: Date,
    endsAt: Date,
  })
  return slot ?? null
}

/** An open slot of the room that is open at the same time; the earliest of several. */
export async function findSlotBeside(
  tx: Executor,
  { roomId, startsAt, endsAt }: Pick<PlannedSlot, 'roomId' | 'startsAt' | 'endsAt'>,
): Promise<{ startsAt: Date; endsAt: Date } | null> {
  const rows = await tx.execute(sql`
    select starts_at as "startsAt", ends_at as "endsAt" from slots
    where room_id = ${roomId}::uuid and status = 'open'
      and starts_at < ${instant(endsAt)}
      and ends_at > ${instant(startsAt)}
    order by starts_at, id limit 1`)
  const [slot] = withDates<{ startsAt: Date; endsAt: Date }>(rows, { startsAt: Date, endsAt: Date })
  return slot ?? null
}

/** Adds one slot that no timetable made. */
export async function insertSingleSlot(
  tx: Executor,
  slot: Omit<PlannedSlot, 'timetableId'> & { id: string },
): Promise<void> {
  await tx.execute(sql`
    insert into slots (id, room_id, day, starts_at, ends_at, age_from_months, age_to_months, cap,
      flexible, price_fen_per_hour)
    values (${slot.id}::uuid, ${slot.roomId}::uuid, ${slot.day}::date,
      ${instant(slot.startsAt)}, ${instant(slot.endsAt)},
      ${slot.ageFromMonths}::smallint, ${slot.ageToMonths}::smallint, ${slot.cap}::smallint,
      ${slot.flexible}, ${slot.priceFenPerHour}::integer)`)
}

/** Claims there ever were in a slot, ended ones too, and shortfalls it ever had. */
export async function countSlotHistory(
  tx: Executor,
  slotId: string,
): Promise<{ claims: number; shortfalls: number }> {
  const [row] = await tx.execute<{ claims: number; shortfalls: number }>(sql`
    select (select count(*)::int from bookings where slot_id = ${slotId}::uuid) as claims,
      (select count(*)::int from shortfalls where slot_id = ${slotId}::uuid) as shortfalls`)
  return row ?? { claims: 0, shortfalls: 0 }
}

/** Removes a slot; a booking that comes first makes the database refuse. */
export async function deleteSlot(tx: Executor, slotId: string): Promise<void> {
  await tx.execute(sql`select 1 from slots where id = ${slotId}::uuid for update`)
  await tx.execute(sql`delete from slots where id = ${slotId}::uuid`)
}
