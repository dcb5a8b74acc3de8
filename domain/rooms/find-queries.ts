import { and, asc, eq, gte, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { districts, subdistricts } from '@/db/schema/divisions'
import { operators, rooms } from '@/db/schema/rooms'
import { timetables } from '@/db/schema/timetables'

const listed = {
  id: rooms.id,
  code: rooms.code,
  nameZh: rooms.nameZh,
  nameEn: rooms.nameEn,
  status: rooms.status,
  origin: rooms.origin,
  exampleSlots: rooms.exampleSlots,
  priceFenPerHour: rooms.priceFenPerHour,
  latitude: rooms.latitude,
  longitude: rooms.longitude,
  subdistrictCode: subdistricts.code,
  subdistrictZh: subdistricts.nameZh,
  subdistrictEn: subdistricts.nameEn,
  districtCode: districts.code,
  districtZh: districts.nameZh,
  districtEn: districts.nameEn,
}

/** The rooms of a district or subdistrict by code (null: of the city), drafts left out. */
export function findListedRooms(on: Executor, divisionCode: string | null) {
  return on
    .select(listed)
    .from(rooms)
    .innerJoin(subdistricts, eq(subdistricts.code, rooms.subdistrictCode))
    .innerJoin(districts, eq(districts.code, subdistricts.districtCode))
    .where(
      and(
        ne(rooms.status, 'draft'),
        divisionCode === null
          ? undefined
          : or(eq(districts.code, divisionCode), eq(subdistricts.code, divisionCode)),
      ),
    )
    .orderBy(asc(subdistricts.code), asc(rooms.nameZh), asc(rooms.code))
}

export type ListedRoom = Awaited<ReturnType<typeof findListedRooms>>[number]

/** All that the public may know of a room; null if there is none, or a draft. */
export async function findPublicRoom(on: Executor, code: string) {
  const [found] = await on
    .select({
      ...listed,
      address: rooms.address,
      latitude: rooms.latitude,
      longitude: rooms.longitude,
      contactPhone: rooms.contactPhone,
      floorAreaDm2: rooms.floorAreaDm2,
      playAreaDm2: rooms.playAreaDm2,
      licensedPlaces: rooms.licensedPlaces,
      plannedPlaces: rooms.plannedPlaces,
      openedOn: rooms.openedOn,
      statusReason: rooms.statusReason,
      suspendedFrom: rooms.suspendedFrom,
      source: rooms.source,
      operatorName: operators.name,
    })
    .from(rooms)
    .innerJoin(subdistricts, eq(subdistricts.code, rooms.subdistrictCode))
    .innerJoin(districts, eq(districts.code, subdistricts.districtCode))
    .leftJoin(operators, eq(operators.id, rooms.operatorId))
    .where(and(eq(rooms.code, code), ne(rooms.status, 'draft')))
  return found ?? null
}

export type PublicRoom = NonNullable<Awaited<ReturnType<typeof findPublicRoom>>>

/** The id of a room by its code; null if there is none, or a draft. */
export async function selectPublicRoomId(on: Executor, code: string): Promise<string | null> {
  const [found] = await on
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.code, code), ne(rooms.status, 'draft')))
  return found?.id ?? null
}

/** The weekly patterns of a room valid on a day, by time. Weekdays are ISO: 1 is Monday. */
export function findOpeningHours(on: Executor, roomId: string, day: string) {
  return on
    .select({
      weekdays: timetables.weekdays,
      fromTime: timetables.fromTime,
      toTime: timetables.toTime,
      ageFromMonths: timetables.ageFromMonths,
      ageToMonths: timetables.ageToMonths,
      flexible: timetables.flexible,
    })
    .from(timetables)
    .where(
      and(
        eq(timetables.roomId, roomId),
        lte(timetables.validFrom, day),
        or(isNull(timetables.validTo), gte(timetables.validTo, day)),
      ),
    )
    .orderBy(sql`${timetables.weekdays}[1]`, asc(timetables.fromTime), asc(timetables.id))
}

export type OpeningHours = Awaited<ReturnType<typeof findOpeningHours>>[number]
