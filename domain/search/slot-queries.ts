import { and, eq, ne } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { subdistricts } from '@/db/schema/divisions'
import { rooms } from '@/db/schema/rooms'
import { slots } from '@/db/schema/slots'

/** A slot and the place of its room; null if there is none, or its room is a draft. */
export async function findSlotPlace(on: Executor, slotId: string) {
  const [found] = await on
    .select({
      id: slots.id,
      day: slots.day,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      flexible: slots.flexible,
      ageFromMonths: slots.ageFromMonths,
      ageToMonths: slots.ageToMonths,
      roomId: rooms.id,
      room: { code: rooms.code, nameZh: rooms.nameZh, nameEn: rooms.nameEn },
      latitude: rooms.latitude,
      longitude: rooms.longitude,
      subdistrictCode: subdistricts.code,
      districtCode: subdistricts.districtCode,
    })
    .from(slots)
    .innerJoin(rooms, eq(rooms.id, slots.roomId))
    .innerJoin(subdistricts, eq(subdistricts.code, rooms.subdistrictCode))
    .where(and(eq(slots.id, slotId), ne(rooms.status, 'draft')))
  return found ?? null
}

export type SlotPlace = NonNullable<Awaited<ReturnType<typeof findSlotPlace>>>
