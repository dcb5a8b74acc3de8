import { and, eq, lte, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { subdistricts } from '@/db/schema/divisions'
import { operators, rooms } from '@/db/schema/rooms'
import type { RoomPlace } from '../authority/scope-rules'
import type { Write } from '../shared/context'
import { foldedRoomName } from '../shared/names'

export type RoomRow = typeof rooms.$inferSelect
export type NewRoom = typeof rooms.$inferInsert
export type ManagedRoom = RoomPlace & RoomRow

/** The room with its district and subdistrict, locked against other changes of it; null if there is none. */
export async function lockRoom(tx: Executor, roomId: string): Promise<ManagedRoom | null> {
  const [found] = await tx
    .select({ room: rooms, districtCode: subdistricts.districtCode })
    .from(rooms)
    .innerJoin(subdistricts, eq(subdistricts.code, rooms.subdistrictCode))
    .where(eq(rooms.id, roomId))
    .for('no key update', { of: rooms })
  return found ? { ...found.room, districtCode: found.districtCode } : null
}

/** The district of a subdistrict; null if there is no such subdistrict. */
export async function selectDistrictOf(
  db: Executor,
  subdistrictCode: string,
): Promise<string | null> {
  const [found] = await db
    .select({ districtCode: subdistricts.districtCode })
    .from(subdistricts)
    .where(eq(subdistricts.code, subdistrictCode))
  return found?.districtCode ?? null
}

/** The room's own price in fen an hour; null if it is not published. */
export async function selectRoomPrice(db: Executor, roomId: string): Promise<number | null> {
  const [room] = await db
    .select({ price: rooms.priceFenPerHour })
    .from(rooms)
    .where(eq(rooms.id, roomId))
  return room?.price ?? null
}

/** The operator of that name, made when there is none. */
export async function operatorNamed({ tx }: Write, name: string): Promise<string> {
  const [row] = await tx
    .insert(operators)
    .values({ name })
    .onConflictDoUpdate({ target: operators.name, set: { name: sql`excluded.name` } })
    .returning({ id: operators.id })
  if (!row) throw new Error('an operator was not written')
  return row.id
}

/** The name of an operator; null if there is none. */
export async function selectOperatorName(
  db: Executor,
  operatorId: string | null,
): Promise<string | null> {
  if (operatorId === null) return null
  const [found] = await db
    .select({ name: operators.name })
    .from(operators)
    .where(eq(operators.id, operatorId))
  return found?.name ?? null
}

/** Open rooms whose day of suspension has come, locked in order. */
export function lockDueRooms(tx: Executor, today: string): Promise<{ id: string }[]> {
  return tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(eq(rooms.status, 'open'), lte(rooms.suspendedFrom, today)))
    .orderBy(rooms.id)
    .for('no key update')
}

/** Adds a room; false if another has its code. */
export async function insertRoom({ tx }: Write, room: NewRoom & { id: string }): Promise<boolean> {
  const rows = await tx
    .insert(rooms)
    .values({ ...room, nameFolded: foldedRoomName(room) })
    .onConflictDoNothing({ target: rooms.code })
    .returning({ id: rooms.id })
  return rows.length > 0
}

export async function updateRoom(
  { tx, now }: Write,
  roomId: string,
  set: Partial<NewRoom>,
): Promise<void> {
  const [named] = await tx
    .update(rooms)
    .set({ ...set, updatedAt: now })
    .where(eq(rooms.id, roomId))
    .returning({ nameZh: rooms.nameZh, nameEn: rooms.nameEn })
  if (!named || (set.nameZh === undefined && set.nameEn === undefined)) return
  await tx
    .update(rooms)
    .set({ nameFolded: foldedRoomName(named) })
    .where(eq(rooms.id, roomId))
}
