import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { instantOf } from '@/domain/shared/time'

/** A slot as the demo's families look at it. */
export type CitySlot = {
  id: string
  roomId: string
  day: string
  startsAt: Date
  endsAt: Date
  ageFromMonths: number
  ageToMonths: number
  minMinutes: number
  flexible: boolean
  price: number | null
  cap: number | null
  releasedAt: Date
  closesAt: Date
}

/** All slots of the city, in order of time and room. */
export async function citySlots({ read }: Database): Promise<CitySlot[]> {
  const rows = await read.execute<{ slot: Record<string, string> & CitySlot }>(sql`
    select jsonb_build_object('id', s.id, 'roomId', s.room_id, 'day', s.day, 'startsAt', s.starts_at,
      'endsAt', s.ends_at, 'ageFromMonths', s.age_from_months, 'ageToMonths', s.age_to_months,
      'minMinutes', s.min_minutes, 'flexible', s.flexible, 'price', s.price_fen_per_hour, 'cap', s.cap,
      'releasedAt', s.released_at, 'closesAt', s.booking_closes_at) as slot
    from slots s join rooms r on r.id = s.room_id
    order by s.starts_at, r.code, s.age_from_months`)
  return rows.map(({ slot }) => ({
    ...slot,
    startsAt: new Date(slot.startsAt),
    endsAt: new Date(slot.endsAt),
    releasedAt: new Date(slot.releasedAt),
    closesAt: new Date(slot.closesAt),
  }))
}

const hours = 3_600_000

/**
 * When families book a slot: the evening before it closes, or now if that is still to come.
 * Never before it is released.
 */
export function bookedAt(slot: CitySlot, now: Date): Date {
  const evening = new Date(slot.closesAt.getTime() - 22 * hours)
  const early = slot.releasedAt > evening ? slot.releasedAt : evening
  return early < now ? early : now
}

/** Whether families can book the slot by now at all. */
export function bookable(slot: CitySlot, now: Date): boolean {
  return slot.releasedAt <= now && bookedAt(slot, now) < slot.closesAt
}

/** The evening of a slot's day, when its visits are recorded. */
export function recordedAt(slot: CitySlot): Date {
  return instantOf(slot.day, '20:00')
}
