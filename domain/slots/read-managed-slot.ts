import { validate } from 'uuid'
import { mayRunRoom } from '../authority/room-policy'
import { findFreePlaces } from '../capacity/queries'
import type { StaffRoom } from '../rooms/staff-queries'
import { staffRoom } from '../rooms/staff-room'
import { type Ctx, writing } from '../shared/context'
import { initialOf } from '../shared/names'
import { NotFound } from '../shared/refusal'
import { type SlotClaim, selectSlotClaims } from './claims-queries'
import type { SeenSlot } from './manage-inputs'
import { selectManagedSlots } from './manage-queries'
import { seenOf } from './managed-slot'
import { readBookedChildren } from './read-booked-children'
import type { SlotWithChildren } from './read-room-days'

export type ManagedSlotPage = {
  room: StaffRoom
  mayChange: boolean
  /** Whether names and allergies are withheld until the actor states a reason. */
  closed: boolean
  slot: SlotWithChildren
  /** Every claim there ever was in it; empty for people who do not run the room. */
  claims: SlotClaim[]
  /** The slot as the page's forms send it back. */
  seen: SeenSlot
  over: boolean
  /** Each quarter hour of the slot, in order of time. */
  quarters: Date[]
  /** The quarter hour with the fewest free places, the fullest and earliest of those. */
  fullest: Date
}

/**
 * One slot of a room for its staff, with the children booked; that their records were read is
 * noted. Throws NotFound for a slot of another room and for a room that is not the actor's.
 */
export async function readManagedSlot(
  ctx: Ctx,
  input: { code: string; slotId: string },
): Promise<ManagedSlotPage> {
  const room = await staffRoom(ctx.db.read, ctx.actor, { code: input.code })
  if (!validate(input.slotId)) throw new NotFound()
  return writing(ctx, async (write) => {
    const { tx, now } = write
    const [slot] = await selectManagedSlots(tx, { roomId: room.id, slotId: input.slotId }, now)
    if (!slot) throw new NotFound()
    const { children, closed } = await readBookedChildren(write, room, {
      day: slot.day,
      slotId: slot.id,
    })
    const free = await findFreePlaces(tx, [slot.id], null, null, now)
    const taken = (at: Date) =>
      children.filter((one) => one.startsAt <= at && one.endsAt > at).length
    const [fullest] = free.toSorted((a, b) => a.free - b.free || taken(b.at) - taken(a.at))
    const mayChange = mayRunRoom(ctx.actor, room)
    return {
      room,
      mayChange,
      closed,
      claims: mayChange ? (await selectSlotClaims(tx, slot.id, now)).map(shown(closed)) : [],
      slot: { ...slot, children },
      seen: seenOf(slot),
      over: slot.endsAt <= now,
      quarters: free.map((one) => one.at),
      fullest: fullest?.at ?? slot.startsAt,
    }
  })
}

/** A claim as it is shown: with the initial alone if names are withheld. */
function shown(closed: boolean) {
  return (claim: SlotClaim): SlotClaim =>
    closed && claim.childName !== null ? { ...claim, childName: initialOf(claim.childName) } : claim
}
