import { validate } from 'uuid'
import type { Executor } from '@/db/client'
import { mayRunRoom } from '../authority/room-policy'
import type { StaffRoom } from '../rooms/staff-queries'
import { staffRoom } from '../rooms/staff-room'
import { type Account, requireAccount } from '../shared/actor'
import type { Actor } from '../shared/context'
import { NotFound } from '../shared/refusal'
import { type FamilyRow, selectFamily, wasFoundAtDesk } from './desk-queries'

/** How long a family found at the desk can be booked for without asking for its number again. */
const deskMinutes = 120

export type Desk = { staff: Account; room: StaffRoom }

/**
 * The room whose desk somebody stands at. Throws SignInNeeded for a visitor and a job, NotFound for
 * a room the actor does not run; a caregiver does not.
 */
export async function deskOf(
  on: Executor,
  actor: Actor,
  asked: { code: string } | { id: string },
): Promise<Desk> {
  const staff = requireAccount(actor)
  const room = await staffRoom(on, staff, asked)
  if (!mayRunRoom(staff, room)) throw new NotFound()
  return { staff, room }
}

/**
 * A family that stands at this desk: found by its number or registered here by the same person a
 * short while ago. Null for every other account, so that nobody can be looked up by an id.
 */
export async function familyAtDesk(
  on: Executor,
  { staff, room }: Desk,
  accountId: string,
  now: Date,
): Promise<FamilyRow | null> {
  if (!validate(accountId)) return null
  const since = new Date(now.getTime() - deskMinutes * 60_000)
  const asked = { staffId: staff.accountId, roomId: room.id, accountId, since }
  return (await wasFoundAtDesk(on, asked)) ? selectFamily(on, { accountId }) : null
}
