import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Database } from '@/db/client'
import { accounts, roles } from '@/db/schema/accounts'
import { roleInvitations } from '@/db/schema/people'
import { policies } from '@/db/schema/policies'
import { operators } from '@/db/schema/rooms'
import { writeAudit } from '@/domain/audit/write-audit'
import type { Actor, Role } from '@/domain/shared/context'
import { writing } from '@/domain/shared/context'
import { foldName } from '@/domain/shared/names'
import { addDays } from '@/domain/shared/time'
import { makeFamily } from '../../support/family'
import { named } from '../../support/named'
import { makeRoom } from '../../support/room'
import { makeStaff } from '../../support/staff'

export const scopeRoles = [
  'visitor',
  'parent',
  'caregiver',
  'manager',
  'operator',
  'subdistrict',
  'district',
  'city',
] as const
export type ScopeRole = (typeof scopeRoles)[number]

/** Places as seen from one room: its own line up to the city, those beside it, and those far away. */
export const targets = [
  'city',
  'ownDistrict',
  'otherDistrict',
  'ownSubdistrict',
  'sisterSubdistrict',
  'otherSubdistrict',
  'ownRoom',
  'nextRoom',
  'sisterRoom',
  'otherRoom',
] as const
export type Target = (typeof targets)[number]

/** A target with what lies in it: a role there, a person who holds it, a booked child, a log entry. */
export type Place = {
  /** As the addresses of pages name it: `city`, a code, `room-` and a code. */
  where: string
  role: Role
  roleId: string
  personId: string
  personName: string
  invitationId: string
  policyId: string
  /** What falls short in the room. */
  shortfallId: string | null
  room: { id: string; code: string } | null
  child: { id: string; name: string } | null
}

export type ScopeWorld = {
  places: Record<Target, Place>
  actors: Record<ScopeRole, Actor>
  /** The reason every target's log entry gives. */
  reason: string
}

const divisions: Partial<Record<Target, string>> = {
  ownDistrict: '310106',
  otherDistrict: '310105',
  ownSubdistrict: '310106006',
  sisterSubdistrict: '310106012',
  otherSubdistrict: '310105001',
}
const subdistrictOf: Partial<Record<Target, string>> = {
  ownRoom: '310106006',
  nextRoom: '310106006',
  sisterRoom: '310106012',
  otherRoom: '310105001',
}

/** Makes the targets and one actor for each role, all in the line of `ownRoom`. */
export async function makeScopeWorld(db: Database, now: Date, day: string): Promise<ScopeWorld> {
  const reason = `范围 ${v7()}`
  const places = {} as Record<Target, Place>
  for (const target of targets) places[target] = await makePlace(db, { target, day, reason, now })
  const [operator] = await db.read
    .insert(operators)
    .values({ name: `运营方 ${v7()}` })
    .returning({ id: operators.id })
  const { room } = places.ownRoom
  if (!operator || !room) throw new Error('the room was not made')
  await db.transaction((tx) =>
    tx.execute(sql`update rooms set operator_id = ${operator.id} where id = ${room.id}`),
  )
  const actors: Record<ScopeRole, Actor> = {
    visitor: { kind: 'visitor' },
    parent: await makeStaff(db, null),
    caregiver: await makeStaff(db, { role: 'caregiver', roomId: room.id }),
    manager: await makeStaff(db, { role: 'room_manager', roomId: room.id }),
    operator: await makeStaff(db, { role: 'operator', operatorId: operator.id }),
    subdistrict: await makeStaff(db, places.ownSubdistrict.role),
    district: await makeStaff(db, places.ownDistrict.role),
    city: await makeStaff(db, { role: 'city_administrator' }),
  }
  return { places, actors, reason }
}

type Making = { target: Target; day: string; reason: string; now: Date }

async function makePlace(db: Database, making: Making): Promise<Place> {
  const { target, day, reason, now } = making
  const code = divisions[target] ?? ''
  const subdistrictCode = subdistrictOf[target]
  const room = subdistrictCode
    ? await makeRoom(db, { subdistrictCode, slots: [{ day, from: '09:00', to: '11:00' }] })
    : null
  const role = roleAt(target, room?.id ?? code)
  const personName = `某人 ${randomInt(1e12)}`
  const personId = v7()
  const roleId = v7()
  const invitationId = v7()
  const policyId = v7()
  await db.transaction(async (tx) => {
    const phone = `+861${randomInt(1_000_000_000, 9_999_999_999)}`
    await tx
      .insert(accounts)
      .values({ id: personId, phone, name: personName, nameFolded: foldName(personName) })
    await tx.insert(roles).values({ id: roleId, accountId: personId, ...role })
    await tx.insert(roleInvitations).values({
      id: invitationId,
      tokenHash: invitationId,
      name: personName,
      phone,
      expiresAt: new Date(now.getTime() + 86_400_000),
      ...role,
    })
    const level = room ? 'room' : levelOf(role)
    const { districtCode = null, subdistrictCode: inside = null } = { ...role } as Scoped
    await tx.insert(policies).values({
      ...{ id: policyId, level, districtCode, subdistrictCode: inside, roomId: room?.id ?? null },
      ...{ effectiveFrom: addDays(day, 40), markMissed: 3 },
    })
  })
  await writing({ actor: { kind: 'system' }, now, db }, (write) =>
    writeAudit(write, {
      action: 'policy_set',
      subjectKind: 'policy',
      subjectId: room?.id ?? (code || 'city'),
      ...(room ? { roomId: room.id } : {}),
      reason,
    }),
  )
  return {
    where: room ? `room-${room.code}` : code || 'city',
    role,
    roleId,
    personId,
    personName,
    invitationId,
    policyId,
    room,
    child: room ? await bookedChild(db, room.slotIds[0] ?? '') : null,
    shortfallId: room ? await shortfallOf(db, room.id) : null,
  }
}

function roleAt(target: Target, at: string): Role {
  if (target === 'city') return { role: 'city_administrator' }
  if (target.endsWith('District')) return { role: 'district_administrator', districtCode: at }
  return target.endsWith('Subdistrict')
    ? { role: 'subdistrict_administrator', subdistrictCode: at }
    : { role: 'caregiver', roomId: at }
}

type Scoped = { districtCode?: string; subdistrictCode?: string }

function levelOf({ role }: Role): 'city' | 'district' | 'subdistrict' {
  if (role === 'city_administrator') return 'city'
  return role === 'district_administrator' ? 'district' : 'subdistrict'
}

async function shortfallOf(db: Database, roomId: string): Promise<string> {
  await db.transaction((tx) =>
    tx.execute(sql`update slots set cap = 0 where room_id = ${roomId}::uuid`),
  )
  const [row] = await db.read.execute<{ id: string }>(sql`
    select id from shortfalls where room_id = ${roomId}::uuid and resolved_at is null`)
  if (!row) throw new Error('nothing falls short')
  return row.id
}

/** A child with a booking in the slot, written straight into the tables, and read there once. */
async function bookedChild(db: Database, slotId: string): Promise<{ id: string; name: string }> {
  const { account, childIds } = await makeFamily(db, ['2024-10-01'])
  const id = childIds[0] ?? ''
  const name = `小${randomInt(1e9)}`
  await db.transaction(async (tx) => {
    await tx.execute(sql`update children set ${named(name)} where id = ${id}`)
    await tx.execute(sql`
      insert into bookings (id, slot_id, child_id, account_id, status, starts_at, ends_at, cancel_until)
      select uuid_v7(), id, ${id}, ${account.accountId}, 'confirmed', starts_at, ends_at, cancel_until
      from slots where id = ${slotId}`)
    await tx.execute(sql`
      insert into audit_entries (id, at, actor_kind, action, subject_kind, subject_id, room_id, child_id)
      select uuid_v7(), app_now(), 'system', 'child_read', 'child', ${id}::text, room_id, ${id}::uuid
      from slots where id = ${slotId}`)
  })
  return { id, name }
}
