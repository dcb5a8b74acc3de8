import { and, eq, gt, isNull, notExists, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Executor } from '@/db/client'
import { districts, subdistricts } from '@/db/schema/divisions'
import { messages } from '@/db/schema/messages'
import { roleInvitations } from '@/db/schema/people'
import { operators, rooms } from '@/db/schema/rooms'
import type { RoomPlace } from '../authority/scope-rules'
import type { Role, Write } from '../shared/context'
import { foldName } from '../shared/names'
import type { RolePlace } from './policy'

export type RoleInvitationRow = typeof roleInvitations.$inferSelect

/** Where a role would hold; null if that district, subdistrict, operator or room is not there. */
export async function placeOf(db: Executor, role: Role): Promise<RolePlace | null> {
  switch (role.role) {
    case 'city_administrator':
      return { districtCode: null, rooms: [] }
    case 'district_administrator': {
      const found = await db.select().from(districts).where(eq(districts.code, role.districtCode))
      return found.length > 0 ? { districtCode: role.districtCode, rooms: [] } : null
    }
    case 'subdistrict_administrator': {
      const [found] = await db
        .select({ districtCode: subdistricts.districtCode })
        .from(subdistricts)
        .where(eq(subdistricts.code, role.subdistrictCode))
      return found ? { districtCode: found.districtCode, rooms: [] } : null
    }
    case 'operator': {
      const found = await db.select().from(operators).where(eq(operators.id, role.operatorId))
      if (found.length === 0) return null
      return { districtCode: null, rooms: await roomPlaces(db, { operatorId: role.operatorId }) }
    }
    case 'room_manager':
    case 'caregiver': {
      const found = await roomPlaces(db, { roomId: role.roomId })
      return found.length > 0 ? { districtCode: null, rooms: found } : null
    }
  }
}

function roomPlaces(
  db: Executor,
  which: { roomId: string } | { operatorId: string },
): Promise<RoomPlace[]> {
  return db
    .select({
      id: rooms.id,
      subdistrictCode: rooms.subdistrictCode,
      districtCode: subdistricts.districtCode,
      operatorId: rooms.operatorId,
    })
    .from(rooms)
    .innerJoin(subdistricts, eq(subdistricts.code, rooms.subdistrictCode))
    .where('roomId' in which ? eq(rooms.id, which.roomId) : eq(rooms.operatorId, which.operatorId))
}

export async function insertRoleInvitation(
  { tx, now, actor }: Write,
  made: { tokenHash: string; name: string; phone: string; role: Role; expiresAt: Date },
): Promise<string> {
  const id = v7()
  const { role, ...rest } = made
  const invitedBy = actor.kind === 'account' ? actor.accountId : null
  const named = { ...rest, nameFolded: foldName(rest.name) }
  await tx.insert(roleInvitations).values({ id, invitedBy, createdAt: now, ...named, ...role })
  return id
}

/** The invitation of a token; held until the transaction ends when `lock` is asked for. */
export async function findInvitationByHash(
  db: Executor,
  hash: string,
  { lock = false } = {},
): Promise<RoleInvitationRow | null> {
  const query = db.select().from(roleInvitations).where(eq(roleInvitations.tokenHash, hash))
  const [row] = await (lock ? query.for('update') : query)
  return row ?? null
}

/** The invitation by its id, held until the transaction ends. */
export async function lockRoleInvitation(
  tx: Executor,
  id: string,
): Promise<RoleInvitationRow | null> {
  const [row] = await tx
    .select()
    .from(roleInvitations)
    .where(eq(roleInvitations.id, id))
    .for('update')
  return row ?? null
}

/** Invitations to a number that can still be accepted. */
export function openInvitationsTo(
  db: Executor,
  phone: string,
  now: Date,
): Promise<RoleInvitationRow[]> {
  return db
    .select()
    .from(roleInvitations)
    .where(and(eq(roleInvitations.phone, phone), isOpen(now)))
}

/** Of an invitation: that it can still be accepted. */
function isOpen(now: Date) {
  return and(
    isNull(roleInvitations.acceptedAt),
    isNull(roleInvitations.withdrawnAt),
    gt(roleInvitations.expiresAt, now),
  )
}

export async function closeRoleInvitation(
  { tx, now, actor }: Write,
  id: string,
  how: 'accepted' | 'withdrawn',
): Promise<void> {
  const by = actor.kind === 'account' ? actor.accountId : null
  const set =
    how === 'accepted' ? { acceptedAt: now, acceptedBy: by } : { withdrawnAt: now, withdrawnBy: by }
  await tx.update(roleInvitations).set(set).where(eq(roleInvitations.id, id))
}

/** Takes the links out of messages to numbers without an open invitation; answers of how many. */
export async function forgetLinks({ tx, now }: Write): Promise<number> {
  const open = tx
    .select({ id: roleInvitations.id })
    .from(roleInvitations)
    .where(and(eq(roleInvitations.phone, messages.phone), isOpen(now)))
  const rows = await tx
    .update(messages)
    .set({ parameters: sql`${messages.parameters} - 'sealed'` })
    .where(
      and(
        eq(messages.kind, 'role_invited'),
        sql`${messages.parameters} ? 'sealed'`,
        notExists(open),
      ),
    )
    .returning({ id: messages.id })
  return rows.length
}
