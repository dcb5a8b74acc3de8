import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createDatabase } from '@/db/client'
import { createRoom } from '@/domain/administration/create-room'
import { openRoom } from '@/domain/administration/open-room'
import type { NewRoomInput } from '@/domain/rooms/inputs'
import { addCaregiver } from '@/domain/roster/add-caregiver'
import type { Actor, Ctx, Role } from '@/domain/shared/context'
import { instantOf } from '@/domain/shared/time'
import { createTimetable } from '@/domain/timetables/create-timetable'
import type { NewTimetableInput } from '@/domain/timetables/inputs'
import { serving } from './database'

/** A Monday in a published year, far from holidays. */
export const monday = '2026-11-02'

/** The system acting at a wall-clock time in Shanghai; the database's clock says the same. */
export function systemAt(url: string, day: string, time = '08:00'): Ctx & { db: Database } {
  const now = instantOf(day, time)
  return {
    actor: { kind: 'system' },
    now,
    db: createDatabase(serving(url), { max: 4, clock: () => now }),
  }
}

/** A person with these roles, known to no database: for asking who may do what. */
export function accountWith(...roles: Role[]): Actor {
  return {
    kind: 'account',
    accountId: '01890000-0000-7000-8000-000000000001',
    phone: '+8613900000000',
    name: null,
    language: 'zh',
    homeSubdistrictCode: null,
    roles,
  }
}

/** An open room of its own for a test, in the first subdistrict of Jing'an. */
export async function openTestRoom(ctx: Ctx, fields: Partial<NewRoomInput> = {}): Promise<string> {
  const created = await createRoom(ctx, {
    nameZh: '试验宝宝屋',
    subdistrictCode: '310106006',
    licensedPlaces: 10,
    playAreaDm2: 10_000,
    ...fields,
  })
  if (!created.ok) throw new Error(created.reason)
  await openRoom(ctx, { roomId: created.roomId })
  return created.roomId
}

/** Weekday mornings from nine to eleven, unless `fields` says otherwise. */
export function pattern(
  roomId: string,
  fields: Partial<NewTimetableInput> = {},
): NewTimetableInput {
  return {
    roomId,
    weekdays: [1, 2, 3, 4, 5],
    fromTime: '09:00',
    toTime: '11:00',
    ageFromMonths: null,
    ageToMonths: null,
    cap: null,
    flexible: false,
    priceFenPerHour: null,
    validFrom: '2026-01-01',
    validTo: null,
    sharesCapacity: false,
    ...fields,
  }
}

/** A timetable that was not refused. */
export async function addPattern(
  ctx: Ctx,
  roomId: string,
  fields: Partial<NewTimetableInput> = {},
): Promise<string> {
  const created = await createTimetable(ctx, pattern(roomId, fields))
  if (!created.ok) throw new Error(created.reason)
  return created.timetableId
}

/** Some caregivers for a room. */
export async function hire(ctx: Ctx, roomId: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = 1; n <= count; n++) {
    const added = await addCaregiver(ctx, { roomId, name: `照护人员${n}`, kind: 'caregiver' })
    if (!added.ok) throw new Error(added.reason)
    ids.push(added.caregiverId)
  }
  return ids
}

export type SlotLook = { id: string; day: string; from: string; to: string; cap: number | null }

/** The slots of a room as wall-clock times in Shanghai, in order. */
export async function slotsOf({ db }: Ctx, roomId: string): Promise<SlotLook[]> {
  const rows = await db.read.execute<SlotLook>(sql`
    select id, day::text, to_char(starts_at at time zone 'Asia/Shanghai', 'HH24:MI') as from,
      to_char(ends_at at time zone 'Asia/Shanghai', 'HH24:MI') as to, cap
    from slots where room_id = ${roomId} order by starts_at, id`)
  return [...rows]
}
